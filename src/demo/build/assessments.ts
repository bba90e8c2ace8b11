import { openAssessment } from '../../app/assessment/open-assessment.ts'
import { deliverAssessment, freezeAssessment } from '../../app/assessment/deliver.ts'
import { requestReview } from '../../app/assessment/reviews.ts'
import { adjustScore, giveScores } from '../../app/assessment/scores.ts'
import { openMattersInBulk } from '../../app/bulk/open-matters.ts'
import { uploadFile } from '../../app/files.ts'
import { derivedId } from '../../app/ids.ts'
import { defineIndicator, setTarget } from '../../app/indicator/define-indicators.ts'
import { checkReadings, confirmReadings } from '../../app/indicator/look-at-readings.ts'
import { reportReadings } from '../../app/indicator/report-readings.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { seenOf } from '../../app/scheme/context.ts'
import { getScheme } from '../../app/scheme/get-scheme.ts'
import { adoptScheme, draftScheme, reviseScheme } from '../../app/scheme/write-schemes.ts'
import { scheme as schemeSchema, type Scheme, type SchemeItem } from '../../kernel/pack/scheme-schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { BASIS, CLOSED_BY, DAYS, firstQuarter, FOUND, JURY, LATE_DUE, placeGroups, secondQuarter, shares, SPREAD, type Share } from '../data/assessments.ts'
import { named, unitActor, type Builder } from './builder.ts'
import { OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

const MARK = '演示数据'
const STATISTICS = '市统计局'
const SHARES = Object.keys(shares) as Share[]

/** Two adopted schemes, the first quarter of the places frozen, the second delivered with one request for review. */
export function assessmentSteps(builder: Builder): Step[] {
  const { first, second } = DAYS
  return [
    { on: DAYS.adopted, run: () => shareIndicators(builder) },
    { on: DAYS.adopted, run: () => adopted(builder, 'counties-quarter', placesScheme(builder)) },
    { on: DAYS.adopted, run: () => adopted(builder, 'units-quarter', unitsScheme) },
    ...quarter(builder, first, firstQuarter),
    { on: first.frozen, run: () => freezeAssessment(builder.call(OFFICE, first.frozen), { command: builder.id('assessment-frozen:2023-Q1'), assessment: runId(builder, first.period) }) },
    ...fixes(builder),
    ...quarter(builder, second, secondQuarter),
    { on: second.scored, run: () => adjust(builder, '安邑区', 'trouble-early', '社区维修资金缺口在到期前报告，4月底前化解') },
    { on: second.scored, run: () => adjust(builder, '禹都县', 'answered-late', '督办事项06-26到期，系统登记反馈日期06-29') },
    { on: second.asked, run: () => doubt(builder) },
  ]
}

const indicatorId = ({ id }: Builder, share: Share): string => derivedId(id(`share:${share}`), 'indicator')
const schemeId = ({ id }: Builder, preset: string): string => derivedId(id(`scheme:${preset}`), 'scheme')
const runId = ({ id }: Builder, period: string): string => derivedId(id(`assessment:${period}`), 'assessment')

/** Shares that are settled for every place; one target for all, because they do not add up. */
async function shareIndicators(builder: Builder): Promise<void> {
  const { id, call, units } = builder
  const office = call(OFFICE, DAYS.adopted)
  for (const share of SHARES) {
    const content = { name: shares[share], measure: '%', direction: 'up' as const, course: 'point' as const, binding: false, definition: MARK, source: `${STATISTICS}核定`, owner: named(units, STATISTICS), adds: false, decimals: 2 }
    await defineIndicator(office, { command: id(`share:${share}`), ...content, from: null })
    await setTarget(office, { command: id(`share-target:${share}`), indicator: indicatorId(builder, share), level: 'city', period: '2023', place: null, value: '100', about: false, trajectory: [], document: null, ground: BASIS.title, despite: null })
  }
}

/** The pack's table with what the city says in it: its groups, its basis, and where its figures come from. */
function placesScheme(builder: Builder): (preset: Scheme) => Scheme {
  const { units } = builder
  const by: Partial<Record<string, SchemeItem['measure']>> = { ...Object.fromEntries(SHARES.map((share) => [share, { indicator: indicatorId(builder, share), against: 'target' as const }])), rectified: { matters: 'rectified', ledgers: ['inspection-fixes'] } }
  const source = { zh: `${STATISTICS}核定，认定锁定的完成值`, en: 'settled by the statistics bureau, confirmed readings' }
  return (preset) => ({
    ...preset,
    ranked: true,
    basis: BASIS,
    groups: placeGroups.map(({ id, name, places, ...more }) => ({ id, name, apart: 'apart' in more, points: {}, of: { kinds: [], assessed: false, names: [], units: places.map((place) => named(units, place)), butNames: [] } })),
    items: preset.items.map((item) => {
      const measure = by[item.id] ?? item.measure
      return { ...item, measure, ...('indicator' in measure && { source, standard: { zh: '核定的比率乘分值。', en: 'The settled share, times the points.' } }) }
    }),
    adjustments: [
      { id: 'trouble-early', name: { zh: '主动报告风险并化解', en: 'trouble reported early and settled' }, each: 0.5, atMost: 2, evidence: { zh: '到期前的报告和化解的结果', en: 'the report before the day and how it was settled' } },
      { id: 'answered-late', name: { zh: '督办超期未反馈', en: 'answered late' }, each: -0.5, atMost: 5, evidence: { zh: '督办台账登记的时限和反馈日期', en: 'limit and day of the answer in the ledger' } },
    ],
  })
}

/** What the province assesses is not assessed again each quarter: its points go to milestones and hard problems. */
function unitsScheme(preset: Scheme): Scheme {
  const points: Record<string, number> = { milestones: 35, 'problems-solved': 25 }
  return { ...preset, ranked: true, basis: { ...BASIS, clause: '第九条' }, items: preset.items.filter(({ id }) => id !== 'indicators').map((item) => ({ ...item, points: points[item.id] ?? item.points })) }
}

async function adopted(builder: Builder, preset: string, change: (content: Scheme) => Scheme): Promise<void> {
  const { id, call } = builder
  const office = call(OFFICE, DAYS.adopted)
  const scheme = schemeId(builder, preset)
  await draftScheme(office, { command: id(`scheme:${preset}`), begin: { from: { pack: 'assessment', scheme: preset } } })
  const content = schemeSchema.parse((await getScheme(office, { scheme })).content)
  const changed = schemeSchema.parse(change(content))
  await reviseScheme(office, { command: id(`scheme-revised:${preset}`), scheme, content: { ...changed }, seen: seenOf(content) })
  await adoptScheme(office, { command: id(`scheme-adopted:${preset}`), scheme, from: '2023-01-01', reason: null, unranked: false, seen: seenOf({ ...changed, id: content.id }) })
}

type Quarter = { period: string; asOf: Day; reported: Day; locked: Day; opened: Day; scored: Day; cutoff: Day }
type Result = { place: string; own: number } & Record<Share, string>

/** The course of one quarter up to the results being sent. */
function quarter(builder: Builder, days: Quarter, results: readonly Result[]): Step[] {
  const { id, call, posts } = builder
  const { period } = days
  const assessment = () => runId(builder, period)
  const jury = () => JURY.map((unit) => named(posts, `${unit}/deputy`))
  return [
    { on: days.reported, run: () => report(builder, days, results) },
    { on: days.opened, run: () => openAssessment(call(OFFICE, days.opened), { command: id(`assessment:${period}`), scheme: schemeId(builder, 'counties-quarter'), period, cutoff: days.cutoff, title: undefined, juries: [{ item: 'own-reform', posts: jury() }] }) },
    ...JURY.map((unit, at): Step => ({ on: days.scored, run: () => score(builder, days, results, unit, at) })),
    { on: days.cutoff, run: () => deliverAssessment(call(OFFICE, days.cutoff), { command: id(`assessment-delivered:${period}`), assessment: assessment(), goOn: true }) },
  ]
}

/** Reported by the bureau that answers for the shares, checked there, locked by the office. */
async function report({ id, call, units, ...builder }: Builder, { period, asOf, reported, locked }: Quarter, results: readonly Result[]): Promise<void> {
  const whole = { id, call, units, ...builder }
  const readings = SHARES.flatMap((share) =>
    results.map((result) => ({ indicator: indicatorId(whole, share), place: named(units, result.place), period, asOf, value: result[share], yearBefore: null, source: `${STATISTICS}核定（${MARK}）`, note: null, attachments: [], despite: MARK })),
  )
  const { ids } = await reportReadings(call(unitActor(STATISTICS, 'handler', false), reported), { command: id(`shares:${period}`), readings })
  await checkReadings(call(unitActor(STATISTICS, 'deputy', false), reported), { command: id(`shares-checked:${period}`), readings: ids.readings })
  await confirmReadings(call(OFFICE, locked), { command: id(`shares-locked:${period}`), readings: ids.readings })
}

function score(builder: Builder, { period, scored }: Quarter, results: readonly Result[], unit: string, at: number) {
  const scores = results.map(({ place, own }) => ({ item: 'own-reform', unit: named(builder.units, place), value: String(own + (SPREAD[at] ?? 0)), ground: `特色改革评审评分表（${MARK}）`, attachments: [] }))
  return giveScores(builder.call(unitActor(unit, 'deputy', false), scored), { command: builder.id(`scores:${period}:${unit}`), assessment: runId(builder, period), scores })
}

async function adjust(builder: Builder, place: string, rule: string, ground: string): Promise<void> {
  const { id, call, units } = builder
  const office = call(OFFICE, DAYS.second.scored)
  const paper = await uploadFile(office, { name: `${place}凭据.txt`, bytes: new TextEncoder().encode(`${MARK}：${ground}`) })
  await adjustScore(office, { command: id(`adjusted:${place}`), assessment: runId(builder, DAYS.second.period), unit: named(units, place), rule, times: 1, ground, matter: null, attachments: [paper] })
}

async function doubt(builder: Builder): Promise<void> {
  const { id, call, units } = builder
  const place = call(unitActor('禹都县', 'deputy', true), DAYS.second.asked)
  const paper = await uploadFile(place, { name: '收文登记.txt', bytes: new TextEncoder().encode(`${MARK}：6月26日收文登记一页`) })
  await requestReview(place, { command: id('review:禹都县'), assessment: runId(builder, DAYS.second.period), unit: named(units, '禹都县'), item: 'answered-late', words: '06-26已书面反馈，系统登记为06-29。附收文登记一页。', attachments: [paper] })
}

type Fix = { place: string; title: string; due: Day; closed: Day }

/** Findings of the spring, put right by their day but for one of most places; all of them closed by the end of June. */
function allFixes(): Fix[] {
  return secondQuarter.flatMap(({ place, fixes: [done, of] }) =>
    FOUND.slice(0, of).map((title, at): Fix => {
      const late = done < of && (of > 2 ? at === 2 : at === 0)
      const due = late ? LATE_DUE : ((['2023-05-20', '2023-05-31', '2023-06-09'] as const)[at % 3] ?? LATE_DUE)
      return { place, title, due, closed: late ? CLOSED_BY : ((['2023-05-16', '2023-05-30', '2023-06-08'] as const)[at % 3] ?? CLOSED_BY) }
    }),
  )
}

function fixes(builder: Builder): Step[] {
  const { id, call, units } = builder
  const all = allFixes()
  const found: Day = '2023-04-18'
  const matter = (at: number) => derivedId(derivedId(id('fixes'), 'batch:0'), `matter:${at}`)
  const rows = () =>
    all.map(({ place, title, due }) => ({ ledger: 'inspection-fixes', title: `${place}${title}`, due, fields: { 'found-on': found, 'found-by': '改革督察', note: MARK }, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit' as const, id: named(units, place) }, territory: null }] }))
  const move = (at: number, on: Day, transition: string, note: string | null) => moveMatter(call(OFFICE, on), { command: id(`fix:${transition}:${at}`), matter: matter(at), transition, note, occurredOn: on, attachments: [] })
  return [
    { on: found, run: () => openMattersInBulk(call(OFFICE, found), { command: id('fixes'), rows: rows() }) },
    ...all.map((_, at): Step => ({ on: found, run: () => move(at, found, 'hand-down', null) })),
    ...all.map(({ closed }, at): Step => ({ on: closed, run: () => move(at, closed, 'finish', `核查属实（${MARK}）`) })),
  ]
}
