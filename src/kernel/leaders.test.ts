import { expect, test } from 'vitest'
import { leadersFor } from './leaders.ts'

const DAY = '2026-03-10'
type Division = { units: string[]; fields?: string[]; from?: string; to?: string | null }
const post = (id: string, order: number, { units, fields = [], from = '2026-01-01', to = null }: Division, more: { leader?: boolean; endedOn?: string } = {}) => ({
  id, order, leader: more.leader ?? true, endedOn: more.endedOn ?? null, portfolio: [{ id: `${id}-p`, units, fields, from, to }],
})
const education = post('vice', 3, { units: ['education'], fields: ['教育'] })

test.each([
  ['who oversees the unit', ['education'], [education], '', ['vice: unit education']],
  ['who oversees the unit it belongs to', ['college', 'education'], [education], '', ['vice: parent education']],
  ['who has a field that is spoken of', ['police'], [education], '推进城市教育改革', ['vice: field 教育']],
  ['the nearest reason first, then the city’s order', ['college', 'education'], [post('z', 9, { units: ['college'] }), education, post('a', 1, { units: [], fields: ['招生'] })], '高校招生', ['z: unit college', 'vice: parent education', 'a: field 招生']],
  ['both reasons of one leader', ['education'], [education], '教育评价', ['vice: unit education, field 教育']],
  ['nobody: another unit, no word', ['police'], [education], '交通整治', []],
  ['nobody: the division began later', ['education'], [post('vice', 1, { units: ['education'], from: '2026-03-11' })], '', []],
  ['nobody: the division ended that day', ['education'], [post('vice', 1, { units: ['education'], to: DAY })], '', []],
  ['nobody: a post that is no leader’s', ['education'], [post('clerk', 1, { units: ['education'] }, { leader: false })], '', []],
  ['nobody: a post that was abolished', ['education'], [post('vice', 1, { units: ['education'] }, { endedOn: DAY })], '', []],
  ['nobody: a field of one character is in any title', ['police'], [post('vice', 1, { units: [], fields: ['水'] })], '水平提升', []],
  ['nobody where no unit is named', [], [education], '', []],
])('%s', (_, units, posts, words, expected) => {
  expect(leadersFor(units, posts, DAY, words).map(({ post: id, because }) => `${id}: ${because.map((one) => `${one.kind} ${one.kind === 'field' ? one.field : one.unit}`).join(', ')}`)).toEqual(expected)
})
