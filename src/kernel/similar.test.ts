import { expect, test } from 'vitest'
import { similar } from './similar.ts'

const others = [
  { id: 'licence', title: '“一业一证、免证明”改革', goal: '二十个行业一业一证，政务服务事项免提交证明' },
  { id: 'field', title: '田长制改革', goal: '耕地保护责任落到田块' },
  { id: 'logistics', title: '乡村e镇建设与县乡村物流共同配送改革', goal: '县乡村共同配送覆盖率达到80%' },
  { id: 'hospital', title: '城市医疗集团改革', goal: '医保打包付费，检验结果互认' },
  { id: 'energy', title: '能源革命综合改革试点', goal: '' },
]
const ids = (title: string, goal = '') => similar({ title, goal }, others).map(({ id }) => id)

test.each([
  ['深化“一业一证”改革', '', ['licence'], 'another name for the same thing'],
  ['县乡村物流共同配送', '', ['logistics'], 'a part of a longer title'],
  ['电动车充电设施改革', '', [], '改革 alone is everyone’s word'],
  ['深化重点领域改革试点', '', [], 'words that say nothing'],
  ['', '', [], 'nothing typed yet'],
  ['耕地保护', '耕地保护责任落到田块', ['field'], 'another title, the same goal'],
])('%s %s: %j, %s', (title, goal, expected) => {
  expect(ids(title, goal)).toEqual(expected)
})

test('says which words they share, the longest first, none inside another', () => {
  expect(similar({ title: '县乡村物流共同配送', goal: '' }, others)[0]?.shared).toEqual(['县乡村物流共同配送'])
  expect(similar({ title: '“一业一证”改革', goal: '免提交证明' }, others)[0]?.shared).toEqual(['免提交证明', '一业一证'])
})

test('the likest comes first', () => {
  const twins = [...others, { id: 'twin', title: '“一业一证”改革', goal: '' }]
  expect(similar({ title: '“一业一证”改革', goal: '' }, twins).map(({ id }) => id)).toEqual(['twin', 'licence'])
})
