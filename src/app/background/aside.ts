/** Work that a request begins and does not wait for. What it throws is reported; it is stopped and awaited when the program ends. */
export type Aside = {
  begin: (name: string, work: (stop: AbortSignal) => Promise<unknown>) => void
  /** Stops what is under way, and at once what is begun later; when this returns nothing runs any more. */
  end: () => Promise<void>
}

/** Tells who runs the program what went wrong while nobody waited. */
export type ReportAside = (name: string, error: unknown) => void

export function openAside(report: ReportAside): Aside {
  const stop = new AbortController()
  const underWay = new Set<Promise<void>>()
  const done = async (name: string, work: (stop: AbortSignal) => Promise<unknown>) => {
    try {
      await work(stop.signal)
    } catch (error) {
      // Stopped with the program it ends as it was asked to.
      if (!stop.signal.aborted) report(name, error)
    }
  }
  return {
    begin: (name, work) => {
      const running = done(name, work)
      underWay.add(running)
      void running.then(() => underWay.delete(running))
    },
    end: async () => {
      stop.abort()
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** Where nobody said who is to be told. */
export const warnAside: ReportAside = (name, error) => process.emitWarning(error instanceof Error ? error : new Error(String(error)), { detail: name })
