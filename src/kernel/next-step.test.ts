import { describe, expect, test } from 'vitest'
import { foldedMatter, rules } from './decide/fixtures.ts'
import { order, orderRules } from './decide/procedure-fixtures.ts'
import { nextStep } from './next-step.ts'

const today = '2026-03-10'
const begin = { transition: 'begin', from: 'given', to: 'doing' }
const finish = { transition: 'finish', from: 'doing', to: 'done' }
const milestone = { id: 'm1', title: '清单公布', due: '2026-03-31', reachedOn: null }
const later = { id: 'm2', title: '系统联通', due: '2026-06-30', reachedOn: null }

describe('one thing is asked next', () => {
  test.each([
    ['a step that leads on, before the work begins', foldedMatter([]), { action: 'move', target: 'begin', who: 'lead' }],
    ['a step that leads on, whatever milestones lie ahead', { ...foldedMatter([]), milestones: [milestone] }, { action: 'move', target: 'begin' }],
    ['the nearest milestone, while the work is done', { ...foldedMatter([begin]), milestones: [later, milestone] }, { action: 'milestone', target: 'm1', by: '2026-03-31' }],
    ['the next one, when the nearest is reached', { ...foldedMatter([begin]), milestones: [later, { ...milestone, reachedOn: '2026-03-05' }] }, { action: 'milestone', target: 'm2' }],
    ['news of progress, without milestones', foldedMatter([begin]), { action: 'record', by: '2026-12-31' }],
    ['nothing, once it is done', foldedMatter([begin, finish]), { action: 'none', by: null, who: null }],
  ])('%s', (_, matter, expected) => {
    expect(nextStep(matter, rules, today)).toMatchObject(expected)
  })

  test('a step back, though it is written first, is never what is asked', () => {
    const states = ['a', 'b', 'c'].map((id) => ({ id, name: { zh: id, en: id }, carriesOut: false, suspended: false }))
    const step = (id: string, from: string, to: string) => ({ ...rules.procedure.transitions[0]!, id, from: [from], to })
    const procedure = { ...rules.procedure, start: 'a', states, transitions: [step('on', 'a', 'b'), step('back', 'b', 'a'), step('forward', 'b', 'c')] }
    expect(nextStep({ ...foldedMatter([]), stage: 'b' }, { ...rules, procedure }, today)).toMatchObject({ action: 'move', target: 'forward' })
  })

  test('who must be named first, where the pack requires it', () => {
    const strict = { ...rules, duties: rules.duties.map((duty) => (duty.id === 'owner' ? { ...duty, required: true } : duty)) }
    expect(nextStep(foldedMatter([begin]), strict, today)).toMatchObject({ action: 'assign', target: 'owner' })
  })
})

describe('where the work is done, a step with a limit of its own', () => {
  const doing = order(['begin', 'given', 'doing', '2023-09-04'])
  const limited = { ...doing, limitDue: '2023-09-22' }
  const early = { id: 'm1', title: '清单公布', due: '2023-09-21', reachedOn: null }
  test.each([
    ['is asked for first', limited, { action: 'move', target: 'report', who: 'lead', by: '2023-09-22' }],
    ['not before a milestone that is due earlier', { ...limited, milestones: [early] }, { action: 'milestone', target: 'm1' }],
    ['before one that is due later', { ...limited, milestones: [{ ...early, due: '2023-10-20' }] }, { action: 'move', target: 'report' }],
    ['not without a limit that runs', doing, { action: 'record' }],
    ['in a pause only going on is asked', order(['defer', 'doing', 'waiting', '2023-09-18']), { action: 'move', target: 'resume', who: 'office' }],
  ])('%s', (_, matter, expected) => {
    expect(nextStep(matter, orderRules, '2023-09-20')).toMatchObject(expected)
  })
})
