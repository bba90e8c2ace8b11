import { setFlagsFromString } from 'node:v8'

/**
 * Node lets the heap grow to four times what is in use before it collects all of it, as far as the machine has memory: a server that uses 90 MB took 600 after an hour's mix of
 * work. With twice what is in use it takes 380 to 450, and answers as many requests (docs/performance.md). No limit is set: a large import gets what it needs.
 */
const GROWS_BY_PERCENT = 100

/** Keeps the process small; to be called before anything large is made. */
export function keepSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWS_BY_PERCENT}`)
}
