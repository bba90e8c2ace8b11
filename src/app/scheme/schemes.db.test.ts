import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { scheme as schemeSchema, type Scheme } from '../../kernel/pack/scheme-schema.ts'
import { giveScores } from '../assessment/scores.ts'
import { cancelAssessment, deliverAssessment } from '../assessment/deliver.ts'
import { openAssessment } from '../assessment/open-assessment.ts'
import { newCommandId } from '../ids.ts'
import { checkScheme, getScheme } from './get-scheme.ts'
import { listSchemes } from './list-schemes.ts'
import { previewScheme } from './preview-scheme.ts'
import { adoptScheme, draftScheme, endScheme, reviseScheme } from './write-schemes.ts'

const OFFICE = '市委政研室（改革办）'
const PLACES = ['安邑区', '猗氏县', '左邑县'] as const
let opened: TestDeps
let city: TestCity
let office: TestUser
let anyi: TestUser
const command = () => newCommandId(opened.deps.now())
const unit = (name: string) => city.units.get(name)!

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-04-10T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, ...PLACES])
  office = await city.user('office', OFFICE)
  anyi = await city.user('place', '安邑区')
})
afterAll(() => opened.close())

const hand = (id: string, points: number) => ({ id, name: { zh: `成效${id}`, en: `result ${id}` }, points, measure: { byHand: { scorer: { zh: '评审组', en: 'panel' }, ground: { zh: '成效', en: 'results' } } } })
const contentOf = (more: object): Scheme => schemeSchema.parse({ id: 'place-quarter', name: { zh: '县区考核', en: 'places' }, of: 'place', period: 'quarter', groups: [{ id: 'all', name: { zh: '县区', en: 'places' }, of: { units: PLACES.slice(0, 2).map(unit) } }], items: [hand('a', 60), hand('b', 40)], ...more })
const BASIS = { title: '考核办法（试行）', number: '河改发〔2026〕2号' }
const begin = async () => (await draftScheme(office.call, { command: command(), begin: { name: '县区考核', of: 'place', period: 'quarter' } })).ids.scheme
const save = async (scheme: string, content: object) => {
  const { seen, content: now } = await getScheme(office.call, { scheme })
  return (await reviseScheme(office.call, { command: command(), scheme, content: { ...content, id: now.id }, seen })).ids.seen
}
const adopt = async (scheme: string, more: object = {}) => adoptScheme(office.call, { command: command(), scheme, from: '2026-01-01', reason: null, unranked: false, seen: (await getScheme(office.call, { scheme })).seen, ...more })
const codes = async (content: object) => (await checkScheme(office.call, { content: { ...content } })).findings.map(({ code, path }) => [code, path.join('.')])

test('a preset is taken over as a draft of the city: members by name or alias, unresolved names told, ids free; units see it once adopted', async () => {
  const from = { pack: 'assessment', scheme: 'counties-quarter' }
  const first = (await draftScheme(office.call, { command: command(), begin: { from } })).ids.scheme
  const second = (await draftScheme(office.call, { command: command(), begin: { from } })).ids.scheme
  const ids = await Promise.all([first, second].map(async (scheme) => (await getScheme(office.call, { scheme })).content.id))
  expect(ids).toEqual(['counties-quarter', 'counties-quarter-2'])
  const { rows, presets } = await listSchemes(office.call)
  expect([rows.map(({ status }) => status), presets.some(({ scheme, lines }) => scheme === 'counties-quarter' && lines.reduce((sum, { points }) => sum + points, 0) === 100)]).toEqual([['draft', 'draft'], true])
  expect((await listSchemes(anyi.call)).rows).toEqual([])
  await expect(getScheme(anyi.call, { scheme: first })).rejects.toMatchObject({ code: 'not_found' })
  for (const scheme of [first, second]) await endScheme(office.call, { command: command(), scheme, reason: '试取' })
  await expect(save(first, contentOf({}))).rejects.toMatchObject({ code: 'scheme_ended' })
})

describe('what is wrong is told at its place', () => {
  const cases: [what: string, content: () => object, found: string[][]][] = [
    ['nothing', () => contentOf({}), []],
    ['points that make 95', () => contentOf({ items: [hand('a', 55), hand('b', 40)] }), [['weights_not_100', 'items']]],
    ['points for meetings', () => contentOf({ items: [hand('a', 60), { ...hand('b', 40), name: { zh: '召开会议次数', en: 'meetings held' } }] }), [['points_for_work', 'items.1.points']]],
    ['a ranking without basis', () => contentOf({ ranked: true }), [['ranking_without_basis', 'ranked']]],
    ['persons', () => contentOf({ of: 'person' }), [['ranks_persons', 'of']]],
    ['a name that no unit bears', () => contentOf({ groups: [{ id: 'all', name: { zh: '县区', en: 'places' }, of: { names: ['安邑区', '某某县'] } }] }), [['unknown_reference', 'groups.0.of.names.1']]],
    ['points for meetings while something is left out', () => ({ ...contentOf({ items: [hand('a', 60), { ...hand('b', 40), name: { zh: '召开会议次数', en: 'meetings held' } }] }), name: { zh: '', en: '' } }), [['out_of_range', 'name'], ['points_for_work', 'items.1.points']]],
    ['a name left out', () => ({ ...contentOf({}), name: { zh: '', en: '' } }), [['out_of_range', 'name']]],
  ]
  test.each(cases)('%s', async (_, content, found) => expect(await codes(content())).toEqual(found))
})

test('adopted with its basis, changed and adopted again with the reason; nobody writes over what another saved', async () => {
  const scheme = await begin()
  await expect(adopt(scheme)).rejects.toMatchObject({ code: 'scheme_wrong' })
  await expect(save(scheme, { ...contentOf({}), items: 'none' })).rejects.toMatchObject({ code: 'scheme_shape' })
  const { seen } = await getScheme(office.call, { scheme })
  await save(scheme, contentOf({ ranked: true }))
  await expect(reviseScheme(office.call, { command: command(), scheme, content: contentOf({}), seen })).rejects.toMatchObject({ code: 'scheme_changed_meanwhile' })
  await expect(adopt(scheme)).rejects.toMatchObject({ code: 'scheme_ranks_without_basis' })
  await save(scheme, contentOf({ ranked: true, basis: BASIS }))
  await adopt(scheme)
  expect((await listSchemes(anyi.call)).rows.map(({ id, ranked, versions }) => [id, ranked, versions])).toEqual([[scheme, true, 1]])
  await expect(adopt(scheme, { reason: '再来' })).rejects.toMatchObject({ code: 'scheme_unchanged' })

  await save(scheme, contentOf({ ranked: true, basis: BASIS, items: [hand('a', 50), hand('b', 50)] }))
  const [unit1, mine] = [await getScheme(anyi.call, { scheme }), await getScheme(office.call, { scheme })]
  expect([unit1.content.items[0]?.points, unit1.options, unit1.findings, mine.content.items[0]?.points, mine.changed]).toEqual([60, null, [], 50, true])
  await expect(adopt(scheme)).rejects.toMatchObject({ code: 'scheme_reason_missing' })
  await expect(adopt(scheme, { reason: '改', from: '2025-12-31' })).rejects.toMatchObject({ code: 'scheme_from_early' })
  await adopt(scheme, { reason: '两项并重', from: '2026-04-01' })
  expect([(await getScheme(anyi.call, { scheme })).content.items[0]?.points, (await getScheme(anyi.call, { scheme, version: 1 })).content.items[0]?.points]).toEqual([50, 60])
  await expect(adoptScheme(anyi.call, { command: command(), scheme, from: '2026-04-01', reason: null, unranked: false, seen })).rejects.toMatchObject({ code: 'forbidden' })
  await endScheme(office.call, { command: command(), scheme, reason: '换新办法' })
})

test('without basis it may be adopted as a circular on progress; a change is tried on a past run, and nothing of it is kept', async () => {
  const scheme = await begin()
  await save(scheme, contentOf({ ranked: true }))
  await adopt(scheme, { unranked: true })
  expect((await getScheme(anyi.call, { scheme })).content.ranked).toBe(false)
  const run = (await openAssessment(office.call, { command: command(), scheme, period: '2026-Q1', cutoff: '2026-04-10', juries: [] })).ids.assessment
  await expect(previewScheme(office.call, { assessment: run, content: contentOf({}) })).rejects.toMatchObject({ code: 'scheme_run_not_sent' })
  const scores: [string, string, string][] = [['安邑区', 'a', '60'], ['安邑区', 'b', '20'], ['猗氏县', 'a', '30'], ['猗氏县', 'b', '40']]
  await giveScores(office.call, { command: command(), assessment: run, scores: scores.map(([name, item, value]) => ({ item, unit: unit(name), value, ground: '评审', attachments: [] })) })
  await deliverAssessment(office.call, { command: command(), assessment: run, goOn: false })

  const group = { id: 'all', name: { zh: '县区', en: 'places' }, of: { units: [unit('猗氏县'), unit('左邑县')] } }
  const left = await previewScheme(office.call, { assessment: run, content: contentOf({ groups: [group] }) })
  expect([left.changes.map((one) => [one.name, one.left, one.total.after]), left.came, left.placesMove]).toEqual([[['安邑区', true, null], ['猗氏县', false, '70.00']], ['左邑县'], 0])

  const changed = contentOf({ ranked: true, basis: BASIS, items: [hand('a', 60), { ...hand('c', 40), measure: { matters: 'satisfied' } }] })
  const preview = await previewScheme(office.call, { assessment: run, content: changed })
  expect(preview.unknown.map(({ id }) => id)).toEqual(['c'])
  expect(preview.changes.map(({ name, total, rank, why }) => [name, total, rank.after, why[0]?.item])).toEqual([
    ['安邑区', { before: '80.00', after: '100.00', by: '20.00' }, 1, 'a'],
    ['猗氏县', { before: '70.00', after: '50.00', by: '-20.00' }, 2, 'b'],
  ])
  expect((await getScheme(anyi.call, { scheme })).content.items.map(({ id }) => id)).toEqual(['a', 'b'])
  await expect(previewScheme(anyi.call, { assessment: run, content: changed })).rejects.toMatchObject({ code: 'forbidden' })

  // Whoever knows the result does not change its rules, also not by cancelling the run first.
  await cancelAssessment(office.call, { command: command(), assessment: run, reason: '重来' })
  await save(scheme, contentOf({ ranked: true, basis: BASIS, items: [hand('a', 40), hand('b', 60)] }))
  await expect(adopt(scheme, { reason: '调权重', from: '2026-03-31' })).rejects.toMatchObject({ code: 'scheme_from_delivered', facts: { day: '2026-04-01' } })
  await adopt(scheme, { reason: '调权重', from: '2026-04-01' })
})
