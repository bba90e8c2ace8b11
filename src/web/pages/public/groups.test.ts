import { expect, test } from 'vitest'
import { byTopic, type PublicDocument } from './groups.ts'

const one = (promise: string, topic: string | null) => ({ promise, outcome: null, topic, standing: 'going-on' as const, on: '2023-03-01' })
const document = (id: string, ...commitments: PublicDocument['commitments']): PublicDocument => ({ id, title: id, summary: '', on: '2023-03-01', commitments })

test('topics go over documents, in the order they first come; what has none stands last', () => {
  const groups = byTopic([document('a', one('公园', null), one('校门', '教育')), document('b', one('幼儿园', '教育'), one('道路', '交通'))])
  expect(groups.map(({ topic, commitments }) => [topic, commitments.map(({ promise, document: { id } }) => `${id}.${promise}`)])).toEqual([
    ['教育', ['a.校门', 'b.幼儿园']],
    ['交通', ['b.道路']],
    [null, ['a.公园']],
  ])
})
