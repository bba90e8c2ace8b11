import type { Uploaded } from './upload-store.ts'
import type { readWords } from './words.ts'

type Said = { key: keyof typeof readWords; values: Record<string, number> }

/** What is said of a file that was taken: what was read in it, and what of it is here already. */
export function saidOf({ known, proposals, knownParts, reissued, carried }: Uploaded): Said[] {
  if (known) return [{ key: 'readKnown', values: {} }]
  const nothingNew = carried > 0 ? 'readNoneNew' : 'readNone'
  return [
    { key: proposals > 0 ? 'readDone' : nothingNew, values: { n: proposals } },
    ...(knownParts > 0 ? [{ key: 'readParts', values: { n: knownParts } } as const] : []),
    ...(reissued > 0 ? [{ key: carried > 0 ? 'readCarried' : 'readReissued', values: { n: reissued, carried } } as const] : []),
  ]
}
