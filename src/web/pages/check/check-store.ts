import type { Answer } from '../../../api/contract/endpoints.ts'
import { ProblemError } from '../../api/problem.ts'
import type { Job } from '../../api/watch-job.ts'

export type Checked = Answer<'checkFigures'>
export type CheckedText = Checked['texts'][number]

/** What is to be checked: pasted words, files, or both; all of it together. */
export type Given = { text: string; files: readonly File[] }

/** `where`: a short pasted text is read in the browser and never sent; while that goes on the state is `here`. */
export type CheckState =
  | { state: 'empty' }
  | { state: 'here' }
  | { state: 'sending'; part: number }
  | { state: 'reading'; job: Job | null }
  | { state: 'checked'; checked: Checked; where: 'here' | 'server' }
  | { state: 'refused'; error: ProblemError }

export type Outside = {
  /** reads in the browser. @throws ProblemError for what must not be read */
  here: (text: string) => Promise<Checked>
  send: (given: Given, command: string, watch: { onSent: (part: number) => void; signal: AbortSignal }) => Promise<Checked>
  watch: (command: string, watch: { onJob: (job: Job) => void; signal: AbortSignal }) => Promise<Job | null>
  cancel: (command: string) => Promise<unknown>
  newCommand: () => string
}

/** A text so long is read in a tenth of a second; a longer one would hold up typing. */
export const MOST_HERE = 200_000

const NOTHING: Given = { text: '', files: [] }
const EMPTY: CheckState = { state: 'empty' }

/**
 * The check in hand. It lives in the window's memory alone, so that one may leave the page and come back; nothing of it is
 * kept on this machine or on the server.
 */
export class CheckStore {
  readonly #outside: Outside
  readonly #listeners = new Set<() => void>()
  #given: Given = NOTHING
  #state: CheckState = EMPTY
  #who = ''
  #end = new AbortController()
  #command: string | null = null

  constructor(outside: Outside) {
    this.#outside = outside
  }

  /** What this account has put in. Another one at the same window finds nothing of it. */
  givenBy(who: string): Given {
    return this.#who === who ? this.#given : NOTHING
  }

  stateFor(who: string): CheckState {
    return this.#who === who ? this.#state : EMPTY
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What is written or taken away before it is checked. What was found in something else is shown no longer. */
  give(given: Given, who: string): void {
    this.#stop()
    this.#given = given
    this.#who = who
    this.#stand(EMPTY)
  }

  /** @param onServer also a short text, where the browser has not got what it needs to read it */
  async check(given: Given, who: string, onServer = false): Promise<void> {
    this.#stop()
    const { signal } = this.#end
    this.#given = given
    this.#who = who
    try {
      const here = !onServer && given.files.length === 0 && given.text.length <= MOST_HERE
      // Else what was found in another text would stand there until this one is read.
      if (here) this.#stand({ state: 'here' })
      const checked = here ? await this.#outside.here(given.text) : await this.#onServer(given, signal)
      if (!signal.aborted) this.#stand({ state: 'checked', checked, where: here ? 'here' : 'server' })
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof ProblemError)) throw error
      this.#stand({ state: 'refused', error })
    }
  }

  /** Stops what is being read and goes back to what was given. */
  async cancel(): Promise<void> {
    const command = this.#command
    const reading = this.#state.state === 'reading'
    this.#stop()
    this.#stand(EMPTY)
    if (command && reading) await this.#outside.cancel(command)
  }

  /** Forgets everything. */
  clear(): void {
    this.#stop()
    this.#given = NOTHING
    this.#stand(EMPTY)
  }

  async #onServer(given: Given, signal: AbortSignal): Promise<Checked> {
    const command = this.#outside.newCommand()
    this.#command = command
    this.#stand({ state: 'sending', part: 0 })
    // Watching ends with the answer, whichever it is; the signal of the check ends both.
    const watching = new AbortController()
    signal.addEventListener('abort', () => watching.abort(), { once: true })
    const onJob = (job: Job) => !watching.signal.aborted && this.#stand({ state: 'reading', job })
    const onSent = (part: number) => {
      if (signal.aborted) return
      if (part < 1) return this.#stand({ state: 'sending', part })
      if (this.#state.state === 'reading') return
      this.#stand({ state: 'reading', job: null })
      this.#outside.watch(command, { onJob, signal: watching.signal }).catch((error: unknown) => {
        // The form's own answer says what became of it.
        if (!(error instanceof ProblemError)) throw error
      })
    }
    try {
      return await this.#outside.send(given, command, { onSent, signal })
    } finally {
      watching.abort()
    }
  }

  #stop(): void {
    this.#end.abort()
    this.#end = new AbortController()
    this.#command = null
  }

  #stand(state: CheckState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
