import { expect, test } from 'vitest'
import { unitCandidates } from './units.ts'

const known = [
  '市财政局', '市发展改革委', '市工信局（市国资委）', '市规划和自然资源局（林业局）', '安邑区人民政府', '蒲坂市人民政府', '猗氏县人民政府', '河东开发区管委会', '市市场监管局',
  '市政府办公室(督查室)', '市审批服务管理局', '市卫健委', '市水务局', '市城管局', '市科学技术局', '市退役军人局', '市税务局', '市消防救援支队', '市委网信办',
].map((name, index) => ({ id: `u${index}`, name, aliases: name === '市水务局' ? ['市水利局'] : [] }))

test.each([
  ['市财政局', '市财政局', 'name'],
  ['市水利局', '市水务局', 'alias'],
  ['市国资委', '市工信局（市国资委）', 'second name'],
  ['市政府办公室', '市政府办公室(督查室)', 'second name'],
  ['财政局', '市财政局', 'short name'],
  ['河东市财政局', '市财政局', 'short name'],
  ['市发改委', '市发展改革委', 'short name'],
  ['市发展和改革委员会', '市发展改革委', 'short name'],
  ['市行政审批局', '市审批服务管理局', 'short name'],
  ['市卫生健康委员会', '市卫健委', 'short name'],
  ['市城市管理综合执法局', '市城管局', 'short name'],
  ['市科技局', '市科学技术局', 'short name'],
  ['市退役军人事务局', '市退役军人局', 'short name'],
  ['国家税务总局河东市税务局', '市税务局', 'short name'],
  ['税务局', '市税务局', 'short name'],
  ['市消防支队', '市消防救援支队', 'short name'],
  ['市网信办', '市委网信办', 'short name'],
  ['市场监管局', '市市场监管局', 'short name'],
  ['安邑区政府', '安邑区人民政府', 'short name'],
])('%s is %s by its %s, and nothing else', (written, name, reason) => {
  const found = unitCandidates(written, known)
  expect(found.map((candidate) => [candidate.name, candidate.reason, candidate.certain])).toEqual([[name, reason, true]])
})

test('各县（市、区）人民政府 is the group of them all, none of them for certain', () => {
  const found = unitCandidates('各县（市、区）人民政府', known)
  expect(found.map(({ name }) => name).sort()).toEqual(['安邑区人民政府', '猗氏县人民政府', '蒲坂市人民政府'].sort())
  expect(found.every(({ certain, reason }) => !certain && reason === 'group member')).toBe(true)
})

test.each(['县级财政部门', '某集团公司', ''])('“%s” is nothing the city knows', (written) => {
  expect(unitCandidates(written, known)).toEqual([])
})
