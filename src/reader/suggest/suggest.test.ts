import { describe, expect, test } from 'vitest'
import { FUNCTIONS } from './functions.ts'
import { leadSuggester } from './suggest.ts'

const units = ['市财政局', '市水务局', '市教育局', '市人社局', '市城市管理局', '市发展改革委', '市文旅局', '市退役军人事务局', '市委宣传部'].map((name) => ({ id: name, name, aliases: [] }))
const wanted = (title: string, path: string[] = [], body = '') => ({ title, path, body })

describe('by what departments do', () => {
  const suggest = leadSuggester(units, [])
  test.each([
    ['加强水库除险加固', '市水务局'],
    ['统筹下达专项资金，规范预算管理', '市财政局'],
    ['新建改扩建公办幼儿园', '市教育局'],
    ['开展职业技能培训，稳定就业', '市人社局'],
    ['整治城区内涝点，更新雨水管网', '市城市管理局'],
    ['做好优抚对象服务', '市退役军人事务局'],
  ])('%s → %s first', (title, first) => {
    expect(suggest(wanted(title))[0]?.unit.name).toBe(first)
  })

  test('says which words speak for the unit', () => {
    expect(suggest(wanted('加强水库除险加固'))[0]?.because).toEqual(['水库'])
  })

  test('names three at most, and nobody where nothing speaks for anyone', () => {
    expect(suggest(wanted('教育、财政、水利、就业、文化一起抓'))).toHaveLength(3)
    expect(suggest(wanted('提高站位，狠抓落实'))).toEqual([])
    expect(leadSuggester([], [])(wanted('加强水库除险加固'))).toEqual([])
  })

  test('the title tells more than the heading, the heading more than the text', () => {
    expect(suggest(wanted('水库', ['教育'], '文物')).map(({ unit }) => unit.name)).toEqual(['市水务局', '市教育局', '市文旅局'])
  })
})

describe('by who led the like before', () => {
  const before = [
    { unit: '市委宣传部', words: '打造河东书房阅读空间' },
    { unit: '市委宣传部', words: '河东书房向乡镇延伸' },
    { unit: '市财政局', words: '落实过紧日子要求' },
  ]

  test('a task like earlier ones goes where they went, and says so', () => {
    expect(leadSuggester(units, before)(wanted('再建十座河东书房'))[0]).toMatchObject({ unit: { name: '市委宣传部' }, because: ['河东书房向乡镇延伸'] })
  })

  test('units that are not among the city’s are never named', () => {
    expect(leadSuggester(units, [{ unit: '原市旅发委', words: '再建十座河东书房' }])(wanted('再建十座河东书房'))).toEqual([])
  })
})

test('every kind of department has fields, none twice', () => {
  for (const { name, fields } of FUNCTIONS) expect([name.source, new Set(fields).size, fields.length > 0]).toEqual([name.source, fields.length, true])
})
