import { describe, expect, test } from 'vitest'
import type { Given } from '../decide/decision.ts'
import { CHECKER, LEAD, order, orderRules } from '../decide/procedure-fixtures.ts'
import type { InspectionState } from '../facts/inspection.ts'
import type { MatterState } from '../facts/matter.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { id, labelledIds } from '../testing.ts'
import { china } from '../time/china.ts'
import { lookAgain, putItRight, type Look } from './decide-look.ts'

const HEIR = id(32)
const given: Given = { today: '2023-09-25', calendar: china, newId: labelledIds() }
const rules: LedgerRules = { ...orderRules, ledger: { ...orderRules.ledger, findings: { inspected: 'lead', failed: 'unsolved', lookBack: 'plan' } } }
/** Put right by unit 30 between 4 and 11 September, closed by unit 31 on the 20th. */
const closed = order(['begin', 'given', 'doing', '2023-09-04'], ['report', 'doing', 'checking', '2023-09-11'], ['close', 'checking', 'done', '2023-09-20'])
const open = order(['begin', 'given', 'doing', '2023-09-04'])
/** Unit 30 handed it on at the end of that day, to unit 32. */
const handedOn = (day: string, from: string): MatterState => {
  const [lead, ...others] = closed.duties
  return { ...closed, duties: [{ ...lead!, to: day }, { ...lead!, id: id(29), holder: { type: 'unit', id: HEIR }, from }, ...others] }
}
const inspection = (begunOn: string): InspectionState => ({
  id: id(10), pack: 'p', kind: 'look-back', year: 2023, plannedOn: '2023-09-01', title: '回头看', topic: '', basis: null, lead: CHECKER, with: [], inspected: [LEAD], matters: [], from: '2023-09-01', to: '2023-09-25',
  looksBackAt: null, despite: null, status: 'under-way', begunOn, carriedOut: null, findings: [{ matter: closed.id, unit: LEAD }], opinions: [], lookBacks: [], mergedInto: null, ended: null,
})
const look: Look = { matter: closed.id, held: true, words: '已长期公示', attachments: [], due: null, on: '2023-09-25' }
const codeOf = (matter: MatterState, holders: readonly string[], change: Partial<Look> = {}, begun = '2023-09-01') => {
  const decision = lookAgain(inspection(begun), inspection(begun), rules, matter, { ...look, ...change }, { roles: ['office'], holders }, given)
  return 'refusal' in decision ? decision.refusal.code : decision.facts.map(({ kind }) => kind)
}
const SEEN = ['finding.lookedAgain', 'matter.amended']

describe('a second look', () => {
  test.each<[string, ReturnType<typeof codeOf>, string | string[]]>([
    ['by who checked it', codeOf(closed, [CHECKER]), SEEN],
    ['on the day it was closed', codeOf(closed, [CHECKER], { on: '2023-09-20' }), SEEN],
    ['on the day before', codeOf(closed, [CHECKER], { on: '2023-09-19' }), 'day_too_early'],
    ['on the day the inspection began', codeOf(closed, [CHECKER], { on: '2023-09-22' }, '2023-09-22'), SEEN],
    ['on the day before that', codeOf(closed, [CHECKER], { on: '2023-09-21' }, '2023-09-22'), 'day_too_early'],
    ['tomorrow', codeOf(closed, [CHECKER], { on: '2023-09-26' }), 'day_in_future'],
    ['while it is still being put right', codeOf(open, [CHECKER]), 'look_back_open'],
    ['by who put it right', codeOf(closed, [LEAD]), 'look_back_own'],
    ['by a post inside that unit', codeOf(closed, [id(77), LEAD]), 'look_back_own'],
    ['by who put it right and handed it on before it was closed', codeOf(handedOn('2023-09-12', '2023-09-13'), [LEAD]), 'look_back_own'],
    ['by who has it now', codeOf(handedOn('2023-09-12', '2023-09-13'), [HEIR]), 'look_back_own'],
    ['by who was given it after it was closed and has it today', codeOf(handedOn('2023-09-21', '2023-09-22'), [HEIR]), 'look_back_own'],
    ['by who handed it on before anything was done', codeOf(handedOn('2023-09-02', '2023-09-03'), [LEAD]), SEEN],
    ['without words', codeOf(closed, [CHECKER], { words: ' ' }), 'look_back_empty'],
    ['it did not hold', codeOf(closed, [CHECKER], { held: false, due: '2023-10-20' }), ['finding.lookedAgain', 'procedure.moved', 'matter.amended', 'matter.amended']],
  ])('%s', (_, what, expected) => {
    expect(what).toEqual(expected)
  })

  test('a refused day names the day from which it may be looked at', () => {
    expect(lookAgain(inspection('2023-09-01'), inspection('2023-09-01'), rules, closed, { ...look, on: '2023-09-19' }, { roles: [], holders: [CHECKER] }, given)).toEqual({ refusal: { code: 'day_too_early', facts: { day: '2023-09-19', from: '2023-09-20' } } })
  })

  test('the page asks the same: who put it right is not offered it', () => {
    const asked = (holder: string) => putItRight(rules, handedOn('2023-09-12', '2023-09-13'), [holder], ['2023-09-25'])
    expect([asked(LEAD), asked(HEIR), asked(CHECKER)]).toEqual([true, true, false])
  })
})
