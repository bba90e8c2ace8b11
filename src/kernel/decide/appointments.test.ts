import { describe, expect, test } from 'vitest'
import type { FactDraft } from '../facts/index.ts'
import type { PostState } from '../facts/organisation.ts'
import { fold } from '../fold.ts'
import { holdersOn } from '../holders.ts'
import { facts, id } from '../testing.ts'
import { appoint, correctAppointment, endAppointment, withdrawAppointment } from './appointments.ts'
import { isPostWritten, probationEnd } from './appointment-notice.ts'

const TODAY = '2026-03-10'
type Term = [n: number, from: string, to: string | null, person?: number]
const post = (places: number | null, ...terms: Term[]): PostState => ({
  id: id(40), unit: id(30), name: '副局长', order: 1, places, leader: false, head: false, portfolio: [], delegations: [], endedOn: null,
  appointments: terms.map(([n, from, to, person = n]) => ({ id: id(n), person: id(person + 100), from, to, acting: n >= 60, probationUntil: null, document: null })),
})
const someone = { id: id(70), person: id(170), from: '2026-03-01', until: null, acting: false, probationUntil: null, document: null }
const said = (decision: ReturnType<typeof appoint>) => ('refusal' in decision ? [decision.refusal.code, decision.refusal.facts] : (decision.facts[0]?.payload as { ends: string[] }).ends)

describe('an appointment', () => {
  test.each([
    ['a vacant post', post(1), {}, []],
    ['one place: the former holder leaves that day', post(1, [50, '2024-01-01', null]), {}, [id(50)]],
    ['a term that was to end later is ended too', post(1, [50, '2024-01-01', '2026-12-31']), {}, [id(50)]],
    ['acting before: in full the same person goes on', post(1, [60, '2024-01-01', null, 70]), {}, [id(60)]],
    ['acting before: someone else leaves', post(1, [60, '2024-01-01', null]), {}, [id(60)]],
    ['two places, one taken: nobody leaves', post(2, [50, '2024-01-01', null]), {}, []],
    ['any number of places', post(null, [50, '2024-01-01', null], [51, '2025-01-01', null]), {}, []],
    ['history is filled in before the first holder', post(1, [50, '2026-01-01', null]), { from: '2024-01-01', until: '2026-01-01' }, []],
    ['history is filled in between two holders', post(1, [50, '2020-01-01', '2021-01-01'], [51, '2022-01-01', null]), { from: '2021-01-01', until: '2022-01-01' }, []],
    ['a notice may name a day of next month', post(1), { from: '2026-04-01' }, []],
    ['the same person long after', post(1, [50, '2020-01-01', '2021-01-01', 70]), {}, []],
  ])('%s', (_, state, change, ends) => {
    expect(said(appoint(state, { ...someone, ...change }, TODAY))).toEqual(ends)
  })

  test.each([
    ['it ends before it begins', post(1), { until: '2026-02-28' }, 'appointment_before_start', { day: '2026-02-28', from: '2026-03-01' }],
    ['it ends the day it begins', post(1), { until: '2026-03-01' }, 'appointment_before_start', { day: '2026-03-01', from: '2026-03-01' }],
    ['probation ends before the term begins', post(1), { probationUntil: '2026-02-01' }, 'probation_outside_term', { day: '2026-02-01', from: '2026-03-01', to: '—' }],
    ['probation outlasts the term', post(1), { until: '2026-06-01', probationUntil: '2027-03-01' }, 'probation_outside_term', { day: '2027-03-01', from: '2026-03-01', to: '2026-06-01' }],
    ['the same person again', post(1, [50, '2024-01-01', null, 70]), {}, 'appointment_same', { post: '副局长', from: '2024-01-01' }],
    ['the same person beside themselves in a post with places', post(3, [50, '2024-01-01', null, 70]), {}, 'appointment_same', { post: '副局长', from: '2024-01-01' }],
    ['acting beside the full appointment', post(null, [50, '2024-01-01', null, 70]), { acting: true }, 'appointment_same', { post: '副局长', from: '2024-01-01' }],
    ['a successor is already there', post(1, [50, '2026-03-05', null]), {}, 'appointment_overlaps', { post: '副局长', from: '2026-03-05', to: '—' }],
    ['two from the same day', post(1, [50, '2026-03-01', null]), {}, 'appointment_overlaps', { post: '副局长', from: '2026-03-01', to: '—' }],
    ['all places are taken', post(2, [50, '2024-01-01', null], [51, '2025-01-01', null]), {}, 'appointment_full', { post: '副局长', places: 2, day: '2026-03-01' }],
    ['all places are taken from a later day', post(2, [50, '2024-01-01', null], [51, '2026-05-01', null]), {}, 'appointment_full', { post: '副局长', places: 2, day: '2026-05-01' }],
    ['a year that is a slip of the finger', post(1), { from: '2062-03-01' }, 'appointment_far', { day: '2062-03-01', last: '2027-03-10' }],
  ])('is refused: %s', (_, state, change, code, expected) => {
    expect(said(appoint(state, { ...someone, ...change }, TODAY))).toEqual([code, expected])
  })

  test('a full stretch that is over before it begins is no hindrance', () => {
    expect(said(appoint(post(2, [50, '2024-01-01', '2026-03-01'], [51, '2025-01-01', null]), someone, TODAY))).toEqual([])
  })
})

describe('taking back and correcting', () => {
  const subject = `post:${id(40)}`
  const made = (n: number, from: string, ends: number[] = [], more = {}): FactDraft => ({
    subject, kind: 'appointment.made', occurredOn: from, payload: { id: id(n), person: id(n + 100), acting: false, probationUntil: null, until: null, document: null, ends: ends.map(id), ...more },
  })
  const created: FactDraft = { subject, kind: 'post.created', occurredOn: '2020-01-01', payload: { unit: id(30), name: '局长', order: 1, places: 1, leader: false, head: false } }
  const log = facts([created, made(1, '2020-01-01'), made(2, '2022-01-01', [1]), made(3, '2024-01-01', [2])])
  const after = (decision: ReturnType<typeof withdrawAppointment>) => {
    if ('refusal' in decision) return decision.refusal.code
    const drafts = decision.facts.map((draft, index) => ({ ...facts([draft])[0]!, id: id(9900 + index), subjectVersion: log.length + 1 + index }))
    return (fold([...log, ...drafts]) as PostState).appointments.map(({ id: n, from, to }) => `${Number(n.slice(-3))}: ${from} – ${to ?? ''}`).sort()
  }
  const why = (n: number, reason = '登记有误') => ({ id: id(n), reason, today: TODAY })

  test.each([
    ['the last: the former holds it again', 3, ['1: 2020-01-01 – 2022-01-01', '2: 2022-01-01 – ']],
    ['one in the middle: the former holds it until the next began', 2, ['1: 2020-01-01 – 2024-01-01', '3: 2024-01-01 – ']],
    ['the first', 1, ['2: 2022-01-01 – 2024-01-01', '3: 2024-01-01 – ']],
  ])('taken back, %s', (_, n, expected) => {
    expect(after(withdrawAppointment(log, why(n)))).toEqual(expected)
  })

  test.each([
    ['its day: the former leaves on the right day', 3, { from: '2024-03-01' }, ['1: 2020-01-01 – 2022-01-01', '2: 2022-01-01 – 2024-03-01', '3: 2024-03-01 – ']],
    ['the day of one in the middle', 2, { from: '2021-06-01' }, ['1: 2020-01-01 – 2021-06-01', '2: 2021-06-01 – 2024-01-01', '3: 2024-01-01 – ']],
    ['its end', 3, { until: '2025-01-01' }, ['1: 2020-01-01 – 2022-01-01', '2: 2022-01-01 – 2024-01-01', '3: 2024-01-01 – 2025-01-01']],
    ['an end beyond the successor’s first day', 2, { until: '2025-01-01' }, 'appointment_overlaps'],
    ['nothing', 3, { from: '2024-01-01' }, 'nothing_changed'],
  ])('corrected, %s', (_, n, changes, expected) => {
    expect(after(correctAppointment(log, changes, why(n)))).toEqual(expected)
  })

  test.each([
    ['without a reason', 3, '', 'reason_missing'],
    ['that was never made', 9, '误', 'appointment_unknown'],
  ])('one %s is refused', (_, n, reason, code) => {
    expect(after(withdrawAppointment(log, why(n, reason)))).toBe(code)
    expect(after(correctAppointment(log, { from: '2023-01-01' }, why(n, reason)))).toBe(code)
  })

  test('twice is refused', () => {
    const first = withdrawAppointment(log, why(3))
    const gone = [...log, ...facts('facts' in first ? first.facts : []).map((fact) => ({ ...fact, id: id(9950), subjectVersion: 5 }))]
    expect(after(withdrawAppointment(gone, why(3)))).toBe('appointment_unknown')
    expect(holdersOn(fold(gone) as PostState, TODAY).map((one) => one.id)).toEqual([id(2)])
  })

  test('an appointment does not end before it began', () => {
    expect(endAppointment(post(1, [50, '2026-03-05', null]), { id: id(50), on: '2026-03-01', reason: '调任' })).toMatchObject({ refusal: { code: 'appointment_before_start' } })
  })
})

test.each([
  ['一年', '2024-03-05'], ['1年', '2024-03-05'], ['六个月', '2023-09-05'], ['两年', '2025-03-05'], [null, null], ['若干年', null], ['0年', null],
])('probation of %s ends on %s', (words, expected) => {
  expect(probationEnd('2023-03-05', words)).toBe(expected)
})

test.each([
  ['局长', '局长', true], ['市财政局局长', '局长', true], ['财政局局长', '局长', true], ['副局长', '局长', false], ['党组书记、局长', '局长', false],
])('the post %s is “%s” in a notice: %s', (name, written, expected) => {
  expect(isPostWritten({ name }, { name: '市财政局', aliases: ['财政局'] }, written)).toBe(expected)
})
