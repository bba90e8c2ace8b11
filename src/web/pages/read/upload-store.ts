import { ProblemError } from '../../api/problem.ts'
import type { Job } from '../../api/watch-job.ts'
import type { Answer } from '../../../api/contract/endpoints.ts'

export type Uploaded = Answer<'uploadDocument'>

/** One file on its way: waiting, going out, read by the server, taken, refused; or lost when the server was restarted. */
export type Sending = {
  command: string
  /** account it was handed in by */
  who: string
  name: string
  /** null after the page was loaded anew: the browser does not give a file twice */
  file: File | null
} & Standing

export type Standing =
  | { state: 'waiting' }
  | { state: 'sending'; part: number }
  | { state: 'reading'; job: Job | null }
  | { state: 'taken'; answer: Uploaded }
  | { state: 'refused'; error: ProblemError }
  | { state: 'lost' }

/** What the store asks of the outside: the line to the server, and a shelf on this machine. */
export type Outside = {
  send: (file: File, command: string, watch: { onSent: (part: number) => void; signal: AbortSignal }) => Promise<Uploaded>
  watch: (command: string, watch: { onJob: (job: Job) => void; signal: AbortSignal }) => Promise<Job | null>
  cancel: (command: string) => Promise<unknown>
  shelf: Pick<Storage, 'getItem' | 'setItem'>
}

type Kept = { command: string; who: string; name: string }

const KEY = 'lingxian.uploads'

/**
 * The files handed in by this page. It outlives the page that shows it: one may go elsewhere meanwhile, and what was wholly
 * sent is found again even after the page was loaded anew.
 */
export class UploadStore {
  readonly #outside: Outside
  readonly #listeners = new Set<() => void>()
  readonly #ends = new Map<string, AbortController>()
  #list: readonly Sending[] = []
  /** one file after the other: the server reads few at a time, and a long list must not crowd others out */
  #line: Promise<unknown> = Promise.resolve()

  constructor(outside: Outside) {
    this.#outside = outside
  }

  get list(): readonly Sending[] {
    return this.#list
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hands files in, one after the other; what was taken before leaves the list. */
  async take(files: readonly { file: File; command: string }[], who: string): Promise<Sending[]> {
    const fresh = files.map(({ file, command }): Sending => ({ command, who, name: file.name, file, state: 'waiting' }))
    this.#set([...fresh, ...this.#list.filter((one) => one.state !== 'taken')])
    const ended = fresh.map(({ command }) => (this.#line = this.#line.then(() => this.#send(command))))
    await Promise.all(ended)
    return fresh.flatMap(({ command }) => this.#find(command) ?? [])
  }

  /** The same file with the same command: what the server has taken meanwhile is not taken twice. */
  again(command: string): void {
    this.#stand(command, { state: 'waiting' })
    this.#line = this.#line.then(() => this.#send(command))
  }

  /** Stops a file that waits, goes out or is being read; nothing of it is kept. */
  async cancel(command: string): Promise<void> {
    const sending = this.#find(command)
    if (!sending) return
    // A file that is being read is told by the server how it ended: it may have been taken just before.
    if (sending.state === 'reading') await this.#outside.cancel(command)
    else {
      this.#ends.get(command)?.abort()
      this.drop(command)
    }
  }

  drop(command: string): void {
    this.#set(this.#list.filter((one) => one.command !== command))
    this.#forget(command)
  }

  /** Looks for what this account had sent before the page was loaded anew. */
  resume(who: string): void {
    for (const kept of this.#kept()) {
      if (kept.who !== who || this.#find(kept.command)) continue
      this.#set([...this.#list, { ...kept, file: null, state: 'reading', job: null }])
      void this.#watch(kept.command)
    }
  }

  async #send(command: string): Promise<void> {
    const file = this.#find(command)?.file
    if (!file) return
    const end = new AbortController()
    this.#ends.set(command, end)
    const read: { watching: Promise<void> | null } = { watching: null }
    const onSent = (part: number) => {
      if (part < 1) return this.#stand(command, { state: 'sending', part })
      if (read.watching) return
      this.#stand(command, { state: 'reading', job: null })
      this.#keep(command)
      read.watching = this.#watch(command, end)
    }
    this.#stand(command, { state: 'sending', part: 0 })
    try {
      this.#end(command, { state: 'taken', answer: await this.#outside.send(file, command, { onSent, signal: end.signal }) })
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      if (!(error instanceof ProblemError)) throw error
      // Sent as a whole, it may be read all the same: the job tells.
      if (error.undecided && read.watching) await read.watching
      else this.#end(command, { state: 'refused', error })
    }
  }

  async #watch(command: string, end = new AbortController()): Promise<void> {
    this.#ends.set(command, end)
    const onJob = (job: Job) => this.#find(command)?.state === 'reading' && this.#stand(command, { state: 'reading', job })
    try {
      const job = await this.#outside.watch(command, { onJob, signal: end.signal })
      if (job?.answer) this.#end(command, { state: 'taken', answer: job.answer })
      else if (job?.problem) this.#end(command, { state: 'refused', error: new ProblemError(job.problem.code, 422, { zh: job.problem.detail, en: job.problem.detailEn }) })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.#end(command, error.code === 'job_unknown' ? { state: 'lost' } : { state: 'refused', error })
    }
  }

  /** The first end counts: the answer to the form and the job say the same. */
  #end(command: string, standing: Standing): void {
    const now = this.#find(command)?.state
    if (now === 'taken' || now === 'refused' || now === 'lost') return
    this.#stand(command, standing)
    this.#forget(command)
    this.#ends.get(command)?.abort()
    this.#ends.delete(command)
  }

  #find(command: string): Sending | undefined {
    return this.#list.find((one) => one.command === command)
  }

  #stand(command: string, standing: Standing): void {
    this.#set(this.#list.map((one) => (one.command === command ? { command, who: one.who, name: one.name, file: one.file, ...standing } : one)))
  }

  #set(list: readonly Sending[]): void {
    this.#list = list
    for (const listener of this.#listeners) listener()
  }

  #kept(): Kept[] {
    return keptIn(this.#outside.shelf.getItem(KEY))
  }

  #keep(command: string): void {
    const one = this.#find(command)
    if (one) this.#outside.shelf.setItem(KEY, JSON.stringify([...this.#kept().filter((kept) => kept.command !== command), { command, who: one.who, name: one.name }]))
  }

  #forget(command: string): void {
    this.#outside.shelf.setItem(KEY, JSON.stringify(this.#kept().filter((kept) => kept.command !== command)))
  }
}

/** What another version or hand has left on the shelf, and cannot be read, is nothing. */
function keptIn(text: string | null): Kept[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? (kept as Kept[]) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
