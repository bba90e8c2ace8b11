import { expect, test } from 'vitest'
import { alike } from './doubles.ts'

const visit = { heldOn: '2026-03-13', kinds: ['study'], place: '龙门市政务大厅', matters: ['licence'], attachments: ['a'] }

test.each<[string, Partial<typeof visit>, string[] | null]>([
  ['the same place the day after', { heldOn: '2026-03-14', kinds: ['inspection'], matters: ['river'], place: '龙门市', attachments: [] }, ['place']],
  ['the same place four days later', { heldOn: '2026-03-17', kinds: ['inspection'], matters: ['river'], place: '龙门市', attachments: [] }, null],
  ['the same kind for the same matter two days before', { heldOn: '2026-03-11', place: '', attachments: [] }, ['kind', 'matter']],
  ['the same kind for another matter on the day, elsewhere', { matters: ['river'], place: '安邑区', attachments: [] }, null],
  ['the same file half a year later', { heldOn: '2026-09-13', kinds: ['inspection'], matters: ['river'], place: '' }, ['file']],
  ['two records without a place', { kinds: ['inspection'], place: '', attachments: [] }, null],
])('%s', (_, more, expected) => {
  expect(alike({ ...visit, place: _.includes('without') ? '' : visit.place }, { ...visit, ...more })).toEqual(expected)
})
