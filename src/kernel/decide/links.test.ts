import { describe, expect, test } from 'vitest'
import { linksOf, type MatterState, type Relation } from '../facts/matter.ts'
import { applyFact } from '../fold.ts'
import { facts, id, labelledIds } from '../testing.ts'
import { china } from '../time/china.ts'
import type { Decision } from './decision.ts'
import { foldedMatter } from './fixtures.ts'
import { linkMatters, unlinkMatters } from './links.ts'

const given = { today: '2026-03-10', calendar: china, newId: labelledIds() }
const project: MatterState = { ...foldedMatter([]), id: id(2), code: 'T-2026-002' }
const said = (decision: Decision): string => ('refusal' in decision ? decision.refusal.code : decision.facts.map(({ kind }) => kind).join())
const linked = (target: string, relation: Relation): MatterState =>
  facts([{ subject: `matter:${id(1)}`, kind: 'matter.linked', occurredOn: '2026-02-02', payload: { target, relation } }]).reduce((state, fact) => applyFact(state, fact) as MatterState, foldedMatter([]))

describe('linking', () => {
  test.each([
    ['a problem blocks a project', foldedMatter([]), project, 'blocks', '2026-03-10', 'matter.linked'],
    ['the same again', linked(id(2), 'blocks'), project, 'blocks', '2026-03-10', 'link_stands'],
    ['the same for another reason', linked(id(2), 'blocks'), project, 'continues', '2026-03-10', 'matter.linked'],
    ['a matter blocks itself', foldedMatter([]), foldedMatter([]), 'blocks', '2026-03-10', 'link_to_itself'],
    ['two matters block each other, as in life', foldedMatter([]), { ...project, links: [{ target: id(1), relation: 'blocks', from: '2026-02-02', to: null }] }, 'blocks', '2026-03-10', 'matter.linked'],
    ['a year carries over its own successor', foldedMatter([]), { ...project, links: [{ target: id(1), relation: 'continues', from: '2026-02-02', to: null }] }, 'continues', '2026-03-10', 'link_circle'],
    ['a second year is carried over', linked(id(3), 'continues'), project, 'continues', '2026-03-10', 'link_continues_one'],
    ['before the other was opened', foldedMatter([]), { ...project, openedOn: '2026-03-01' }, 'blocks', '2026-02-28', 'day_too_early'],
    ['before it was opened itself', foldedMatter([]), { ...project, openedOn: '2025-03-01' }, 'continues', '2026-01-04', 'day_too_early'],
    ['from tomorrow on', foldedMatter([]), project, 'blocks', '2026-03-11', 'day_in_future'],
  ] satisfies [string, MatterState, MatterState, Relation, string, string][])('%s', (_, source, target, relation, on, expected) => {
    expect(said(linkMatters(source, target, { relation, on }, [], given))).toBe(expected)
  })
})

describe('ending a link', () => {
  const source = linked(id(2), 'blocks')
  test.each([
    ['one that stands', 'blocks', '已解决', 'matter.unlinked'],
    ['without a reason', 'blocks', '', 'reason_missing'],
    ['one that does not stand', 'continues', '已解决', 'link_unknown'],
  ] satisfies [string, Relation, string, string][])('%s', (_, relation, reason, expected) => {
    expect(said(unlinkMatters(source, { target: id(2), relation, reason }, given))).toBe(expected)
  })

  test('an ended link stands on its past days and can be made again', () => {
    const [ending] = facts([{ subject: `matter:${id(1)}`, kind: 'matter.unlinked', occurredOn: '2026-03-01', payload: { target: id(2), relation: 'blocks', reason: '已解决' } }])
    const ended = applyFact(source, ending!) as MatterState
    expect(['2026-02-01', '2026-02-28', '2026-03-01'].map((day) => linksOf(ended, 'blocks', day).length)).toEqual([0, 1, 0])
    expect(linksOf(ended, 'blocks')).toEqual([])
    expect(said(linkMatters(ended, project, { relation: 'blocks', on: '2026-03-10' }, [], given))).toBe('matter.linked')
  })
})
