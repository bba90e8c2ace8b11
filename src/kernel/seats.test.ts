import { expect, test } from 'vitest'
import type { PostState, SeatState } from './facts/organisation.ts'
import type { SeatClause } from './organisation.ts'
import { reportSeat, settleSeat } from './decide/seat.ts'
import { seatChanges, sittingOn } from './seats.ts'
import { china } from './time/china.ts'

const given = { today: '2026-03-10', calendar: china, newId: (label: string) => label }
type Term = [person: string, from: string, to: string | null, acting?: boolean]
const post = (id: string, ...terms: Term[]): PostState => ({
  id, unit: 'finance', name: id, order: 1, places: 1, leader: false, head: false, portfolio: [], delegations: [], endedOn: null,
  appointments: terms.map(([person, from, to, acting = false], index) => ({ id: `${id}${index}`, person, from, to, acting, probationUntil: null, document: null })),
})
const seat = (clause: SeatClause, filling: { post?: string; person?: string }, more: Partial<SeatState> = {}): SeatState => ({
  id: 'seat', body: 'body', unit: 'finance', role: 'member', order: 1, clause, designation: '成员', post: null, person: null,
  fillings: [{ post: filling.post ?? null, person: filling.person ?? null, on: '2025-01-01' }], reportedOn: [], endedOn: null, ...more,
})
const change = post('head', ['甲', '2024-01-01', '2025-06-01'], ['乙', '2025-06-01', null])
const gap = post('head', ['甲', '2024-01-01', '2025-06-01'], ['乙', '2025-08-01', null, true])
const left = post('head', ['甲', '2024-01-01', '2025-06-01'])
const later = post('head', ['乙', '2025-06-01', null])
const rank = post('rank', ['丙', '2024-01-01', '2025-06-01'])
const elsewhere: PostState = { ...post('other', ['丙', '2025-06-01', null]), unit: 'education' }

/** 甲: because since | report | adjust */
const told = (one: SeatState, posts: PostState[], day: string): string => {
  const sitting = sittingOn(one, new Map(posts.map((state) => [state.id, state])), day)
  if (!sitting) return 'no seat'
  const { sitters, because, since, report, adjust } = sitting
  return [`${sitters.map(({ person, acting }) => person + (acting ? ' acting' : '')).join('、') || 'nobody'}: ${because} ${since}`, ...(report ? [`report ${report}`] : []), ...(adjust ? [`adjust ${adjust.since} ${adjust.proposed.join('、')}`] : [])].join(' | ')
}

test.each([
  ['in post, before the change', seat('in-post', { post: 'head' }), [change], '2025-05-31', '甲: in-post 2025-01-01'],
  ['in post, the day of the change', seat('in-post', { post: 'head' }), [change], '2025-06-01', '乙: successor 2025-06-01'],
  ['in post, vacant', seat('in-post', { post: 'head' }), [left], '2025-07-01', 'nobody: vacant 2025-06-01'],
  ['in post, acting counts', seat('in-post', { post: 'head' }), [gap], '2025-08-01', '乙 acting: successor 2025-08-01'],
  ['in post, vacant when the seat was made: the first to come is meant', seat('in-post', { post: 'head' }), [later], '2025-07-01', '乙: in-post 2025-06-01'],
  ['reported: the successor takes over and is to be reported', seat('reported', { post: 'head' }), [change], '2025-06-01', '乙: successor 2025-06-01 | report 2025-06-01'],
  ['reported: done', seat('reported', { post: 'head' }, { reportedOn: ['2025-06-20'] }), [change], '2025-06-20', '乙: successor 2025-06-01'],
  ['reported: the day before it was', seat('reported', { post: 'head' }, { reportedOn: ['2025-06-20'] }), [change], '2025-06-19', '乙: successor 2025-06-01 | report 2025-06-01'],
  ['reported: a report before the change is none of it', seat('reported', { post: 'head' }, { reportedOn: ['2025-03-01'] }), [change], '2025-06-01', '乙: successor 2025-06-01 | report 2025-06-01'],
  ['reported: nobody to report while vacant', seat('reported', { post: 'head' }), [left], '2025-07-01', 'nobody: vacant 2025-06-01'],
  ['adjusted: nobody follows by themselves', seat('adjusted', { post: 'head' }), [change], '2025-06-01', 'nobody: changed 2025-06-01 | adjust 2025-06-01 乙'],
  ['adjusted: vacant, nobody to propose', seat('adjusted', { post: 'head' }), [left], '2025-07-01', 'nobody: changed 2025-06-01 | adjust 2025-06-01 '],
  ['adjusted: the office has said', seat('adjusted', { post: 'head' }, { fillings: [{ post: 'head', person: null, on: '2025-01-01' }, { post: 'head', person: null, on: '2025-06-10' }] }), [change], '2025-06-10', '乙: in-post 2025-06-10'],
  ['adjusted: before the office said', seat('adjusted', { post: 'head' }, { fillings: [{ post: 'head', person: null, on: '2025-01-01' }, { post: 'head', person: null, on: '2025-06-10' }] }), [change], '2025-06-09', 'nobody: changed 2025-06-01 | adjust 2025-06-01 乙'],
  ['named beside the post, in another’s place: the successor in post replaces them', seat('in-post', { post: 'head', person: '甲' }), [change], '2025-06-01', '乙: successor 2025-06-01'],
  ['named with a mere rank, in the unit', seat('in-post', { person: '丙' }), [rank], '2025-05-01', '丙: named 2025-01-01'],
  ['named with a mere rank, left for another unit: the office says', seat('in-post', { person: '丙' }), [rank, elsewhere], '2025-06-01', 'nobody: changed 2025-06-01 | adjust 2025-06-01 '],
  ['named, and the directory knows no post of theirs', seat('reported', { person: '丁' }), [rank], '2026-01-01', '丁: named 2025-01-01'],
  ['a description only', seat('in-post', {}), [change], '2025-06-01', 'nobody: described 2025-01-01'],
  ['before there was a seat', seat('in-post', { post: 'head' }), [change], '2024-12-31', 'no seat'],
  ['given up', seat('in-post', { post: 'head' }, { endedOn: '2025-06-01' }), [change], '2025-06-01', 'no seat'],
])('%s', (_, one, posts, day, expected) => {
  expect(told(one, posts, day)).toBe(expected)
})

test('what changed in a stretch: who came, who went, when', () => {
  const posts = new Map([['head', gap]])
  expect(seatChanges(seat('in-post', { post: 'head' }), posts, '2025-02-01', '2025-12-31')).toEqual([
    { on: '2025-06-01', before: ['甲'], after: [] },
    { on: '2025-08-01', before: [], after: ['乙'] },
  ])
  expect(seatChanges(seat('in-post', { post: 'head' }), posts, '2025-06-02', '2025-07-31')).toEqual([])
})

test.each([
  ['nothing has changed', seat('reported', { post: 'head' }), post('head', ['甲', '2024-01-01', null]), 'seat_nothing_to_report'],
  ['the clause asks for no report', seat('in-post', { post: 'head' }), change, 'seat_nothing_to_report'],
])('a report is refused: %s', (_, one, state, code) => {
  expect(reportSeat(one, new Map([['head', state]]), given)).toMatchObject({ refusal: { code } })
})

test.each([
  ['tomorrow', {}, '2026-03-11', 'day_in_future'],
  ['before the seat was last filled', {}, '2024-12-31', 'day_too_early'],
  ['after it was given up', { endedOn: '2025-12-31' }, '2026-01-01', 'seat_ended'],
])('the office does not settle a seat %s', (_, more, on, code) => {
  expect(settleSeat(seat('adjusted', { post: 'head' }, more), { post: 'head', person: null, on }, given)).toMatchObject({ refusal: { code } })
})
