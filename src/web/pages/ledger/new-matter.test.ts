import { describe, expect, test } from 'vitest'
import { bodyOf, EMPTY_MATTER, faultsOf, fieldsApart, unitMayHold } from './new-matter.ts'
import type { Ledger } from './page.tsx'

type Field = Ledger['fields'][number]
const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id, name: { zh: id, en: id }, type, choices: [], required: false, many: false, measure: null, help: null, ...more,
})
const role = (id: string, holder: Ledger['roles'][number]['holder']) => ({ id, name: { zh: id, en: id }, holder, atMostOne: false })
const ledger = {
  id: 'led-projects',
  fields: [field('measures', 'text'), field('goal', 'text', { required: true }), field('money', 'amount'), field('start', 'day'), field('partners', 'unit', { many: true }), field('new', 'flag')],
  roles: [role('lead', ['unit']), role('support', ['unit']), role('leader', ['post'])],
}
const finance = { value: 'u1', name: '市财政局' }
const schools = { value: 'u2', name: '市教育局' }

test('what the ledger requires is asked first', () => {
  const { required, optional } = fieldsApart(ledger)
  expect(required.map(({ id }) => id)).toEqual(['goal'])
  expect(optional.map(({ id }) => id)).toEqual(['measures', 'money', 'start', 'partners', 'new'])
})

test('units are asked only for roles a unit can hold', () => {
  expect([unitMayHold(ledger, 'lead'), unitMayHold({ roles: [role('lead', ['post'])] }, 'lead'), unitMayHold({ roles: [] }, 'support')]).toEqual([true, false, false])
})

describe('what is still wrong', () => {
  test('nothing filled in: the title and the required field', () => {
    expect(faultsOf(EMPTY_MATTER, ledger)).toEqual({ title: true, fields: { goal: 'missing' } })
  })

  test.each([
    ['spaces only', { goal: '  ' }, { goal: 'missing' }],
    ['words for an amount', { goal: '减证', money: '三亿' }, { money: 'noNumber' }],
    ['an amount', { goal: '减证', money: '3.25' }, {}],
    ['a day that is none', { goal: '减证', start: '2026-02-30' }, { start: 'noDay' }],
  ])('%s', (_, fields, expected) => {
    expect(faultsOf({ ...EMPTY_MATTER, title: '一业一证', fields }, ledger)).toEqual({ title: false, fields: expected })
  })
})

test('sent as ids and trimmed, without what was left empty', () => {
  const matter = { title: ' 一业一证 ', due: '', lead: finance, support: [schools], fields: { goal: ' 减证 ', measures: '', partners: [finance, schools], new: false } }
  expect(bodyOf(matter, ledger)).toEqual({
    ledger: 'led-projects',
    title: '一业一证',
    due: null,
    fields: { goal: '减证', partners: ['u1', 'u2'] },
    duties: [
      { role: 'lead', holder: { type: 'unit', id: 'u1' }, territory: null },
      { role: 'support', holder: { type: 'unit', id: 'u2' }, territory: null },
    ],
  })
})

test('units left over from another ledger’s draft are not sent where the ledger has no such role', () => {
  expect(bodyOf({ ...EMPTY_MATTER, title: 'x', lead: finance, fields: { gone: 'y' } }, { ...ledger, roles: [] })).toMatchObject({ fields: {}, duties: [] })
})
