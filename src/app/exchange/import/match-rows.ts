import type { Fact } from '../../../kernel/facts/index.ts'
import type { MatterState } from '../../../kernel/facts/matter.ts'
import { fold } from '../../../kernel/fold.ts'
import type { Db } from '../../../store/database/database.ts'
import { versionedStates } from '../../../store/queries/column-sources.ts'
import { mattersByCode, mattersByField, mattersByTitle } from '../../../store/queries/exchange.ts'
import { factsOfSubjects } from '../../../store/queries/facts.ts'
import { MATTER_COLUMN, VERSION_COLUMN } from '../marks.ts'
import { wordsIn, type RowMatter, type RowProblem } from './compare-row.ts'
import type { Mapping } from './propose.ts'
import type { KeptRow } from './table-rows.ts'

/** Which matter a row is about, and whether the row itself carries the mark of one; or why that cannot be said. */
export type Match = { matter: RowMatter | null; own: boolean; /** by the number that another system gave it */ byNumber: boolean; /** facts the matter has now */ version: number | null; problems: RowProblem[] }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Rows met before in the same file, so that one matter does not stand in it twice. */
export type Seen = { ids: Map<string, number>; numbers: Map<string, number>; codes: Map<string, number>; titles: Map<string, number> }
export const nothingSeen = (): Seen => ({ ids: new Map(), numbers: new Map(), codes: new Map(), titles: new Map() })

/**
 * Finds the matters of rows: by the mark a file carries that was handed out here, else by the number another system gave it where the ledger
 * is matched by one, else by code, else by the very title. A row with a number that is not known is a new matter, whatever it is called.
 * Where the matter was changed since the file was handed out, it is also given as it was then.
 *
 * @param matchBy field of the ledger that holds the number
 */
export async function matchRows(db: Db, tenant: string, ledger: string, matchBy: string | undefined, rows: readonly KeptRow[], mapping: Mapping, seen: Seen): Promise<Match[]> {
  const columnOf = (show: string) => Object.keys(mapping).find((at) => mapping[at] === show)
  const places = { id: columnOf(MATTER_COLUMN), version: columnOf(VERSION_COLUMN), number: matchBy === undefined ? undefined : columnOf(`field:${matchBy}`), code: columnOf('code'), title: columnOf('title') }
  const named = rows.map(({ row, cells }) => {
    const words = (at: string | undefined) => (at === undefined ? '' : wordsIn(cells[at]))
    return { row, id: words(places.id).toLowerCase(), version: Number(words(places.version)), number: words(places.number), code: words(places.number) === '' ? words(places.code) : '', title: words(places.title).replace(/\s*\n\s*/g, '') }
  })
  const marked = named.flatMap(({ id }) => (UUID.test(id) ? [id] : []))
  const byNumber = matchBy === undefined ? new Map<string, string[]>() : await mattersByField(db, tenant, ledger, matchBy, named.flatMap(({ id, number }) => (UUID.test(id) || number === '' ? [] : [number])))
  const byCode = await mattersByCode(db, tenant, named.flatMap(({ id, code }) => (UUID.test(id) || code === '' ? [] : [code])))
  const byTitle = await mattersByTitle(db, tenant, ledger, named.flatMap(({ id, number, code, title }) => (UUID.test(id) || number !== '' || byCode.has(code) || title === '' ? [] : [title])))
  const wanted = [...marked, ...[...byNumber.values()].flat(), ...[...byCode.values()].map(({ id }) => id), ...[...byTitle.values()].flat()]
  const states = await versionedStates<MatterState>(db, tenant, [...new Set(wanted)].map((id) => `matter:${id}`))
  const stale = named.filter(({ id, version }) => Number.isInteger(version) && version > 0 && version < (states.get(`matter:${id}`)?.version ?? 0))
  const facts = Map.groupBy(await factsOfSubjects(db, tenant, stale.map(({ id }) => `matter:${id}`)), ({ subject }) => subject)

  return named.map(({ row, id, version, number, code, title }): Match => {
    const own = UUID.test(id)
    if (own) {
      const held = states.get(`matter:${id}`)
      if (!held) return refused(own, problem('matter_gone'))
      const { state } = held
      const inside = state.ledger === ledger || state.listedIn.some((one) => one.ledger === ledger)
      const twice = doubled(seen.ids, id, row)
      if (!inside || twice) return refused(own, twice ?? problem('matter_elsewhere'))
      return { matter: { state, base: version > 0 && version < held.version ? stateAt(facts.get(`matter:${id}`) ?? [], version) : null }, own, byNumber: false, version: held.version, problems: [] }
    }
    if (number !== '') {
      const numbered = byNumber.get(number) ?? []
      const twice = doubled(seen.numbers, number, row)
      if (twice) return refused(false, twice)
      if (numbered.length > 1) return refused(false, problem('number_ambiguous', { text: number, count: numbered.length }))
      const known = states.get(`matter:${numbered[0] ?? ''}`)
      return { matter: known ? { state: known.state, base: null } : null, own: false, byNumber: true, version: known?.version ?? null, problems: [] }
    }
    const coded = byCode.get(code)
    const titled = byTitle.get(title) ?? []
    const found = coded?.id ?? (titled.length === 1 ? titled[0] : undefined)
    const held = found === undefined ? undefined : states.get(`matter:${found}`)
    const state = held?.state
    // Rows without a code may share a title only where a matter of each is known.
    const twice = (code === '' ? null : doubled(seen.codes, code, row)) ?? (found ? doubled(seen.ids, found, row) : code === '' && title !== '' ? doubled(seen.titles, title, row) : null)
    if (twice) return refused(false, twice)
    if (coded && state && state.ledger !== ledger && !state.listedIn.some((one) => one.ledger === ledger)) return refused(false, problem('code_taken', { code }))
    if (found === undefined && titled.length > 1) return refused(false, problem('title_ambiguous', { count: titled.length }))
    return { matter: state ? { state, base: null } : null, own: false, byNumber: false, version: held?.version ?? null, problems: [] }
  })
}

function refused(own: boolean, why: RowProblem): Match {
  return { matter: null, own, byNumber: false, version: null, problems: [why] }
}

function problem(code: RowProblem['code'], params: RowProblem['params'] = {}): RowProblem {
  return { code, params, show: null, at: null }
}

function doubled(seen: Map<string, number>, key: string, row: number): RowProblem | null {
  const before = seen.get(key)
  if (before !== undefined) return problem('duplicate', { row: before })
  seen.set(key, row)
  return null
}

/** A matter as it was after so many of its facts. */
function stateAt(facts: readonly Fact[], version: number): MatterState | null {
  return fold(facts.filter(({ subjectVersion }) => subjectVersion <= version)) as MatterState | null
}
