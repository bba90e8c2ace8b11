import type { Body } from '../../api/contract/endpoints.ts'

export type RecordBody = Body<'recordActivity'>

/** A record that could not be sent yet, as it will be sent: with its command's id, so that it counts once. */
export type Entry = {
  body: RecordBody
  /** account and membership it was written by: it is sent only as that one */
  who: string
  queuedAt: string
  /** why the server did not take it; it stays until the person mends or drops it */
  refused: { zh: string; en: string } | null
}

/** What sending one record came to: taken, not reached (stays), or refused with the reason. */
export type Outcome = 'taken' | 'unreached' | { zh: string; en: string }
type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'lingxian.queue'

/** The records waiting on this machine, oldest first, kept in `shelf` so that closing the window loses none. */
export class QueueStore {
  readonly #shelf: Shelf
  readonly #listeners = new Set<() => void>()
  #entries: readonly Entry[]
  #sending = false

  constructor(shelf: Shelf) {
    this.#shelf = shelf
    this.#entries = read(shelf)
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  get sending(): boolean {
    return this.#sending
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  add(entry: Entry): void {
    this.#keep([...this.#entries, entry])
  }

  drop(command: string): void {
    this.#keep(this.#entries.filter(({ body }) => body.command !== command))
  }

  /** Sends what `who` has waiting, oldest first; stops at the first that does not get through. */
  async flush(who: string, send: (body: RecordBody) => Promise<Outcome>): Promise<number> {
    if (this.#sending) return 0
    this.#setSending(true)
    let taken = 0
    try {
      for (const entry of this.#entries.filter((one) => one.who === who && !one.refused)) {
        const outcome = await send(entry.body)
        if (outcome === 'unreached') break
        if (outcome === 'taken') {
          taken += 1
          this.drop(entry.body.command)
        } else this.#keep(this.#entries.map((one) => (one.body.command === entry.body.command ? { ...one, refused: outcome } : one)))
      }
    } finally {
      this.#setSending(false)
    }
    return taken
  }

  #setSending(sending: boolean): void {
    this.#sending = sending
    this.#tell()
  }

  #keep(entries: readonly Entry[]): void {
    this.#entries = entries
    this.#shelf.setItem(KEY, JSON.stringify(entries))
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function read(shelf: Shelf): readonly Entry[] {
  const text = shelf.getItem(KEY)
  return text ? (JSON.parse(text) as Entry[]) : []
}
