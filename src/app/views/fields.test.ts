import { expect, test } from 'vitest'
import type { Field } from '../../kernel/pack/schema.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { fieldsInWords } from './fields.ts'
import type { Directory } from './organisation.ts'

const TODAY = '2023-09-20'
const bureau: UnitState = {
  id: 'u1', name: '市数据局', aliases: [], kind: 'department', parent: null, code: null, order: 1, assessed: true,
  formerNames: [{ name: '市大数据中心', until: '2023-10-01' }], memberOf: [], ended: null,
}
const head: PostState = { id: 'p1', unit: 'u1', name: '局长', order: 1, places: 1, leader: false, head: false, appointments: [], portfolio: [], delegations: [], endedOn: null }
const directory: Directory = { units: new Map([['u1', bureau]]), posts: new Map([['p1', head]]), seats: new Map(), names: new Map() }

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({ id: 'f', name: { zh: '栏', en: 'field' }, type, required: false, many: false, choices: [], ...more })
const ways = [
  { id: 'open', name: { zh: '明察', en: 'announced' } },
  { id: 'covert', name: { zh: '暗访', en: 'covert' } },
]

test.each([
  ['a text', field('text'), '议定三件事', { zh: '议定三件事', en: '议定三件事' }],
  ['a choice by its name', field('choice', { choices: ways }), 'covert', { zh: '暗访', en: 'covert' }],
  ['several choices', field('choice', { choices: ways, many: true }), ['open', 'covert'], { zh: '明察、暗访', en: 'announced, covert' }],
  ['an amount with its measure', field('amount', { measure: { zh: '亿元', en: 'hundred million yuan' } }), '3.25', { zh: '3.25亿元', en: '3.25 hundred million yuan' }],
  ['a unit by the name it has that day', field('unit'), 'u1', { zh: '市大数据中心', en: '市大数据中心' }],
  ['a post with its unit', field('post'), 'p1', { zh: '市大数据中心 局长', en: '市大数据中心 局长' }],
  ['a flag', field('flag'), true, { zh: '是', en: 'yes' }],
  ['a choice the pack no longer has, as it was written', field('choice'), 'gone', { zh: 'gone', en: 'gone' }],
])('%s', (_, declared, value, text) => {
  expect(fieldsInWords([declared], { f: value }, directory, TODAY)).toEqual([{ id: 'f', name: declared.name, text }])
})

test('what is empty or declared by no kind is not shown; what two kinds declare is shown once', () => {
  const second = field('text', { name: { zh: '另一栏', en: 'other' } })
  expect(fieldsInWords([field('text'), second], { f: '一次', gone: 'x' }, directory, TODAY).map(({ name }) => name.zh)).toEqual(['栏'])
  expect(fieldsInWords([field('text')], { f: '' }, directory, TODAY)).toEqual([])
  expect(fieldsInWords([field('text')], {}, directory, TODAY)).toEqual([])
})
