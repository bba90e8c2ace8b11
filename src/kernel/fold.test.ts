import { describe, expect, test } from 'vitest'
import type { FactDraft } from './facts/index.ts'
import type { MatterState } from './facts/matter.ts'
import type { PostState } from './facts/organisation.ts'
import { applyFact, factsAsOf, fold } from './fold.ts'
import { holdersOn } from './holders.ts'
import { facts, id } from './testing.ts'

const matter = `matter:${id(1)}`
const opened: FactDraft = {
  subject: matter,
  kind: 'matter.opened',
  occurredOn: '2026-01-05',
  payload: {
    ledger: 'reform-tasks', code: 'GG-2026-001', title: '推行免证明办事', year: 2026, due: '2026-12-31', dueText: '年底前', fields: {}, clause: null,
    milestones: [{ id: 'm1', title: '清单公布', due: '2026-03-31' }], procedure: 'task', stage: 'given', limitDue: null, duties: [],
  },
}
const duty = { id: id(20), role: 'lead', holder: { type: 'unit', id: id(30) }, territory: null, from: '2026-01-06' }
const on = (kind: string, occurredOn: string, payload: unknown): FactDraft => ({ subject: matter, kind, occurredOn, payload })
const stateOf = (drafts: FactDraft[]): MatterState | null => fold(facts(drafts)) as MatterState | null

describe('a matter follows from its facts', () => {
  test('opened, with a duty, moved and a milestone reached', () => {
    const state = stateOf([
      opened,
      on('duty.assigned', '2026-01-06', duty),
      on('procedure.moved', '2026-01-07', { transition: 'begin', from: 'given', to: 'doing', note: null, limitDue: null, attachments: [], at: null, limitAt: null }),
      on('milestone.reached', '2026-03-20', { milestone: 'm1', note: null }),
    ])
    expect(state).toMatchObject({ id: id(1), stage: 'doing', duties: [{ ...duty, to: null }], milestones: [{ id: 'm1', reachedOn: '2026-03-20' }] })
  })

  test('amending keeps what it does not name, and milestones already reached stay reached', () => {
    const milestones = [{ id: 'm1', title: '清单公布（两级）', due: '2026-04-30' }, { id: 'm2', title: '系统联通', due: '2026-06-30' }]
    const state = stateOf([opened, on('milestone.reached', '2026-03-20', { milestone: 'm1', note: null }), on('matter.amended', '2026-03-25', { changes: { milestones }, reason: '扩面', basis: null })])
    expect(state?.title).toBe('推行免证明办事')
    expect(state?.milestones).toEqual([{ ...milestones[0], reachedOn: '2026-03-20' }, { ...milestones[1], reachedOn: null }])
  })

  test.each([
    ['an ended duty that was never assigned', on('duty.ended', '2026-02-01', { duty: id(99), reason: '误' })],
    ['a milestone that does not exist', on('milestone.reached', '2026-02-01', { milestone: 'm9', note: null })],
  ])('%s changes nothing', (_, draft) => {
    expect(stateOf([opened, draft])).toEqual(stateOf([opened]))
  })

  test('a fact on a subject that does not exist gives no state', () => {
    expect(stateOf([on('duty.assigned', '2026-01-06', duty)])).toBeNull()
  })
})

describe('taking back', () => {
  const log = facts([opened, on('duty.assigned', '2026-01-06', duty)])
  const voidOf = (fact: string, at: number) => ({ ...facts([on('fact.voided', '2026-02-01', { fact, reason: '误录' })])[0]!, id: id(9100 + at), subjectVersion: 3 + at })

  test('a voided fact is as if it had never been', () => {
    expect(fold([...log, voidOf(log[1]!.id, 0)])).toEqual(fold(log.slice(0, 1)))
  })
  test('voiding the opening takes the whole matter back', () => {
    expect(fold([...log, voidOf(log[0]!.id, 0)])).toBeNull()
  })
  test('voiding the void brings it back', () => {
    const first = voidOf(log[1]!.id, 0)
    expect(fold([...log, first, voidOf(first.id, 1)])).toEqual(fold(log))
  })
  test('one more fact on a known state is the same as folding all', () => {
    expect(applyFact(fold(log.slice(0, 1)), log[1]!)).toEqual(fold(log))
  })
})

describe('a past day', () => {
  const post = `post:${id(40)}`
  const appointment = (n: number, from: string, ends: string[] = []): FactDraft => ({
    subject: post, kind: 'appointment.made', occurredOn: from,
    payload: { id: id(n), person: id(n + 100), acting: false, probationUntil: null, until: null, document: null, ends },
  })
  // The change of 1 March was recorded on the 10th.
  const log = facts(
    [{ subject: post, kind: 'post.created', occurredOn: '2026-01-01', payload: { unit: id(30), name: '副市长', order: 1, places: 1, leader: true, head: false } }, appointment(50, '2026-01-01'), appointment(51, '2026-03-01', [id(50)])],
    (index) => (index < 2 ? '2026-01-01T01:00:00.000Z' : '2026-03-10T01:00:00.000Z'),
  )
  test.each([
    ['2026-02-28', 'effective', 50, 'before the change'],
    ['2026-03-01', 'effective', 51, 'from the day it took effect'],
    ['2026-03-05', 'known', 50, 'not yet recorded'],
    ['2026-03-10', 'known', 51, 'recorded on that day'],
  ] as [string, 'effective' | 'known', number, string][])('on %s, %s: appointment %i, %s', (day, by, expected) => {
    const state = fold(factsAsOf(log, day, by)) as PostState
    expect(holdersOn(state, day).map((one) => one.id)).toEqual([id(expected)])
  })
  test('known at the end of a day in China, not in Greenwich', () => {
    const late = facts([opened], '2026-03-10T16:30:00.000Z')
    expect(factsAsOf(late, '2026-03-10', 'known')).toEqual([])
    expect(factsAsOf(late, '2026-03-11', 'known')).toEqual(late)
  })
  test('what was taken back later is still known for the day before, and gone from what was so', () => {
    const all = [...facts([opened], '2026-01-05T01:00:00.000Z'), { ...facts([on('fact.voided', '2026-02-01', { fact: id(9000), reason: '误录' })], '2026-02-01T01:00:00.000Z')[0]!, id: id(9200), subjectVersion: 2 }]
    expect(fold(factsAsOf(all, '2026-01-20', 'known'))).not.toBeNull()
    expect(fold(factsAsOf(all, '2026-01-20', 'effective'))).toBeNull()
  })
})
