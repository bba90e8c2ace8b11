/** What this process is: since when it runs, where its data lie, how far its life is, and what of it leaves the machine. */
export type Installation = {
  /** the instant at which it was started */
  since: string
  /** folder of the data: its disk is watched */
  folder: string
  /** set by `main.ts` as it starts and stops */
  phase: 'starting' | 'serving' | 'stopping'
  /** by configuration, beside the channels of messages; where to is a host, never an address with a secret */
  leaves: readonly Leaving[]
}

export type Leaving = { way: 'database' | 'telemetry' | 'metrics' | 'sign-on'; to: string }

export function installationIn(folder: string, leaves: readonly Leaving[] = []): Installation {
  return { since: new Date().toISOString(), folder, phase: 'serving', leaves }
}
