import { rhythmsAsked, type Asked } from '../../kernel/asked.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { FrozenObligation, FrozenPeriod, FrozenSubject } from '../../kernel/frozen.ts'
import { headPosts, maySeeByLeader } from '../../kernel/heads.ts'
import { covers } from '../../kernel/holders.ts'
import { leadUnits } from '../../kernel/leads.ts'
import { COUNTING, type Obligation } from '../../kernel/obligation.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import type { Rhythm } from '../../kernel/pack/schema.ts'
import { scopeOf, type Command } from '../../kernel/permission.ts'
import { nameOn } from '../../kernel/holders.ts'
import { yearOf, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { countMatters, mattersPage } from '../../store/queries/matter-list.ts'
import { exemptionGrants, mattersOfLedger, recordsByYear } from '../../store/queries/obligations.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryNaming, unitRef, type Directory } from '../views/organisation.ts'
import { cellView, type Cell, type CellContext } from './cells.ts'
import { bySubjectIn, closingsOf, frozenOf } from './frozen-periods.ts'
import { judgedObligations, type Judged } from './obligations-of.ts'
import { unitsSeen } from './units-seen.ts'
import { boardsOf, ledgerNames, periodHead, periodsOfYear, rhythmHead, rhythmsOn, spanOfYear, wordsOf, type Board } from './year.ts'

export type GetObligations = { pack?: string | undefined; ledger?: string | undefined; year?: number | undefined; kind?: string | undefined; by: 'leader' | 'none'; cursor?: string | undefined }

/** More rows than this no page shows; their sums are in the totals. A ledger with more matters is read in pages instead. */
const ROWS_SHOWN = 500
/** Matters of a page of such a ledger. */
const ROWS_READ = 50
/** This year and the two before: what a year's statistics compare. */
const YEARS_BACK = 2
/** What a page may offer beside the matrix. */
const OFFERED: readonly Command[] = ['recordActivity', 'reviewActivities', 'confirmActivities', 'returnActivity', 'grantExemption', 'revokeExemption', 'closePeriod', 'reopenPeriod', 'listClosings']

/**
 * What is required in a year and how much of it is there: subjects × rhythms × periods, closed periods as they were frozen. Units see
 * the matters that concern them; by leader only the reform office and the heads may look. Of a ledger with more matters than a page shows, only those of
 * a page are read and judged, whatever the city's size: totals, years and exemptions are then of that page, as `of` says.
 *
 * @param most rows given; a file holds them all, as its sums do
 * @throws DeliveryError `forbidden`, `practice_unknown` when no installed pack asks such a thing
 */
export async function getObligations(call: Call, query: GetObligations, most = ROWS_SHOWN) {
  permitSomewhere(call.acting, 'getObligations')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryNaming(db, acting.tenant, null, [])
    const byLeader = maySeeByLeader(acting, headPosts(directory.posts.values()))
    if (query.by === 'leader' && !byLeader) throw new DeliveryError('forbidden', { command: 'getObligations', role: acting.role })
    const boards = boardsOf(inputs.packs)
    const board = boardOf(boards, query)
    const kind = query.kind ?? board.kinds[0] ?? ''
    const words = wordsOf(board.pack, inputs.packs)
    const year = query.year ?? yearOf(inputs.today)
    const rhythms = rhythmsOn(board, kind)
    const periods = [...new Map(rhythms.flatMap((rhythm) => periodsOfYear(rhythm, year)).map((period) => [period.key, period])).values()]

    const visible = scopeOf(acting.role, 'getObligations') === 'city' ? null : await reachOfActing(db, acting, await ownUnits(db, acting, inputs.today))
    const { ids, next, count } = board.ledger === null ? wholeOf(await unitsSeen(db, acting, inputs, directory)) : await mattersRead(db, acting.tenant, { ledger: board.ledger, visible, cursor: query.cursor, most })
    const paged = count !== null
    const judged = await judgedObligations(db, acting.tenant, inputs, { pack: board.pack.id, ...spanOfYear(year), ...(board.ledger === null ? { units: ids } : { matters: ids }) })
    const closings = await closingsOf(db, acting.tenant, board.pack.id, periods.map(({ key }) => key))
    const frozen = await frozenOf(deps, closings)
    const grants = await exemptionGrants(db, acting.tenant, judged.matters.filter(({ exemptions }) => exemptions.length > 0).map(({ id }) => id))
    const context: CellContext = {
      ...judged, packs: words,
      grantedOn: (subject, rhythm, period) => grants.findLast((one) => one.matter === subject && one.rhythm === rhythm && one.period === period)?.on ?? inputs.today,
    }
    const cells = cellsOf({ rhythms, periods: periods.map(({ key }) => key), judged, frozen, seen: visible === null && !paged ? null : new Set(ids), ledger: board.ledger }, context)
    const subjects = subjectsOf({ board, judged, frozen, inputs, directory }, cells)
    const rows = subjects.map(({ subject, matter }) => rowOf(subject, matter, cells.get(subject.id) ?? [], { inputs, directory, byLeader: query.by === 'leader' }))
    return {
      today: inputs.today,
      pack: { id: board.pack.id, name: board.pack.name },
      ledger: ledgerNames(inputs.packs, board.ledger),
      year, kind,
      choices: boards.map(({ pack, ledger, kinds }) => ({ pack: pack.id, packName: pack.name, ledger, ledgerName: ledgerNames(inputs.packs, ledger)?.name ?? null, kinds })),
      rhythms: rhythms.map((rhythm) => rhythmHead(rhythm, words)),
      periods: periods.map((period) => periodHead(period, rhythms, closings.get(period.key), inputs, directory)),
      rows: rows.slice(0, most),
      rowsTotal: count ?? rows.length,
      next,
      of: paged ? ('page' as const) : ('all' as const),
      totals: totalsOf(rows.flatMap((row) => row.cells)),
      years: await yearsOf(db, acting.tenant, { board, rhythms, ids, judged, year }),
      exemptions: rows.flatMap(({ subject, cells: own }) => own.flatMap(({ rhythm, period, exemption }) => (exemption ? [{ subject, rhythm, period, ...exemption }] : []))),
      may: [...OFFERED.filter((command) => scopeOf(acting.role, command) !== null), ...(byLeader ? ['byLeader'] : [])],
    }
  })
}

/** What is read and judged for a request; `count`: how many there are, where these are only a page of them. */
type Read = { ids: string[]; next: string | null; count: number | null }

const wholeOf = (ids: string[]): Read => ({ ids, next: null, count: null })

/** All matters of a ledger in the order of their codes, or a page of them where there are too many. */
async function mattersRead(db: Db, tenant: string, { ledger, visible, cursor, most }: { ledger: string; visible: readonly string[] | null; cursor: string | undefined; most: number }): Promise<Read> {
  if (most > ROWS_SHOWN) return wholeOf(await mattersOfLedger(db, tenant, ledger, visible))
  const { count, exact } = await countMatters(db, tenant, { ledger, visible })
  if (exact && count <= ROWS_SHOWN) return wholeOf(await mattersOfLedger(db, tenant, ledger, visible))
  const page = await mattersPage(db, tenant, { ledger, visible, sort: 'code', limit: ROWS_READ, cursor, counted: false })
  return { ids: page.rows.map(({ id }) => id), next: page.next, count }
}

/** @throws DeliveryError `practice_unknown` */
function boardOf(boards: readonly Board[], { pack, ledger, kind }: GetObligations): Board {
  const inPack = boards.filter((board) => (pack === undefined || board.pack.id === pack) && (kind === undefined || board.kinds.includes(kind)))
  const found = ledger === undefined ? (pack === undefined ? inPack[0] : (inPack.find((board) => board.ledger === null) ?? inPack[0])) : inPack.find((board) => board.ledger === ledger)
  if (!found) throw new DeliveryError('practice_unknown', { rhythm: [pack, ledger, kind].filter(Boolean).join(' ') })
  return found
}

type Matrix = { rhythms: readonly Rhythm[]; periods: readonly string[]; judged: Judged; frozen: ReadonlyMap<string, FrozenPeriod>; seen: ReadonlySet<string> | null; ledger: string | null }

/** Cells by subject, in the order of rhythms within periods. */
function cellsOf({ rhythms, periods, judged, frozen, seen, ledger }: Matrix, context: CellContext): Map<string, Cell[]> {
  const wanted = new Set(rhythms.map(({ id }) => id))
  const keyOf = ({ subject, rhythm, period }: Pick<Obligation, 'subject' | 'rhythm' | 'period'>) => `${subject} ${rhythm} ${period}`
  const present = new Map(judged.obligations.filter(({ rhythm }) => wanted.has(rhythm)).map((one) => [keyOf(one), one]))
  const then = new Map<string, FrozenObligation>()
  for (const period of frozen.values()) {
    const { subjects, obligations } = bySubjectIn(period)
    for (const id of seen ?? subjects.keys()) {
      const ledgers = subjects.get(id)?.ledgers
      if (!ledgers || !(ledger === null ? ledgers.length === 0 : ledgers.includes(ledger))) continue
      for (const one of obligations.get(id) ?? []) if (wanted.has(one.rhythm)) then.set(keyOf(one), one)
    }
  }
  const cells = new Map<string, Cell[]>()
  const bySubject = Map.groupBy([...present.values(), ...then.values()], ({ subject }) => subject)
  for (const subject of bySubject.keys()) {
    const own = periods.flatMap((period) =>
      rhythms.flatMap(({ id: rhythm }) => {
        const key = keyOf({ subject, rhythm, period })
        const closed = frozen.has(period)
        const now = present.get(key) ?? null
        const before = closed ? (then.get(key) ?? null) : undefined
        if (!now && !before) return []
        const cell = cellView(now, before, context)
        // In a closed period nothing is asked afresh: what was not asked then shows only with what was done since.
        return before === null && cell.added === 0 ? [] : [cell]
      }),
    )
    if (own.length > 0) cells.set(subject, own)
  }
  return cells
}

/** Who has a row: in the order of codes or of the city's list of units; then those that only a frozen result still knows. */
function subjectsOf({ board, judged, frozen, inputs, directory }: { board: Board; judged: Judged; frozen: ReadonlyMap<string, FrozenPeriod>; inputs: Inputs; directory: Directory }, cells: ReadonlyMap<string, unknown>) {
  const matters = judged.matters.map((matter) => ({ subject: subjectOfRow(matter), matter }))
  const units = [...judged.units].sort((a, b) => a.order - b.order).map((unit) => ({ subject: unitOfRow(unit, inputs.today), matter: null }))
  const known = board.ledger === null ? units : matters
  const gone = [...frozen.values()].flatMap(({ subjects }) => subjects).filter(({ id }) => cells.has(id) && !known.some(({ subject }) => subject.id === id))
  const left = [...new Map(gone.map((one) => [one.id, one])).values()].map((one) => ({ subject: frozenOfRow(one, directory, inputs.today), matter: null }))
  return [...known, ...left].filter(({ subject }) => cells.has(subject.id))
}

type RowSubject = { type: 'matter' | 'unit'; id: string; code: string | null; name: string }

export function subjectOfRow({ id, code, title }: MatterState): RowSubject {
  return { type: 'matter', id, code, name: title }
}

export function unitOfRow(unit: UnitState, day: Day): RowSubject {
  return { type: 'unit', id: unit.id, code: null, name: nameOn(unit, day) }
}

function frozenOfRow({ type, id, code, name }: FrozenSubject, directory: Directory, day: Day): RowSubject {
  const unit = directory.units.get(id)
  return unit ? unitOfRow(unit, day) : { type, id, code, name }
}

function rowOf(subject: RowSubject, matter: MatterState | null, cells: Cell[], { inputs, directory, byLeader }: { inputs: Inputs; directory: Directory; byLeader: boolean }) {
  return {
    subject,
    lead: matter && unitRef(directory, leadUnits(matter)[0] ?? null, inputs.today),
    leader: matter && byLeader ? leaderOf(matter, inputs, directory) : null,
    cells,
    total: new Set(cells.flatMap(({ counted }) => counted)).size,
  }
}

/** The first leader's post with a duty in the matter, in the order in which its ledger names the duties. */
export function leaderOf({ ledger, duties }: MatterState, { packs, today }: Pick<Inputs, 'packs' | 'today'>, { posts }: Directory): { id: string; name: string } | null {
  const order = rulesOf(packs, ledger)?.ledger.duties ?? []
  const holding = duties.filter((duty) => covers(duty, today) && posts.get(duty.holder.id)?.leader).sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  const post = posts.get(holding[0]?.holder.id ?? '')
  return post ? { id: post.id, name: post.name } : null
}

/** For each rhythm and period; a record that serves several matters is one. */
function totalsOf(cells: readonly Cell[]) {
  return [...Map.groupBy(cells, ({ rhythm, period }) => `${rhythm} ${period}`).values()].flatMap((list) => {
    const [first] = list
    if (!first) return []
    const standing = (status: Cell['status']) => list.filter((cell) => cell.status === status).length
    return [{
      rhythm: first.rhythm, period: first.period,
      confirmed: new Set(list.flatMap(({ counted }) => counted)).size,
      waiting: standing('waiting'), returned: standing('returned'), missing: standing('missing'), exempt: standing('exempt'),
    }]
  })
}

/** Confirmed records of each rhythm's kind in this year and those before, with the matters that count by themselves. */
async function yearsOf(db: Db, tenant: string, { board, rhythms, ids, judged, year }: { board: Board; rhythms: readonly Rhythm[]; ids: readonly string[]; judged: Judged; year: number }) {
  const kinds = rhythms.flatMap(({ activity }) => activity ?? [])
  const counts = await recordsByYear(db, tenant, { of: board.ledger === null ? 'unit' : 'matter', ids, kinds, statuses: COUNTING, from: spanOfYear(year - YEARS_BACK).from, to: spanOfYear(year).to })
  const counted = [...judged.counted.values()]
  return Array.from({ length: YEARS_BACK + 1 }, (_, back) => {
    const one = year - back
    const list = rhythms.map(({ id, activity, opens, orClosed }) => {
      const records = counts.find((count) => count.year === one && count.kind === activity)?.n ?? 0
      const matters = counted.filter(({ on, ledger, as }) => yearOf(on) === one && (as === 'closed' ? orClosed : opens?.ledger) === ledger).length
      return { rhythm: id, n: records + matters }
    })
    return { year: one, kinds: list, total: list.reduce((sum, { n }) => sum + n, 0) }
  })
}

/** A rhythm of a pack, for verbs on one obligation. @throws DeliveryError `practice_unknown` */
export function rhythmNamed({ packs }: Pick<Inputs, 'packs'>, pack: string, rhythm: string): Asked {
  const found = rhythmsAsked(packs, pack).find((one) => one.rhythm.id === rhythm)
  if (!found) throw new DeliveryError('practice_unknown', { rhythm })
  return found
}
