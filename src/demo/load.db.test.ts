import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { getAssessment } from '../app/assessment/get-assessment.ts'
import { getAssessmentLine } from '../app/assessment/get-line.ts'
import { listAssessments } from '../app/assessment/list-assessments.ts'
import { listActivities } from '../app/activity/list-activities.ts'
import type { Acting, Call, Deps } from '../app/call.ts'
import { inputsOf } from '../app/city/inputs.ts'
import { getDesk } from '../app/desk/get-desk.ts'
import { exportLedger } from '../app/exchange/export-ledger.ts'
import { startImport } from '../app/exchange/import/start-import.ts'
import { accountNamed } from '../app/identity/create-account.ts'
import { signIn } from '../app/identity/sign-in.ts'
import { newCommandId } from '../app/ids.ts'
import { judgeWith } from '../app/judging/judge-matter.ts'
import { getMatter } from '../app/matter/get-matter.ts'
import { listLedgers } from '../app/matter/list-ledgers.ts'
import { listMatters } from '../app/matter/list-matters.ts'
import { getPost, listPersons, listUnits } from '../app/organisation/read-organisation.ts'
import { depsOn } from '../app/open-deps.ts'
import { knownRole } from '../app/session/acting-of.ts'
import { membershipsOf } from '../app/session/enter-city.ts'
import type { State } from '../kernel/facts/index.ts'
import type { MatterState } from '../kernel/facts/matter.ts'
import type { PersonState, UnitState } from '../kernel/facts/organisation.ts'
import { compareProjections } from '../store/compare-projections.ts'
import type { Database } from '../store/database/index.ts'
import { search } from '../app/search.ts'
import { cityRow } from '../store/queries/cities.ts'
import { statesOfType } from '../store/queries/subjects.ts'
import { CITY, TODAY } from './build/builder.ts'
import { demonstrationAccounts, loadDemonstration } from './load.ts'

let close: () => Promise<void>
let db: Database
let deps: Deps

beforeAll(async () => {
  const opened = await testDatabase()
  const files = mkdtempSync(join(tmpdir(), 'lingxian-demo-files-'))
  db = opened.db
  deps = depsOn(db, files)
  close = async () => {
    await opened.close()
    rmSync(files, { recursive: true, force: true })
  }
  // Killed half-way: nothing of it may be left but accounts, which the next load uses.
  const broken: Deps = {
    ...deps,
    files: {
      ...deps.files,
      put: (bytes) =>
        new TextDecoder().decode(bytes).includes('演示数据：本期公报') ? Promise.reject(new Error('killed')) : deps.files.put(bytes),
    },
  }
  await expect(loadDemonstration(broken)).rejects.toThrow('killed')
  await expect(deps.db.read(CITY, (one) => cityRow(one, CITY))).resolves.toBeUndefined()
  await loadDemonstration(deps)
})
afterAll(() => close())

const states = <S extends State>(type: 'unit' | 'post' | 'person' | 'matter' | 'document') =>
  db.read(CITY, (one) => statesOfType<S>(one, CITY, type))
const facts = () =>
  db.read(CITY, (one) =>
    one
      .selectFrom('fact')
      .select(({ fn }) => fn.countAll().as('n'))
      .where('tenant', '=', CITY)
      .executeTakeFirstOrThrow(),
  )
const as = async (username: string): Promise<Call> => {
  const account = (await accountNamed(deps, username))?.account ?? ''
  const [row] = await membershipsOf(deps, CITY, account)
  if (!row) throw new Error(`${username} has no membership`)
  const acting: Acting = {
    tenant: CITY,
    account,
    person: row.person,
    membership: row.id,
    role: knownRole(row.role),
    unit: row.unit,
    post: row.post,
    onBehalfOf: null,
  }
  return { deps, acting }
}

test('a second load does nothing', async () => {
  const before = await facts()
  await loadDemonstration(deps)
  expect(await facts()).toEqual(before)
})

test('46 units, fourteen places, one of them merged into another', async () => {
  const units = await states<UnitState>('unit')
  const of = (kind: UnitState['kind']) => units.filter((unit) => unit.kind === kind).length
  expect([of('department'), of('vertical'), of('place'), of('group'), of('office'), of('body')]).toEqual([46, 5, 14, 2, 2, 2])
  const { rows } = await listUnits(await as('chayue'), {})
  expect(rows.filter(({ ended }) => ended).map(({ name, ended }) => [name, ended?.on, ended?.successors[0]?.name])).toEqual([
    ['市乡村振兴局', '2023-09-01', '市农业农村局'],
  ])
})

test('persons have no names', async () => {
  const { rows } = await listPersons(await as('gaigeban'), {})
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ name }) => name !== null)).toEqual([])
  expect((await states<PersonState>('person')).length).toBeGreaterThan(200)
})

describe('matters', () => {
  const lightsOf = async (ledger: string) => {
    const { rows } = await listMatters(await as('gaigeban'), { ledger, sort: 'code', limit: 200 })
    return Object.fromEntries([...Map.groupBy(rows, ({ light }) => light)].map(([light, own]) => [light, own.length]).sort())
  }
  test('ten led projects, ten pilots, fourteen own reforms, one number withdrawn', async () => {
    const matters = (await states<MatterState>('matter')).filter(({ ledger }) => ledger === 'led-projects')
    const of = (category: string) => matters.filter(({ fields }) => fields.category === category).length
    expect([of('led'), of('pilot'), of('own')]).toEqual([10, 10, 14])
    const codes = matters.map(({ code }) => code).sort()
    expect([codes[0], codes.at(-1), codes.length]).toEqual(['LX-2023-001', 'LX-2023-034', 34])
  })
  test('their lights are mixed', async () => {
    expect(await lightsOf('led-projects')).toEqual({ done: 4, 'due-soon': 7, lagging: 6, normal: 14, overdue: 2, stopped: 1 })
    expect(await lightsOf('supervised-matters')).toEqual({ done: 1, 'due-soon': 1, normal: 2, overdue: 1 })
  })
  test('the second quarter of the places is the drawn board: delivered, one review open', async () => {
    const office = await as('gaigeban')
    const { rows: runs } = await listAssessments(office)
    expect(runs.map(({ period, status, openReviews }) => [period.key, status, openReviews])).toEqual([['2023-Q2', 'delivered', 1], ['2023-Q1', 'frozen', 0]])
    const { rows, notes } = await getAssessment(office, { assessment: runs[0]!.id })
    expect(rows.map(({ unit, rank, total, behind }) => `${rank} ${unit.name} ${total} ${behind}`)).toEqual([
      '1 安邑区 90.81 null', '2 猗氏县 90.42 -0.39', '3 禹都县 85.10 -5.32',
      '1 龙门市 93.79 null', '2 蒲坂市 92.65 -1.14', '3 左邑县 87.29 -5.36',
      '1 永乐县 91.47 null', '2 汾阴县 90.67 -0.80', '3 高凉县 90.39 -0.28', '4 亳城县 87.82 -2.57', '5 正平县 87.28 -0.54', '6 南绛县 83.05 -4.23', '7 大阳县 82.45 -0.60',
      'null 河东开发区管委会 93.20 null',
    ])
    expect(notes[0]?.text.zh).toBe('安邑区“主动报告风险并化解”0.50，大于与猗氏县的差距 0.39：若不认这一项，两者互换')
    const line = await getAssessmentLine(office, { assessment: runs[0]!.id, unit: rows[0]!.unit.id, item: 'rectified' })
    expect([line.score, line.records.length, line.records.at(-1)?.text.zh]).toEqual(['8.89', 9, '迟 7 个工作日'])
  })
  test('everything is marked as demonstration', async () => {
    const city = await db.read(CITY, (one) => cityRow(one, CITY))
    expect(city).toMatchObject({ id: CITY, name: '河东市（演示）', demonstration: true, fixed_today: TODAY })
    const matters = await states<MatterState>('matter')
    const marked = ({ fields, clause }: MatterState) => JSON.stringify(fields).includes('演示数据') || clause !== null
    expect(matters.filter((matter) => !marked(matter)).map(({ title }) => title)).toEqual([])
    expect(readFileSync(new URL('../../samples/gazette.txt', import.meta.url), 'utf8')).toContain('演示数据')
  })
  test('the new deputy mayor answers for the project of the former one', async () => {
    const project = (await states<MatterState>('matter')).find(({ title }) => title.startsWith('乡村e镇'))
    const leader = project?.duties.find(({ role }) => role === 'leader')?.holder.id ?? ''
    const office = await as('gaigeban')
    const post = await getPost(office, { post: leader, by: 'effective' })
    expect(post.appointments.map(({ from, to }) => [from, to]).sort()).toEqual([
      ['2021-10-08', '2023-07-12'],
      ['2023-07-12', null],
    ])
    expect(post.dutyList.map(({ title }) => title)).toContain(project?.title)
  })
  test('the lagging project of the energy bureau bears a judgement beside its light', async () => {
    const project = (await states<MatterState>('matter')).find(({ title }) => title.startsWith('能源革命'))
    const view = await getMatter(await as('nengyuanju-cb'), { matter: project?.id ?? '', by: 'effective' })
    expect([view.light, view.judgement?.until]).toEqual(['lagging', '2023-10-31'])
  })
})

test('one record is sent back, one withdrawn, some wait for the unit and some for the office', async () => {
  const call = await as('gaigeban')
  const counts: [string, number][] = []
  for (const status of ['returned', 'withdrawn', 'awaiting-review', 'awaiting-confirmation'] as const) {
    const { rows } = await listActivities(call, { status, limit: 200 })
    counts.push([status, rows.length])
  }
  expect(counts).toEqual([
    ['returned', 1],
    ['withdrawn', 1],
    ['awaiting-review', 3],
    ['awaiting-confirmation', 5],
  ])
})

test('a document is decided in part, so that the rest can be tried', async () => {
  const desk = await getDesk(await as('gaigeban'))
  expect(desk.documents).toHaveLength(1)
  expect(desk.documents[0]?.open).toBeGreaterThanOrEqual(30)
  const { rows } = await listMatters(await as('gaigeban'), { ledger: 'reform-tasks', sort: 'code', limit: 200 })
  expect([rows.length, rows[0]?.code, new Set(rows.map(({ light }) => light)).size >= 3]).toEqual([12, 'GG-2023-001', true])
})

test.each(demonstrationAccounts.map((account) => [account.username, account] as const))(
  '%s can sign in, and stands in the city',
  async (username, { password }) => {
    const entered = await signIn(deps, { username, password, address: `10.1.1.${username.length}` })
    expect(entered).toMatchObject({ session: { username, mustChangePassword: false } })
    expect((await as(username)).acting.tenant).toBe(CITY)
  },
)

test('the desks of handler and reviewer have something on them', async () => {
  const [handler, reviewer] = [await getDesk(await as('shenpiju-cb')), await getDesk(await as('shenpiju-fg'))]
  expect(handler.owed.map(({ title }) => title)).toContain('“一业一证”和“免证明城市”建设改革')
  expect(handler.waiting.some(({ status }) => status === 'returned')).toBe(true)
  expect(reviewer.toDecideTotal).toBe(1)
})

test.each(['改革', '大厅'])('searching for %s shows what is under way by its due day, and then the latest of what is over', async (q) => {
  const { matters } = await search(await as('gaigeban'), { q })
  const { rows } = await db.read(CITY, (one) => sql<{ id: string }>`
    select m.id from matter m where m.tenant = ${CITY} and m.search_text like ${`%${q}%`}
    order by m.final is not null, case when m.final is null then m.due_key end, case when m.final is null then m.id end, m.due_key desc, m.id desc limit 8`.execute(one))
  expect(rows.length).toBeGreaterThan(2)
  expect(matters.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
})

test('the city rebuilt from its log is the city as it grew', async () => {
  const inputs = await db.read(CITY, (one) => inputsOf(deps, one, CITY))
  expect(await compareProjections(db, CITY, judgeWith(inputs))).toEqual([])
})

test('every ledger goes out as a table and comes back without a change', async () => {
  const call = await as('gaigeban')
  const { rows } = await listLedgers(call)
  const changed: unknown[] = []
  for (const { id, counts } of rows) {
    const { bytes, name } = await exportLedger(call, { ledger: id })
    const back = await startImport(call, { ledger: id, command: newCommandId(deps.now()), name, bytes })
    if (back.state !== 'preview' || back.counts.unchanged !== counts.all) changed.push({ id, all: counts.all, state: back.state, counts: back.counts, unsure: back.columns.filter(({ sure }) => sure !== 'same') })
  }
  expect(rows.length).toBeGreaterThan(2)
  expect(changed).toEqual([])
}, 60_000)
