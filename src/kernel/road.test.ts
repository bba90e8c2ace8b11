import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { rulesOf, type LedgerRules } from './pack/lookup.ts'
import { packSchema } from './pack/schema.ts'
import { byQuarter, partOf, standsSince, yearEndOf } from './road.ts'

const reform = packSchema.parse(parse(readFileSync(join(import.meta.dirname, '..', 'packs', 'reform.yaml'), 'utf8'), { schema: 'core' }))
const rules = rulesOf([reform], 'led-projects') as LedgerRules

test.each([
  ['proposed', 'call'],
  ['reasoning', 'reasoning'],
  ['approval', 'approval'],
  ['handing-down', 'handing-down'],
  ['carrying-out', 'carrying-out'],
  ['suspended', 'carrying-out'],
  ['acceptance', 'closing'],
  ['closed', 'closing'],
  ['dropped', 'closing'],
])('a project in %s stands in the part %s', (stage, part) => {
  expect(partOf(rules, stage)).toBe(part)
})

const step = (transition: string, to: string) => ({ transition, from: 'carrying-out', to, on: '2023-12-20', post: null, note: null, limitDue: null, attachments: [] })
test.each([
  ['proposed', [], 'proposed'],
  ['approval', [], 'proposed'],
  ['handing-down', [], 'under-way'],
  ['carrying-out', [], 'under-way'],
  ['acceptance', [], 'under-way'],
  ['suspended', [], 'suspended'],
  ['closed', [step('close', 'closed')], 'done'],
  ['carried-over', [step('carry-over', 'carried-over')], 'carried-over'],
  ['dropped', [step('not-adopted', 'dropped')], 'declined'],
  ['dropped', [step('give-up', 'dropped')], 'stopped'],
])('in the year’s account %s counts as its last step says: %#', (stage, steps, end) => {
  expect(yearEndOf(rules, { stage, steps })).toBe(end)
})

test('it stands there since its last step, or since it was opened', () => {
  expect([standsSince({ steps: [step('close', 'closed')], openedOn: '2023-01-10' }), standsSince({ steps: [], openedOn: '2023-01-10' })]).toEqual(['2023-12-20', '2023-01-10'])
})

test('numbers of days fall into the quarters of their year; a year without any is a row of noughts', () => {
  expect(byQuarter([{ on: '2023-03-31', n: 2 }, { on: '2023-04-01', n: 1 }, { on: '2022-12-31', n: 5 }], [2023, 2022, 2021])).toEqual([
    { year: 2023, quarters: [2, 1, 0, 0], total: 3 },
    { year: 2022, quarters: [0, 0, 0, 5], total: 5 },
    { year: 2021, quarters: [0, 0, 0, 0], total: 0 },
  ])
})
