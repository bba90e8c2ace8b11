import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Light } from '../../kernel/light.ts'
import { addDays } from '../../kernel/time/day.ts'
import { append } from '../append.ts'
import { compareProjections } from '../compare-projections.ts'
import type { JudgeMatter } from '../projections/matter-row.ts'
import { boardCounts, ledgerCounts } from './counters.ts'
import { countMatters, mattersPage, type MatterQuery } from './matter-list.ts'
import { logAfter, recentFactsOfHolders } from './facts.ts'
import { statesOf } from './subjects.ts'

const tenant = 'held'
const TODAY = '2026-06-01'
let opened: TestDatabase
let made = 0
const uuid = () => `01920000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`
const [finance, water, group, post] = [uuid(), uuid(), uuid(), uuid()]
const HOLDERS = [['unit', finance], ['unit', water], ['unit', group], ['post', post]] as const
const ROLES = ['lead', 'support']
const LEDGERS = ['reform', 'projects']
const WORDS = ['改革', '供水', '预算']

/** Stands in for the rules; `held` is a state that stops and may go on. */
const judge: JudgeMatter = (matter) => {
  const final = matter.stage === 'done' ? ('done' as const) : matter.stage === 'stopped' ? ('stopped' as const) : null
  const light: Light = final ?? (matter.stage === 'held' ? 'stopped' : matter.due !== null && matter.due < TODAY ? 'overdue' : 'normal')
  return { light, reasons: [{ code: 'in-time', params: {} }], until: null, next: null, provisional: false, judgedWith: 'test', judgedOn: TODAY, final }
}

/** Repeatable chance: the same city each time. */
let seed = 42
const pick = <T>(of: readonly T[]): T => of[((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 16) % of.length]!
const often = (times: number) => Array.from({ length: times })

const fact = (subject: string, kind: string, payload: unknown): Draft => ({ id: uuid(), subject, kind, occurredOn: TODAY, payload })
type Draft = FactDraft & { id: string }
const write = (drafts: Draft[]) =>
  opened.db.write(tenant, (tx) =>
    append(tx, { tenant, commandId: uuid(), recordedAt: '2026-06-01T01:02:03.004Z', hashAlgorithm: 'sm3', actor: 'system', post: null, onBehalfOf: null }, drafts, judge),
  )
const duty = (role = pick(ROLES), [type, id]: readonly [string, string] = pick(HOLDERS)) => ({ id: uuid(), role, holder: { type, id }, territory: null, from: '2026-01-01' })
const opening = (id: string, duties: unknown[], due: string | null) =>
  fact(`matter:${id}`, 'matter.opened', {
    ledger: pick(LEDGERS), code: `GG-${made}`, title: `${pick(WORDS)}${pick(WORDS)}`, year: 2026, due, dueText: null, fields: {}, clause: null, milestones: [], procedure: 'road', stage: pick(['doing', 'held', 'done', 'stopped']), limitDue: null, duties,
  })

const ids: string[] = []
let all: MatterState[]
beforeAll(async () => {
  opened = await testDatabase()
  await opened.db.write(tenant, (tx) => tx.insertInto('tenant').values({ id: tenant, name: '试验市', demonstration: false, fixed_today: null }).execute())
  await write(
    [finance, water, group].map((id, order) => fact(`unit:${id}`, 'unit.created', { name: `单位${order}`, aliases: [], kind: order === 2 ? 'group' : 'department', parent: null, code: null, order, assessed: true })),
  )
  ids.push(...often(70).map(uuid))
  await write(ids.map((id) => opening(id, often(pick([0, 1, 2, 3])).map(() => duty()), pick([null, addDays(TODAY, -pick([1, 2, 3])), addDays(TODAY, pick([1, 2, 3]))]))))
  const now = await states()
  await write(
    now.flatMap(({ id, ledger, duties }, at) => {
      const changes = [
        at % 5 === 0 ? [fact(`matter:${id}`, 'matter.listed', { ledger: LEDGERS.find((one) => one !== ledger), fields: {} })] : [],
        at % 4 === 0 && duties[0] ? [fact(`matter:${id}`, 'duty.ended', { duty: duties[0].id, reason: '调整' })] : [],
        at % 7 === 0 ? [fact(`matter:${id}`, 'duty.assigned', duty())] : [],
        at % 6 === 0 ? [fact(`matter:${id}`, 'matter.amended', { changes: { due: pick([null, addDays(TODAY, 9)]) }, reason: '调整', basis: null })] : [],
        at % 11 === 0 ? [fact(`matter:${id}`, 'matter.readers-set', { posts: [post], reason: '内部' })] : [],
        at % 22 === 0 ? [fact(`matter:${id}`, 'matter.readers-lifted', { reason: '公开' })] : [],
      ]
      return changes.flat()
    }),
  )
  all = await states()
})
afterAll(() => opened.close())

async function states(): Promise<MatterState[]> {
  const found = await opened.db.readingAs([post]).read(tenant, (db) => statesOf<MatterState>(db, tenant, ids.map((id) => `matter:${id}`)))
  return [...found.values()]
}

type Asked = Partial<MatterQuery>

/** What a list must hold, said of the states themselves. */
function expected(all: readonly MatterState[], { ledger, units, role, post: ofPost, visible, light, open, stage, stages, dueTo, q }: Asked, named: boolean): MatterState[] {
  const holds = (matter: MatterState, holders: readonly string[], inRole?: string) => matter.duties.some((one) => one.to === null && holders.includes(one.holder.id) && (inRole === undefined || one.role === inRole))
  return all
    .filter((matter) => {
      const judged = judge(matter, null, [], [])
      return (
        (named || !matter.readers) && (ledger === undefined || matter.ledger === ledger || matter.listedIn.some((one) => one.ledger === ledger)) &&
        (!units || holds(matter, units, role ?? undefined)) && (!ofPost || holds(matter, [ofPost])) && (!visible || holds(matter, visible)) &&
        (!light || judged.light === light) && (!open || (judged.final === null) === (open === 'true')) && (!stage || matter.stage === stage) && (!stages || stages.includes(matter.stage)) &&
        (!dueTo || (matter.due !== null && matter.due <= dueTo)) && (!q || q.split(' ').every((word) => matter.title.includes(word)))
      )
    })
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : a.id < b.id ? -1 : 1))
}

const QUERIES: Asked[] = [
  {}, { open: 'true' }, { open: 'false' }, { light: 'stopped' }, { light: 'stopped', open: 'true' }, { ledger: 'reform' }, { ledger: 'projects', light: 'overdue' }, { ledger: 'reform', stage: 'doing' },
  ...[[finance], [finance, group], [finance, water, group]].flatMap((units) => [{ units }, { units, role: 'lead' }, { units, role: 'lead', ledger: 'reform', open: 'true' as const }, { units, ledger: 'projects', light: 'normal' as const }]),
  { post }, { visible: [finance, post] }, { visible: [finance, group, post], ledger: 'reform', open: 'true' }, { visible: [finance, post], units: [finance], role: 'lead', open: 'true' }, { visible: [finance], units: [water] },
  { visible: [] }, { units: [water], stage: 'doing' }, { units: [water], dueTo: '2026-05-31' }, { q: '改革' }, { q: '改革', units: [finance, group], open: 'true' }, { q: '没有' },
  { stage: 'doing' }, { stage: 'held', open: 'true' }, { stages: ['doing', 'stopped'] }, { stages: ['doing', 'held'], stage: 'held' }, { stages: ['doing'], stage: 'held' }, { ledger: 'projects', stage: 'done' }, { ledger: 'reform', stages: ['doing', 'held'], light: 'overdue' },
  { ledger: 'reform', q: '供水' }, { q: '预算', light: 'overdue' }, { q: '改革', open: 'false' }, { ledger: 'projects', q: '改革', dueTo: '2026-05-31' }, { q: '改革 供水' },
]

describe.each([['who is no reader', false], ['a named reader', true]] as const)('%s', (_, named) => {
  const read = <T>(work: Parameters<TestDatabase['db']['read']>[1]) => (named ? opened.db.readingAs([post]) : opened.db).read(tenant, work) as Promise<T>

  test.each(QUERIES.filter((_query, at) => !named || at % 3 === 0))('gets by due day what there is, in pages of seventeen, and how many: %o', async (query) => {
    const wanted = expected(all, query, named)
    for (const sort of named ? (['due'] as const) : (['due', '-due'] as const)) {
      const found: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await read<Awaited<ReturnType<typeof mattersPage>>>((db) => mattersPage(db, tenant, { visible: null, ...query, sort, limit: 17, cursor }))
        found.push(...page.rows.map(({ id }) => id))
        if (cursor === undefined && page.total?.exact && !(named && page.total.count !== wanted.length)) expect(page.total.count).toBe(wanted.length)
        if (cursor !== undefined) expect(page.total).toBeNull()
        if (page.next === null) break
        cursor = page.next
      }
      const order = wanted.map(({ id }) => id)
      expect(found).toEqual(sort === 'due' ? order : order.reverse())
    }
    // Counters tell a named reader no more than anyone.
    if (!named) expect(await read((db) => countMatters(db, tenant, { visible: null, ...query }))).toEqual({ count: wanted.length, exact: true })
  })

  test.each([[null], [[finance]], [[finance, group, post]], [[]]])('counts by ledger and light count each matter once, and none with named readers: %o', async (visible) => {
    const counts = await read<Awaited<ReturnType<typeof ledgerCounts>>>((db) => ledgerCounts(db, tenant, visible))
    for (const ledger of LEDGERS) {
      const lights = Object.groupBy(expected(all, { ledger, ...(visible && { visible }) }, false), (matter) => judge(matter, null, [], []).light)
      const wanted = Object.fromEntries(Object.entries(lights).map(([light, of]) => [light, of.length]))
      expect(counts.get(ledger) ?? { byLight: {}, exact: true }).toEqual({ byLight: wanted, exact: true })
    }
  })
})

test('a board has each unit’s matters in a role, by light', async () => {
  const rows = await opened.db.read(tenant, (db) => boardCounts(db, tenant, { ledger: 'reform', role: 'lead', visible: null }))
  expect(rows.map(({ unit }) => unit.id)).toEqual([finance, water, group])
  for (const { unit, byLight } of rows) {
    const lights = Object.groupBy(expected(all, { ledger: 'reform', units: [unit.id], role: 'lead' }, false), (matter) => judge(matter, null, [], []).light)
    expect(byLight).toEqual(Object.fromEntries(Object.entries(lights).map(([light, of]) => [light, of.length])))
  }
  expect((await opened.db.read(tenant, (db) => boardCounts(db, tenant, { ledger: 'reform', role: 'lead', visible: [water] }))).map(({ unit }) => unit.id)).toEqual([water])
})

test.each([[[finance]], [[water, post]], [[uuid()]]])('the newest facts of these holders’ matters are the same, looked for among the newest of the city or from matter to matter', async (holders) => {
  const read = (newest?: number) => opened.db.read(tenant, (db) => recentFactsOfHolders(db, tenant, holders, 8, newest))
  const held = new Set(all.filter((matter) => !matter.readers && matter.duties.some(({ to, holder }) => to === null && holders.includes(holder.id))).map(({ id }) => `matter:${id}`))
  const log = await opened.db.read(tenant, (db) => logAfter(db, tenant, 0, 1_000))
  const wanted = log.facts.filter(({ subject }) => held.has(subject)).slice(-8).reverse()
  expect(wanted).toHaveLength(held.size === 0 ? 0 : 8)
  expect(await read()).toEqual(wanted)
  expect(await read(3)).toEqual(wanted)
})

test('what grew is what is rebuilt', async () => {
  expect(await compareProjections(opened.db, tenant, judge)).toEqual([])
})
