import type { Pack, Rhythm } from './schema.ts'

/** The city's own pack of rhythms that were read from documents and confirmed by a person. */
export const READ_RHYTHMS = 'read-rhythms'

const EMPTY = { words: {}, ledgers: [], duties: [], activities: [], checklists: [], procedures: [], lightRules: [], indicators: [], schemes: [], letters: [], meetings: [], inspections: [], cases: [] } satisfies Partial<Pack>

/** The next version of that pack, with one more rhythm, or another in place of the one of the same id. */
export function withRhythm(before: Pack | null, rhythm: Rhythm, packs: readonly Pack[]): Pack {
  return nextVersion(before, [...(before?.rhythms.filter(({ id }) => id !== rhythm.id) ?? []), rhythm], packs)
}

/** The next version of that pack, without one rhythm. */
export function withoutRhythm(before: Pack, id: string, packs: readonly Pack[]): Pack {
  return nextVersion(before, before.rhythms.filter((rhythm) => rhythm.id !== id), packs)
}

function nextVersion(before: Pack | null, rhythms: Rhythm[], packs: readonly Pack[]): Pack {
  const ledgers = new Set(rhythms.flatMap((rhythm) => rhythm.ledgers))
  const uses = packs.filter((pack) => pack.id !== READ_RHYTHMS && pack.ledgers.some(({ id }) => ledgers.has(id))).map(({ id }) => id)
  return {
    ...EMPTY,
    id: READ_RHYTHMS,
    name: { zh: '文件规定动作', en: 'Practice required by documents' },
    version: before ? raised(before.version) : '1.0.0',
    source: { title: '由收到的文件读出、经办公室确认的规定动作；各条依据见该条' },
    uses,
    rhythms,
  }
}

/** Each number of a version has four digits at most. */
const MOST = 9999

function raised(version: string): string {
  const [major = 1, minor = 0, patch = 0] = version.split('.').map(Number)
  if (patch < MOST) return `${major}.${minor}.${patch + 1}`
  return minor < MOST ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`
}

/** The id of the rhythm that a proposal of a document becomes: the same each time, and it says where it was read. */
export function rhythmIdOf(document: string, proposal: string): string {
  return `d${document.replaceAll('-', '')}-${proposal}`
}

/** The document and proposal that a rhythm was read from; null for rhythms of other packs. */
export function rhythmReadFrom(id: string): { document: string; proposal: string } | null {
  const found = /^d([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-([a-z0-9]+)$/.exec(id)
  if (!found) return null
  const [, a, b, c, d, e, proposal = ''] = found
  return { document: [a, b, c, d, e].join('-'), proposal }
}
