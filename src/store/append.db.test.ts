import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { testDatabase } from '../../test/support/database.ts'
import type { TestDatabase } from '../../test/support/database.ts'
import type { FactDraft } from '../kernel/facts/index.ts'
import type { MatterState } from '../kernel/facts/matter.ts'
import type { Day } from '../kernel/time/day.ts'
import { append } from './append.ts'
import type { Origin } from './append.ts'
import { commandWrite, openCommand } from './commands.ts'
import { compareProjections } from './compare-projections.ts'
import type { Database } from './database/database.ts'
import { leafOf } from './hash.ts'
import { judgeAgain, mattersDue } from './judging.ts'
import type { JudgeMatter } from './projections/matter-row.ts'
import { writeAll } from './projections/statement.ts'
import { ledgerCounts, stageCount } from './queries/counters.ts'
import { factsOf } from './queries/facts.ts'
import { mattersPage } from './queries/matter-list.ts'
import type { MatterQuery } from './queries/matter-list.ts'
import { holdersOfMatters } from './queries/matters.ts'
import { statesOf } from './queries/subjects.ts'
import { lockSubjects } from './subjects.ts'

let opened: TestDatabase
let db: Database
let tenant = ''
let made = 0

beforeAll(async () => {
  opened = await testDatabase()
  db = opened.db
})
afterAll(() => opened.close())
beforeEach(async () => {
  tenant = `city-${(made += 1)}`
  await db.write(tenant, (tx) => tx.insertInto('tenant').values({ id: tenant, name: '试验市', demonstration: false, fixed_today: null }).execute())
})

const uuid = (): string => `01920000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`
const origin = (): Origin => ({ tenant, commandId: uuid(), recordedAt: '2026-03-02T01:02:03.004Z', hashAlgorithm: 'sm3', actor: 'system', post: null, onBehalfOf: null })

/** Stands in for the rules: late from the day after the due day, and silent ten days after the last record, if there is one. */
const judgeOn =
  (today: Day): JudgeMatter =>
  (matter, lastRecordOn) => {
    const late = matter.due !== null && today > matter.due
    const final = matter.stage === 'done' ? ('done' as const) : null
    const light = final ?? (late ? 'overdue' : 'normal')
    return { light, reasons: [{ code: 'in-time', params: { since: lastRecordOn ?? '' } }], until: final || late ? null : matter.due, next: null, provisional: false, judgedWith: 'test 1.0.0, test', judgedOn: today, final }
  }
const judge = judgeOn('2026-03-02')

type Draft = FactDraft & { id: string }
const fact = (subject: string, kind: string, payload: unknown, occurredOn = '2026-03-02'): Draft => ({ id: uuid(), subject, kind, occurredOn, payload })
const write = (drafts: Draft[], judging: JudgeMatter | null = judge) => db.write(tenant, (tx) => append(tx, origin(), drafts, judging))
const voiding = (of: Draft, reason = '填错') => fact(of.subject, 'fact.voided', { fact: of.id, reason })

const unitFact = (name: string, id = uuid()) =>
  fact(`unit:${id}`, 'unit.created', { name, aliases: [], kind: 'department', parent: null, code: null, order: 1, assessed: true })
const matterFact = (given: { id?: string; title?: string; code?: string; due?: string | null; ledger?: string; leads?: string[]; stage?: string } = {}) => {
  const { id = uuid(), title = '一业一证', code = `GG-${made}`, due = '2026-06-30', ledger = 'reform', leads = [], stage = 'doing' } = given
  const duties = leads.map((unit) => ({ id: uuid(), role: 'lead', holder: { type: 'unit', id: unit }, territory: null, from: '2026-01-01' }))
  const payload = { ledger, code, title, year: 2026, due, dueText: null, fields: {}, clause: null, milestones: [], procedure: 'road', stage, limitDue: null, duties }
  return fact(`matter:${id}`, 'matter.opened', payload)
}
const activityFact = (matters: string[], heldOn: string) =>
  fact(`activity:${uuid()}`, 'activity.recorded', { matters, units: [], attended: [], kinds: ['study'], summary: '调研', place: null, attachments: [], fields: {}, unit: null, review: { unit: false, office: true } }, heldOn)
const amended = (subject: string, changes: object) => fact(subject, 'matter.amended', { changes, reason: '调整', basis: null })
const idOf = ({ subject }: Draft) => subject.slice(subject.indexOf(':') + 1)

const list = (query: Partial<MatterQuery> = {}) => db.read(tenant, (reading) => mattersPage(reading, tenant, { visible: null, sort: 'code', limit: 50, ...query }))
const codes = async (query: Partial<MatterQuery> = {}) => (await list(query)).rows.map(({ code }) => code)

describe('facts in the log', () => {
  test('come back as they were written, in order, and their leaves can be computed again', async () => {
    const opening = matterFact({ title: '一业一证' })
    const written = await write([opening, amended(opening.subject, { title: '一业一证改革' })])
    const facts = await db.read(tenant, (reading) => factsOf(reading, tenant, opening.subject))
    expect(facts).toEqual(written)
    expect(facts.map(({ subjectVersion }) => subjectVersion)).toEqual([1, 2])
    const rows = await db.read(tenant, (reading) =>
      reading
        .selectFrom('fact as f')
        .innerJoin('fact_payload as p', (join) => join.onRef('p.tenant', '=', 'f.tenant').onRef('p.id', '=', 'f.id'))
        .select(['f.hash_alg', 'f.payload_hash', 'f.leaf_hash', 'p.salt'])
        .where('f.tenant', '=', tenant)
        .orderBy('f.seq')
        .execute(),
    )
    for (const [index, one] of facts.entries()) {
      const { payload, ...envelope } = one
      const row = rows[index]
      expect(row?.hash_alg).toBe('sm3')
      const leaf = leafOf(envelope, payload, row?.salt ?? Buffer.alloc(0), 'sm3')
      expect([leaf.payloadHash.toString('hex'), leaf.leafHash.toString('hex')]).toEqual([row?.payload_hash.toString('hex'), row?.leaf_hash.toString('hex')])
    }
  })

  test.each([
    ["update fact set kind = 'x' where tenant = ", 'changed'],
    ['delete from fact where tenant = ', 'deleted'],
    ["update fact_payload set payload = '{}' where tenant = ", 'given another payload'],
    ["update command set name = 'x' where tenant = ", 'a command changed'],
    ['delete from command where tenant = ', 'a command deleted'],
  ])('%s…: not even the owner has one %s', async (statement) => {
    await write([matterFact()])
    await db.write(tenant, (tx) => writeAll(tx, tenant, [commandWrite({ id: uuid(), name: 'x', contentHash: 'x', actor: 'system', result: {}, recordedAt: '2026-03-02T01:02:03.004Z' })]))
    await expect(db.owner((tx) => sql`${sql.raw(statement)} ${tenant}`.execute(tx))).rejects.toMatchObject({ code: '23001' })
    await expect(db.write(tenant, (tx) => sql`${sql.raw(statement)} ${tenant}`.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['fact', 'fact_payload', 'command'])('%s is never emptied', async (table) => {
    await expect(db.owner((tx) => sql`truncate ${sql.ref(table)} cascade`.execute(tx))).rejects.toMatchObject({ code: '23001' })
  })

  test('the app does not delete payloads', async () => {
    await expect(db.write(tenant, (tx) => sql`delete from fact_payload where tenant = ${tenant}`.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })

  test('a payload over 64 KB is refused, and nothing is kept', async () => {
    const opening = matterFact()
    const fields = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`f${index}`, 'x'.repeat(4000)]))
    await expect(write([opening, amended(opening.subject, { fields })])).rejects.toMatchObject({ code: 'payload_too_large' })
    expect(await codes()).toEqual([])
  })

  test('the same fact twice is refused', async () => {
    const opening = matterFact()
    await write([opening])
    await expect(write([{ ...amended(opening.subject, { title: 'x' }), id: opening.id }])).rejects.toMatchObject({ code: 'decided_meanwhile' })
  })

  test('a code is given once', async () => {
    await write([matterFact({ code: 'GG-2026-001' })])
    await expect(write([matterFact({ code: 'GG-2026-001' })])).rejects.toMatchObject({ code: 'code_taken', facts: { code: 'GG-2026-001' } })
  })
})

describe('commands', () => {
  const command = (id: string) => commandWrite({ id, name: 'openMatter', contentHash: 'abc', actor: 'system', result: { command: id, ids: {} }, recordedAt: '2026-03-02T01:02:03.004Z' })

  test('what was done answers as before, in this city only', async () => {
    const id = uuid()
    expect(await db.write(tenant, (tx) => openCommand(tx, tenant, id, []))).toBeUndefined()
    await db.write(tenant, (tx) => writeAll(tx, tenant, [command(id)]))
    expect(await db.write(tenant, (tx) => openCommand(tx, tenant, id, []))).toEqual({ contentHash: 'abc', result: { command: id, ids: {} } })
    expect(await db.write('elsewhere', (tx) => openCommand(tx, 'elsewhere', id, []))).toBeUndefined()
  })

  test('sent five times at once it is done once', async () => {
    const id = uuid()
    const send = () =>
      db.write(tenant, async (tx) => {
        if (await openCommand(tx, tenant, id, [])) return 'again'
        await writeAll(tx, tenant, [command(id)])
        return 'done'
      })
    const answers = await Promise.all([send(), send(), send(), send(), send()])
    expect(answers.sort()).toEqual(['again', 'again', 'again', 'again', 'done'])
  })
})

describe('two decisions at once', () => {
  test('on a matter: the second waits and decides on what the first left', async () => {
    const opening = matterFact({ title: '0' })
    await write([opening])
    const count = () =>
      db.write(tenant, async (tx) => {
        const state = (await lockSubjects(tx, tenant, [opening.subject])).get(opening.subject) as MatterState
        await append(tx, origin(), [amended(opening.subject, { title: String(Number(state.title) + 1) })], judge)
      })
    await Promise.all([count(), count(), count(), count(), count(), count()])
    const states = await db.read(tenant, (reading) => statesOf<MatterState>(reading, tenant, [opening.subject]))
    expect(states.get(opening.subject)?.title).toBe('6')
  })

  test('that begin the same subject: the first is kept, the second is told', async () => {
    const id = uuid()
    const begin = (code: string, before: Promise<void>, locked = () => {}) =>
      db.write(tenant, async (tx) => {
        await lockSubjects(tx, tenant, [`matter:${id}`])
        locked()
        await before
        await append(tx, origin(), [matterFact({ id, code })], judge)
      })
    // Only a server lets both see that nothing is there; with one connection the second begins when the first has ended.
    const second = Promise.withResolvers<void>()
    const looked = Promise.withResolvers<void>()
    const later = db.kind === 'server' ? begin('A-2', second.promise, looked.resolve) : undefined
    if (later) await looked.promise
    await begin('A-1', Promise.resolve())
    second.resolve()
    if (later) await expect(later).rejects.toMatchObject({ code: 'decided_meanwhile' })
    expect(await codes()).toEqual(['A-1'])
    expect(await compareProjections(db, tenant, judge)).toEqual([])
  })

  test('on the same two matters in opposite order: both go through', async () => {
    const [a, b] = [matterFact(), matterFact()]
    await write([a, b])
    await Promise.all(Array.from({ length: 10 }, (_, index) => write((index % 2 ? [a, b] : [b, a]).map(({ subject }) => amended(subject, { title: `第${index}` })))))
    expect(await db.read(tenant, (reading) => factsOf(reading, tenant, a.subject))).toHaveLength(11)
    expect(await compareProjections(db, tenant, judge)).toEqual([])
  })
})

describe('projections', () => {
  test('follow what is taken back, wherever it stands, and what is put back', async () => {
    const opening = matterFact({ title: '甲', code: 'C-1' })
    const [second, third] = [amended(opening.subject, { title: '乙' }), amended(opening.subject, { due: '2026-12-31' })]
    await write([opening, second, third])
    const taken = voiding(second)
    await write([taken])
    expect((await list()).rows[0]).toMatchObject({ title: '甲', due: '2026-12-31' })
    await write([voiding(taken)])
    expect((await list()).rows[0]).toMatchObject({ title: '乙', due: '2026-12-31' })
    expect(await compareProjections(db, tenant, judge)).toEqual([])
  })

  test('a matter taken back is in no list and no count, and its code is free', async () => {
    const opening = matterFact({ code: 'C-2' })
    await write([opening])
    await write([voiding(opening)])
    expect((await list()).total).toEqual({ count: 0, exact: true })
    expect(await codes()).toEqual([])
    await write([matterFact({ code: 'C-2' })])
    expect(await codes()).toEqual(['C-2'])
    expect(await compareProjections(db, tenant, judge)).toEqual([])
  })

  test('an activity judges its matters again; taken back it no longer counts', async () => {
    const [a, b] = [matterFact({ code: 'A' }), matterFact({ code: 'B' })]
    await write([a, b])
    const [early, late] = [activityFact([idOf(a), idOf(b)], '2026-02-01'), activityFact([idOf(a)], '2026-02-20')]
    await write([early, late])
    const days = async () => (await list()).rows.map(({ code, lastRecordOn, reasons }) => [code, lastRecordOn, reasons[0]?.params.since])
    expect(await days()).toEqual([['A', '2026-02-20', '2026-02-20'], ['B', '2026-02-01', '2026-02-01']])
    await write([fact(late.subject, 'activity.returned', { by: 'office', reason: '缺报告' })])
    expect(await days()).toEqual([['A', '2026-02-01', '2026-02-01'], ['B', '2026-02-01', '2026-02-01']])
    await write([voiding(early)])
    expect(await days()).toEqual([['A', null, ''], ['B', null, '']])
    expect(await compareProjections(db, tenant, judge)).toEqual([])
  })

  test('facts that concern a matter are not written without judging it', async () => {
    await expect(write([matterFact()], null)).rejects.toThrow('without a way to judge')
  })

  test('a unit with another name moves the matters it leads to their new place', async () => {
    const [first, last] = [unitFact('安监局'), unitFact('住建局')]
    await write([first, last], null)
    await write([matterFact({ code: 'A', leads: [idOf(first)] }), matterFact({ code: 'Z', leads: [idOf(last)] }), matterFact({ code: 'N' })])
    expect(await codes({ sort: 'lead' })).toEqual(['N', 'A', 'Z'])
    await write([fact(first.subject, 'unit.renamed', { name: '自然资源局', aliases: [] })], null)
    expect(await codes({ sort: 'lead' })).toEqual(['N', 'Z', 'A'])
    expect(await compareProjections(db, tenant, judge)).toEqual([])
  })

  test('what has come due is found and judged again, and once is enough', async () => {
    await write([matterFact({ code: 'L', due: '2026-03-31' }), matterFact({ code: 'M', due: '2026-12-31' }), matterFact({ code: 'N', due: null })])
    const due = (today: Day) => db.read(tenant, (reading) => mattersDue(reading, tenant, today, 10))
    expect(await due('2026-03-30')).toEqual([])
    const found = await due('2026-04-01')
    expect(found).toHaveLength(1)
    await db.write(tenant, (tx) => judgeAgain(tx, tenant, found, judgeOn('2026-04-01')))
    expect(await due('2026-04-01')).toEqual([])
    expect(await codes({ light: 'overdue' })).toEqual(['L'])
    expect(await db.read(tenant, (reading) => ledgerCounts(reading, tenant, null))).toEqual(new Map([['reform', { byLight: { normal: 2, overdue: 1 }, exact: true }]]))
    expect(await compareProjections(db, tenant, judgeOn('2026-04-01'))).toEqual([])
  })

  test('a difference is found, and named by table and row', async () => {
    const opening = matterFact({ code: 'X' })
    await write([opening])
    await db.write(tenant, (tx) => tx.updateTable('matter').set({ stage: 'elsewhere' }).where('tenant', '=', tenant).execute())
    const differences = await compareProjections(db, tenant, judge)
    expect(differences.map(({ table, side }) => `${table} ${side}`)).toEqual(['matter grown', 'matter rebuilt'])
    expect(await codes({ stage: 'elsewhere' })).toEqual(['X'])
  })
})

describe('lists of matters', () => {
  test('filters, each by itself and together', async () => {
    const [finance, water] = [unitFact('财政局'), unitFact('水务局')]
    await write([finance, water], null)
    const [f, w] = [idOf(finance), idOf(water)]
    const both = matterFact({ code: 'B', title: '城市供水改革', due: '2026-05-31', leads: [f, w] })
    await write([both, matterFact({ code: 'F', title: '预算绩效管理', due: '2026-01-31', leads: [f] }), matterFact({ code: 'D', title: '河湖长制', due: null, ledger: 'supervision', stage: 'done', leads: [w] })])
    await write([fact(both.subject, 'matter.listed', { ledger: 'supervision', fields: {} })])
    const cases: [Partial<MatterQuery>, string[]][] = [
      [{}, ['B', 'D', 'F']],
      [{ ledger: 'reform' }, ['B', 'F']],
      [{ ledger: 'supervision' }, ['B', 'D']],
      [{ units: [f] }, ['B', 'F']],
      [{ units: [f], role: 'support' }, []],
      [{ units: [w], role: 'lead', ledger: 'supervision' }, ['B', 'D']],
      [{ light: 'overdue' }, ['F']],
      [{ stage: 'done' }, ['D']],
      [{ open: 'true' }, ['B', 'F']],
      [{ open: 'false' }, ['D']],
      [{ dueFrom: '2026-02-01' }, ['B']],
      [{ dueTo: '2026-01-31' }, ['F']],
      [{ year: 2025 }, []],
      [{ holders: [w] }, ['B', 'D']],
      [{ visible: [f] }, ['B', 'F']],
      [{ visible: [] }, []],
      [{ q: '改革' }, ['B']],
      [{ q: '供水 城市' }, ['B']],
      [{ q: '供改' }, []],
      [{ q: '制' }, ['D']],
      [{ q: '％' }, []],
      [{ q: '预算', visible: [w] }, []],
    ]
    for (const [query, expected] of cases) {
      const page = await list(query)
      expect([query, page.rows.map(({ code }) => code), page.total]).toEqual([query, expected, { count: expected.length, exact: true }])
    }
    expect((await list({ q: '供水' })).rows[0]).toMatchObject({ lead: { id: f, name: '财政局' }, leads: 1 })
    expect(await db.read(tenant, (reading) => holdersOfMatters(reading, tenant, [idOf(both)]))).toEqual([f, w].sort())
    expect(await db.read(tenant, (reading) => stageCount(reading, tenant, undefined, 'done'))).toBe(1)
    expect(await compareProjections(db, tenant, judge)).toEqual([])
  })

  test.each(['due', '-due', 'code', '-code', 'title', '-title', 'opened', '-opened', 'light', '-light', 'lead', '-lead'] as const)(
    'by %s: pages of two are together the whole list, each matter once, also while others are added',
    async (sort) => {
      const dues = [null, '2026-01-01', '2026-05-01', '2026-05-01', null, '2027-01-01', '2026-02-02']
      await write(dues.map((due, index) => matterFact({ code: `P-${index}`, title: ['水', '安', '水', '城', '10', '9', '安'][index] ?? '', due })))
      const whole = await codes({ sort })
      expect(whole).toHaveLength(7)
      expect((await codes({ sort: (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as MatterQuery['sort'] })).reverse()).toEqual(whole)
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await list({ sort, cursor, limit: 2 })
        seen.push(...page.rows.map(({ code }) => code))
        cursor = page.next ?? undefined
        if (seen.length === 2) await write([matterFact({ code: 'P-added', title: '安', due: '2026-01-01' })])
      } while (cursor !== undefined)
      expect(seen.filter((code) => code !== 'P-added')).toEqual(whole)
      expect(new Set(seen).size).toBe(seen.length)
    },
  )

  test('titles stand in the order of their sound', async () => {
    await write(['重庆', '安邑', '垣曲', '第十批', '第二批'].map((title) => matterFact({ title, code: title })))
    expect(await codes({ sort: 'title' })).toEqual(['安邑', '重庆', '第二批', '第十批', '垣曲'])
  })

  test.each(['', 'x', Buffer.from('["2026-01-01","x"]').toString('base64url'), Buffer.from('{}').toString('base64url')])('a cursor that we never gave is refused: “%s”', async (cursor) => {
    await expect(list({ cursor })).rejects.toMatchObject({ code: 'input_invalid' })
  })
})
