import { describe, expect, test } from 'vitest'
import { droppedBy } from '../kernel/pack/drops.ts'
import type { Pack } from '../kernel/pack/schema.ts'
import { readBuiltinPacks } from './builtin.ts'
import { parsePack } from './parse.ts'

const text = readBuiltinPacks().find(({ file }) => file === 'supervision.yaml')?.text ?? ''

/** The supervision pack with this put in the place of that, once; what is wrong with it then. */
function wrong(that: string, becomes: string): [path: string, code: string][] {
  if (!text.includes(that)) throw new Error(`the pack has no “${that}”`)
  const parsed = parsePack(text.replace(that, becomes).replace(/\ncases:[^]*$/, '\n'), 'supervision.yaml')
  return ('mistakes' in parsed ? parsed.mistakes : parsed.warnings).map(({ path, code }) => [path, code])
}

const EXTEND = `        who: [lead, handler]
        approvedBy: [office, supervisor]
        atMost: 2`
const VERIFY = `        who: [office, supervisor]
        does: verify`

describe('a procedure is refused', () => {
  test.each([
    ['whose check only those could make that carry the matter out', VERIFY, '        who: [lead, handler]\n        does: verify', 'procedures[0].transitions[5].who', 'own_work'],
    ['whose check is for one duty, and that is barred from it', VERIFY, '        who: [supervisor]\n        notBy: [supervisor]\n        does: verify', 'procedures[0].transitions[5].who', 'own_work'],
    ['whose extension the same ask and grant', EXTEND, EXTEND.replace('[office, supervisor]', '[handler, lead]'), 'procedures[0].extensions[0].approvedBy', 'own_work'],
    ['whose extension only those would grant that carry the matter out', EXTEND, EXTEND.replace('[lead, handler]', '[lead]').replace('[office, supervisor]', '[handler]'), 'procedures[0].extensions[0].approvedBy', 'own_work'],
    ['whose extension moves what has ended', 'from: [working, feedback]\n        who: [lead, handler]\n        approvedBy', 'from: [working, done]\n        who: [lead, handler]\n        approvedBy', 'procedures[0].extensions[0].from', 'wrong_choice'],
    ['whose extension moves a limit that is none', 'moves: limit\n        from: [working]', 'moves: limit\n        from: [feedback]', 'procedures[0].extensions[1].from', 'wrong_choice'],
    ['whose extension is asked by nobody known', EXTEND, EXTEND.replace('[lead, handler]', '[nobody]'), 'procedures[0].extensions[0].who[0]', 'unknown_reference'],
    ['that stands still at its end', "en: done }, final: done }", "en: done }, final: done, pauses: true }", 'procedures[0].states[4].pauses', 'wrong_choice'],
    ['that leads from one pause into another', 'from: [working, feedback]\n        to: suspended', 'from: [working, feedback, deferred]\n        to: suspended', 'procedures[0].transitions[8].to', 'wrong_choice'],
    ['that pauses anew what has paused', 'from: [working, feedback]\n        to: deferred', 'from: [working, deferred]\n        to: deferred', 'procedures[0].transitions[7].to', 'wrong_choice'],
    ['whose escalation drafts a letter that is none', 'letter: reminder-letter', 'letter: reminder', 'procedures[0].escalation[1].letter', 'unknown_reference'],
    ['whose escalation reminds behind what comes after', 'when: after, by: { n: 10, unit: workday }', 'when: before, by: { n: 10, unit: workday }', 'procedures[0].escalation[3].when', 'wrong_choice'],
    ['that asks a duty its matters do not have', 'asker: { role: assigner', 'asker: { role: mayor', 'procedures[0].asker.role', 'unknown_reference'],
    ['whose “no” is a step that is none', 'unsolved: unsatisfied', 'unsolved: unhappy', 'procedures[0].asker.unsolved', 'unknown_reference'],
    ['whose “no” ends everything', 'unsolved: unsatisfied', 'unsolved: drop', 'procedures[0].asker.unsolved', 'wrong_choice'],
    ['whose limit runs from a state that is none', 'limit: { n: 5, unit: workday }', 'limit: { n: 5, unit: workday }\n        limitSince: born', 'procedures[0].transitions[0].limitSince', 'unknown_reference'],
  ])('%s', (_, that, becomes, path, code) => {
    expect(wrong(that, becomes)).toEqual([[path, code]])
  })
})

describe('a limit that leaves little time is warned of', () => {
  test.each([
    ['hours', 'limit: { n: 48, unit: hour }', [['procedures[0].transitions[1].limit', 'short_notice']]],
    ['not where the rule behind it is named', 'limit: { n: 48, unit: hour }\n        limitWhy: { zh: 上级规定, en: a rule from above }', []],
    ['not a month', 'limit: { n: 1, unit: month }', []],
  ])('%s', (_, becomes, expected) => {
    expect(wrong('limit: { n: 10, unit: workday }', becomes)).toEqual(expected)
  })
})

test('supervision 2.0.0 keeps every state in which matters of 1.0.0 stand', () => {
  const parsed = parsePack(text, 'supervision.yaml')
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes))
  const states = ['filed', 'working', 'checking', 'done', 'suspended', 'dropped']
  const before = { ...parsed.pack, version: '1.0.0', procedures: parsed.pack.procedures.map((one) => ({ ...one, states: one.states.filter(({ id }) => states.includes(id)) })) } satisfies Pack
  expect(droppedBy(parsed.pack, [before], states.map((state) => ({ ledger: 'supervised-matters', state })))).toEqual([])
})
