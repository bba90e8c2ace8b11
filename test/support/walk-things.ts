import { makeComplaint } from '../../src/app/burden/complaints.ts'
import { sendRequest } from '../../src/app/burden/requests.ts'
import { deliverAssessment } from '../../src/app/assessment/deliver.ts'
import { openAssessment } from '../../src/app/assessment/open-assessment.ts'
import { requestReview } from '../../src/app/assessment/reviews.ts'
import { defineIndicator } from '../../src/app/indicator/define-indicators.ts'
import { reportReadings } from '../../src/app/indicator/report-readings.ts'
import { beginInspection, reportInspection } from '../../src/app/inspection/course.ts'
import { sendOpinion } from '../../src/app/inspection/opinions.ts'
import { planInspection } from '../../src/app/inspection/plan.ts'
import { draftLetter } from '../../src/app/letter/write-letters.ts'
import { getOpinions } from '../../src/app/road/get-opinions.ts'
import { askOpinions } from '../../src/app/road/opinions.ts'
import { dayOf } from '../../src/kernel/time/day.ts'
import type { TestUser } from './city.ts'
import type { Product } from './over-http.ts'
import { adoptedScheme } from './schemes.ts'
import type { Place } from './walk-cases.ts'

type OfUnit = Pick<Place, 'unit'>

/** What a walk of the permissions needs to have been there: each made by the office when it is first asked for, once for each unit. */
export function walkThings(product: Product, office: TestUser) {
  const command = () => product.newCommand()
  const today = () => dayOf(product.deps.now())
  const nameOf = (unit: string) => [...product.city.units].find(([, id]) => id === unit)?.[0] ?? ''

  /** A planned inspection that the place's unit carries out at another one. */
  const inspectionOf = once(async ({ unit }: OfUnit) => planned(unit, [...product.city.units.values()].filter((one) => one !== unit).slice(0, 1)))

  /** An indicator that the unit answers for, and a figure of it that its handler reported. */
  const figureOf = once(async ({ unit }: OfUnit) => {
    const name = `${nameOf(unit)}走查指标`
    const handler = await product.city.user('handler', nameOf(unit))
    const { ids } = await defineIndicator(office.call, { command: command(), name, measure: '件', direction: 'up', course: 'cumulative', binding: false, definition: null, source: null, owner: unit, adds: false, decimals: 0, from: null })
    const reported = await reportReadings(handler.call, { command: command(), readings: [{ indicator: ids.indicator, place: null, period: '2020', asOf: '2020-01-31', value: '1', yearBefore: null, source: null, note: null, attachments: [], despite: null }] })
    return { indicator: ids.indicator, reading: reported.ids.readings[0] ?? '', name }
  })

  /** An opinion that was sent to the place's unit by the office. */
  const opinionOf = once(async ({ unit }: OfUnit) => {
    const inspection = await planned(office.acting.unit ?? '', [unit])
    await beginInspection(office.call, { command: command(), inspection })
    await reportInspection(office.call, { command: command(), inspection, from: today(), to: today(), summary: '走查', places: [], attachments: [] })
    return (await sendOpinion(office.call, { command: command(), inspection, unit, text: '走查' })).ids
  })

  async function planned(lead: string, inspected: string[]): Promise<string> {
    const content = { title: '走查督察', topic: '', basis: null, lead, with: [], inspected, matters: [], from: '2026-06-02', to: '2026-06-02' }
    return (await planInspection(office.call, { command: command(), pack: 'inspections', kind: 'remote', ...content, looksBackAt: null, despite: null, mergeInto: null, reason: null })).ids.inspection
  }

  /** An opinion that the place's unit is asked for on its matter; one that was given is followed by another. */
  async function opinionAsked(at: Place): Promise<string> {
    const waiting = async () => (await getOpinions(office.call, { matter: at.matter })).opinions.find(({ given }) => !given)?.id
    const known = await waiting()
    if (known) return known
    await askOpinions(office.call, { command: command(), matters: [at.matter], holders: [{ type: 'unit', id: at.unit }], until: '2199-01-01', text: null })
    return (await waiting()) ?? ''
  }

  /** A delivered run in which the place's unit alone is assessed. */
  const runOf = once(async ({ unit }: OfUnit) => {
    const name = { zh: '走查', en: 'walk' }
    const items = [{ id: 'work', name, points: 100, measure: { byHand: { scorer: name, ground: name } } }]
    const scheme = await adoptedScheme(office.call, { id: 'walk', name, of: 'unit', period: 'year', ranked: false, groups: [{ id: 'one', name, of: { units: [unit] } }], items }, '2020-01-01')
    const { ids } = await openAssessment(office.call, { command: command(), scheme, period: String(Number(today().slice(0, 4)) - 1), cutoff: today(), juries: [] })
    await deliverAssessment(office.call, { command: command(), assessment: ids.assessment, goOn: true })
    return ids.assessment
  })

  /** A review that the place's unit asked for. */
  const reviewOf = once(async (at: OfUnit) => {
    const assessment = await runOf(at)
    const asking = await product.city.user('reviewer', nameOf(at.unit))
    return (await requestReview(asking.call, { command: command(), assessment, unit: at.unit, item: 'work', words: '走查', attachments: [] })).ids
  })

  /** A request that the place's unit sent, or that was sent to it. */
  const requestOf = once(async ({ unit }: OfUnit, as: 'of' | 'to') => {
    const [sender, asked] = as === 'of' ? [await product.city.user('reviewer', nameOf(unit)), office.acting.unit ?? ''] : [office, unit]
    const field = { id: 'f1', name: '走查处数', type: 'number' as const, measure: null, choices: [], help: null, required: true, despite: '走查' }
    return (await sendRequest(sender.call, { command: command(), title: '走查要求', ground: '走查', to: [asked], fields: [field], due: today(), despite: '走查' })).ids.request
  })

  let complained: string | null = null
  const complaint = async () => (complained ??= (await makeComplaint(office.call, { command: command(), about: { type: 'other', id: null, path: null }, kind: 'other', words: '走查', named: false })).ids.complaint)

  /** A draft of the place's unit, or one addressed to it. */
  const letterOf = once(async ({ unit }: OfUnit, as: 'of' | 'to' = 'of') => {
    const other = product.city.units.get('市委政研室（改革办）') ?? ''
    const [issuer, to] = as === 'of' ? [unit, other] : [other, unit]
    const draft = { pack: 'letters', kind: 'letter', issuer, to: [{ type: 'unit' as const, id: to }], copies: [], title: '走查函', blocks: [], replyBy: null, urgency: null, about: { matters: [], inspection: null, meeting: null, answers: null }, attachments: [] }
    return (await draftLetter(office.call, { command: command(), ...draft })).ids.letter
  })

  return { inspectionOf, figureOf, opinionOf, opinionAsked, runOf, reviewOf, requestOf, complaint, letterOf }
}
export type WalkThings = ReturnType<typeof walkThings>

/** Makes a thing of a unit when it is first asked for. */
function once<More extends unknown[], T>(make: (at: OfUnit, ...more: More) => Promise<T>): (at: OfUnit, ...more: More) => Promise<T> {
  const made = new Map<string, Promise<T>>()
  return (at, ...more) => {
    const key = [at.unit, ...more].join(' ')
    const thing = made.get(key) ?? make(at, ...more)
    made.set(key, thing)
    return thing
  }
}
