import { expect, test } from 'vitest'
import type { ActivityKind } from '../../kernel/pack/schema.ts'
import { combining } from './combining.ts'

const kind = (id: string, zh: string, nature: ActivityKind['nature'] = 'act'): ActivityKind => ({ id, name: { zh, en: id }, verb: { zh, en: id }, nature, fields: [], evidence: { demand: 'none', media: [] }, review: { unit: true, office: true }, countsFor: [] })
const [study, inspection, paper] = [kind('study', '调研'), kind('inspection', '督察'), kind('experience', '梳理经验', 'paper')]
const packs = [{ activities: [study, inspection, paper] }] as never
const given = { matter: 'm', kind: inspection, others: [], recent: [], period: { start: '2023-07-01', end: '2023-09-30' }, packs }
const visit = { matters: ['other'], kinds: ['inspection'], heldOn: '2023-09-18', place: '安邑区政务大厅', status: 'confirmed' as const }

test.each([
  ['nothing to combine with', {}, null],
  ['another act of the same matter', { others: [study] }, '还缺“调研”，可同日办，一次记两项'],
  ['a paper is not written on a visit', { others: [paper] }, null],
  ['nor is a visit asked for where a paper is missing', { kind: paper, others: [study] }, null],
  ['a visit recorded for another matter', { recent: [visit], others: [study] }, '09-18 在安邑区政务大厅已为别的项目记过，当日也办了本项目的，可一并记'],
  ['one of an earlier period', { recent: [{ ...visit, heldOn: '2023-06-18' }] }, null],
  ['one that counts for this matter already', { recent: [{ ...visit, matters: ['m'] }] }, null],
  ['one of another kind', { recent: [{ ...visit, kinds: ['study'] }] }, null],
  ['one that was withdrawn', { recent: [{ ...visit, status: 'withdrawn' as const }] }, null],
])('%s', (_, more, zh) => {
  expect(combining({ ...given, ...more })?.zh ?? null).toBe(zh)
})
