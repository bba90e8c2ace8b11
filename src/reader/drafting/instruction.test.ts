import { expect, test } from 'vitest'
import { draftInstruction } from './instruction.ts'

const unit = (id: string, name: string) => ({ id, name, aliases: [] })
const known = {
  today: '2023-09-20' as const,
  units: [unit('reform', '市发展改革委'), unit('money', '市财政局'), unit('housing', '市住建局'), unit('schools', '市教育局'), unit('roads', '市交通局'), unit('water', '市水务局'), unit('energy', '市能源局'), unit('anyi', '安邑区'), unit('zone', '开发区管委会')],
  posts: [
    { id: 'mayor', name: '市长', unit: 'government', leader: true, holders: [] },
    { id: 'executive', name: '常务副市长', unit: 'government', leader: true, holders: [] },
  ],
}

const brief = (text: string) => {
  const { lead, support, due, by } = draftInstruction(text, known)
  return [lead?.id ?? null, support.map(({ id }) => id), due?.day ?? null, by?.id ?? null]
}

test.each([
  ['请发改委牵头研究，9月底前报', 'reform', [], '2023-09-30', null],
  ['请市发展改革委牵头，会同市财政局、市住建局研究提出办法，10月15日前报我。', 'reform', ['money', 'housing'], '2023-10-15', null],
  ['市长批示：请交通局尽快研究解决，10月底前办结', 'roads', [], '2023-10-31', 'mayor'],
  ['此件很重要，责成教育局抓紧落实，财政局配合。', 'schools', ['money'], null, null],
  ['同意。请财政局、水务局按程序办理（常务副市长）', 'money', ['water'], null, 'executive'],
  ['由安邑区负责，8月底前完成', 'anyi', [], '2024-08-31', null],
  ['由安邑区负责，今年8月底前完成', 'anyi', [], null, null],
  ['请能源局商住建局研究，年底前报', 'energy', ['housing'], '2023-12-31', null],
])('%s', (text, lead, support, due, by) => {
  expect(brief(text)).toEqual([lead, support, due, by])
})

test.each(['已阅。', '请分管领导阅示。', '发展形势很好，要抓紧。', '教育局的做法值得推广', '请有关部门研究', '请局长们阅', ''])('nobody is named by “%s”', (text) => {
  expect(brief(text)).toEqual([null, [], null, null])
})

test('the paper it stands on names the matter, else its first sentence', () => {
  expect(draftInstruction('请住建局阅研《关于老旧小区加装电梯的建议》，提出意见。', known).title).toBe('关于老旧小区加装电梯的建议')
  expect(draftInstruction('请住建局研究加装电梯补助办法。9月底前报', known).title).toBe('请住建局研究加装电梯补助办法')
})

test('what may mean several units means none', () => {
  const twice = { ...known, units: [...known.units, unit('other', '河东市财政局')] }
  expect(draftInstruction('请财政局办理', twice).lead).toBeNull()
})
