import { expect, test } from 'vitest'
import type { Letter } from './model.ts'
import { roadOf } from './standing.ts'

type Step = Letter['steps'][number]['step']
const step = (name: Step, on: string) => ({ step: name, name: { zh: name, en: name }, on, by: `${name} by`, words: null })
const owing = (replied: boolean) => [{ unit: { id: 'u', name: '市财政局' }, replied }]
const road = (status: Letter['status'], steps: [Step, string][], asked: Letter['owing'] = []) => roadOf({ status, steps: steps.map(([name, on]) => step(name, on)), owing: asked }).map(({ at, when, on }) => `${at} ${when}${on ? ` ${on}` : ''}`)

test.each<[string, Letter['status'], [Step, string][], Letter['owing'], string[]]>([
  ['a draft', 'draft', [['drafted', '09-11']], [], ['draft now 09-11', 'checking coming', 'signing coming', 'signed coming']],
  ['a draft that came back is a draft again', 'draft', [['drafted', '09-11'], ['returned', '09-12']], [], ['draft now 09-11', 'checking coming', 'signing coming', 'signed coming']],
  ['being checked: since it was handed in', 'checking', [['drafted', '09-11'], ['submitted', '09-12']], [], ['draft past 09-12', 'checking now', 'signing coming', 'signed coming']],
  ['waiting for a signature', 'signing', [['drafted', '09-11'], ['submitted', '09-12'], ['checked', '09-13']], [], ['draft past 09-12', 'checking past 09-13', 'signing now', 'signed coming']],
  ['issued, no reply asked', 'issued', [['drafted', '09-11'], ['submitted', '09-12'], ['checked', '09-13'], ['signed', '09-14'], ['issued', '09-15']], [], ['draft past 09-12', 'checking past 09-13', 'signing past 09-14', 'signed past 09-15']],
  ['issued, the reply missing', 'issued', [['drafted', '09-11'], ['issued', '09-15']], owing(false), ['draft past 09-11', 'checking past', 'signing past', 'signed past 09-15', 'issued now']],
  ['as who was sent it sees it', 'issued', [['signed', '09-14'], ['issued', '09-15']], owing(false), ['draft past', 'checking past', 'signing past 09-14', 'signed past 09-15', 'issued now']],
  ['replied', 'issued', [['drafted', '09-11'], ['issued', '09-15'], ['replied', '09-18']], owing(true), ['draft past 09-11', 'checking past', 'signing past', 'signed past 09-15', 'issued past 09-18']],
  ['given up while it was checked: nothing is asked any more', 'abandoned', [['drafted', '09-11'], ['submitted', '09-12'], ['abandoned', '09-13']], [], ['draft past 09-12', 'checking coming', 'signing coming', 'signed coming']],
])('%s', (_, status, steps, asked, want) => {
  expect(road(status, steps, asked)).toEqual(want)
})
