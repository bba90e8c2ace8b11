/** Something done for a key as often as it is asked for, but no more often than once in a while. */
export type Paced = { ask: (key: string) => void; end: () => void }

/** Runs at once what was not asked for lately, and once more at the end of the while where it was asked for again meanwhile. */
export function paced(everyMs: number, run: (key: string) => void): Paced {
  const lately = new Map<string, { again: boolean; timer: NodeJS.Timeout }>()
  let ended = false
  const ask = (key: string) => {
    const known = lately.get(key)
    if (ended) return
    if (known) {
      known.again = true
      return
    }
    const timer = setTimeout(() => {
      const { again } = lately.get(key) ?? { again: false }
      lately.delete(key)
      if (again) ask(key)
    }, everyMs).unref()
    lately.set(key, { again: false, timer })
    run(key)
  }
  return {
    ask,
    end: () => {
      ended = true
      for (const { timer } of lately.values()) clearTimeout(timer)
      lately.clear()
    },
  }
}
