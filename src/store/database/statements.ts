import { tracingChannel } from 'node:diagnostics_channel'

/** Name of the channel on which every statement is told of while somebody listens; see Node's `diagnostics_channel`. */
export const STATEMENTS = 'lingxian.statement'

/** What is told: the text, in which values are only numbered; `error` once it failed. */
export type Statement = { text: string; error?: unknown }

const channel = tracingChannel<string, Statement>(STATEMENTS)

/** Runs a statement, told of where somebody listens; else it costs a look. */
export function told<T>(text: string, run: () => Promise<T>): Promise<T> {
  return channel.hasSubscribers ? channel.tracePromise(run, { text }) : run()
}
