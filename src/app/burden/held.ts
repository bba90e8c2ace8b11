import type { Held, KnownValue } from '../../kernel/burden/already-known.ts'
import { answerStatus } from '../../kernel/burden/decide-request.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { RequestState } from '../../kernel/facts/burden.ts'
import type { IndicatorState, SeriesState } from '../../kernel/facts/indicator.ts'
import type { Fields, MatterState } from '../../kernel/facts/matter.ts'
import { nameOn } from '../../kernel/holders.ts'
import { seesPlace } from '../../kernel/indicator/visible.ts'
import { activityNamed, rulesOf } from '../../kernel/pack/lookup.ts'
import type { Field, Pack } from '../../kernel/pack/schema.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersLed, requestsSince } from '../../store/queries/burden.ts'
import { indicatorsConcerning } from '../../store/queries/indicators.ts'
import { latestRecords } from '../../store/queries/latest-records.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Inputs } from '../city/inputs.ts'
import { fieldsInWords } from '../views/fields.ts'
import type { Directory } from '../views/organisation.ts'

/** Answers older than this are asked anew with good reason. */
const LOOKED_BACK_DAYS = 190
const REQUESTS_LOOKED_AT = 100
/** So much of a text tells whether it is the answer. */
const LONGEST_SHOWN = 200

/** Who looks at what is held: everything in the city is open to them, or what their units may open. */
export type Looker = { wholeCity: boolean; own: readonly string[] }

/** Everything the product holds of these units under a name, where the answer to a request may stand, and whether who looks may open it. */
export async function heldOf(db: Db, tenant: string, inputs: Inputs, directory: Directory, units: readonly string[], looker: Looker): Promise<Held[]> {
  const requests = await requestsSince(db, tenant, addDays(inputs.today, -LOOKED_BACK_DAYS), REQUESTS_LOOKED_AT)
  return [...(await inIndicators(db, tenant, units, looker)), ...inRequests(requests, units, looker), ...(await inMatters(db, tenant, inputs, directory, units)), ...inDirectory(directory, units, inputs.today)]
}

async function inIndicators(db: Db, tenant: string, units: readonly string[], { wholeCity, own }: Looker): Promise<Held[]> {
  const indicators = await statesOfType<IndicatorState>(db, tenant, 'indicator')
  if (indicators.length === 0) return []
  const series = Map.groupBy(await statesOfType<SeriesState>(db, tenant, 'series'), ({ indicator }) => indicator)
  const concerning = wholeCity ? null : await indicatorsConcerning(db, tenant, own)
  const looking = { scope: wholeCity ? ('city' as const) : ('unit' as const), own }
  return indicators.flatMap(({ id, name, measure, owner }) => {
    const opens = concerning === null || concerning.has(id)
    const places = new Set<string | null>()
    const values = (series.get(id) ?? []).flatMap(({ place, readings }) => {
      const unit = place ?? owner
      const standing = units.includes(unit) ? readings.filter(({ status }) => status !== 'returned' && status !== 'withdrawn') : []
      if (standing.length > 0) places.add(place)
      return standing.map(({ value, asOf, period, status }): KnownValue => ({ unit, value, on: asOf, period, locked: status === 'confirmed' }))
    })
    const open = opens && [...places].every((place) => seesPlace({ owner }, place, looking))
    return values.length > 0 ? [{ in: 'indicator' as const, place: `指标“${name}”`, path: `/indicators/${id}`, open, owner, name, measure, values }] : []
  })
}

function inRequests(requests: readonly RequestState[], units: readonly string[], { wholeCity, own }: Looker): Held[] {
  return requests.flatMap(({ id, title, unit, to, fields, answers }) =>
    fields.flatMap(({ id: field, name, type, measure }) => {
      const values = answers.flatMap((answer): KnownValue[] => {
        const value = answer.values[field]
        return units.includes(answer.unit) && answerStatus(answer) === 'answered' && value !== undefined && type !== 'file' ? [{ unit: answer.unit, value, on: answer.on, period: null, locked: false }] : []
      })
      const open = wholeCity || [unit, ...to].some((one) => own.includes(one))
      return values.length > 0 ? [{ in: 'request' as const, place: `要求“${title}”的“${name}”`, path: `/requests/${id}`, open, owner: null, name, measure, values }] : []
    }),
  )
}

/** Fields of the ledgers of the matters that these units lead, and what the latest records of those matters say. */
async function inMatters(db: Db, tenant: string, { packs, today }: Inputs, directory: Directory, units: readonly string[]): Promise<Held[]> {
  const led = await mattersLed(db, tenant, units, { from: today, to: today })
  const leads = new Map(led.map(({ id, lead }) => [id, lead]))
  const matters = [...(await statesOf<MatterState>(db, tenant, led.map(({ id }) => `matter:${id}`))).values()]
  const latest = await latestRecords(db, tenant, led.map(({ id }) => id))
  const said = matters.flatMap((matter): Said[] => {
    const rules = rulesOf(packs, matter.ledger)
    if (!rules) return []
    const at = { ledger: matter.ledger, ledgerName: rules.ledger.name.zh, unit: leads.get(matter.id) ?? '' }
    const record = latest.get(matter.id)
    return [
      ...spoken(rules.ledger.fields, matter.fields, directory, today).map((one) => ({ ...at, ...one, in: 'ledger' as const, on: today })),
      ...(record ? recordWords(packs, directory, record, today).map((one) => ({ ...at, ...one, in: 'record' as const, on: record.heldOn })) : []),
    ]
  })
  return [...Map.groupBy(said, (one) => `${one.in} ${one.ledger} ${one.name}`).values()].flatMap((all) => {
    const [first] = all
    return first ? [{ in: first.in, place: `${first.ledgerName}“${first.name}”`, path: `/ledgers/${first.ledger}`, open: true, owner: null, name: first.name, measure: first.measure, values: byUnit(all) }] : []
  })
}

type Said = Spoken & { in: 'ledger' | 'record'; ledger: string; ledgerName: string; unit: string; on: Day }
type Spoken = { name: string; measure: string | null; text: string }

/** One matter's words are the answer; of several only the ledger shows them all. */
function byUnit(said: readonly Said[]): KnownValue[] {
  return [...Map.groupBy(said, ({ unit }) => unit)].map(([unit, own]) => ({
    unit,
    value: own.length === 1 ? (own[0]?.text ?? '') : `${own.length} 项，见台账`,
    on: own.map(({ on }) => on).toSorted().at(-1) ?? '',
    period: null,
    locked: false,
  }))
}

/** Fields as an answer would say them: figures bare, with their measure beside. */
function spoken(declared: readonly Field[], held: Fields, directory: Directory, day: Day): Spoken[] {
  const fields = new Map(declared.map((field) => [field.id, field]))
  return fieldsInWords(declared, held, directory, day).map(({ id, name, text }) => {
    const field = fields.get(id)
    const value = held[id]
    const figure = (field?.type === 'number' || field?.type === 'amount') && typeof value === 'string'
    return { name: name.zh, measure: field?.measure?.zh ?? null, text: (figure ? value : text.zh).slice(0, LONGEST_SHOWN) }
  })
}

/** What a record says: its words as progress, and the fields of its kinds. */
function recordWords(packs: readonly Pack[], directory: Directory, { kinds, summary, fields }: ActivityState, today: Day): Spoken[] {
  const declared = kinds.flatMap((kind): Field[] => activityNamed(packs, kind)?.fields ?? [])
  return [{ name: '目前进展', measure: null, text: summary.slice(0, LONGEST_SHOWN) }, ...spoken(declared, fields, directory, today)]
}

/** Names under which forms ask what the directory says. */
const DIRECTORY_NAMES = {
  unit: ['单位名称', '单位全称', '填报单位'],
  posts: ['分管负责人', '主要负责人', '单位负责人', '联系人', '联络员', '承办人', '联系电话', '负责人及联系方式'],
} as const

/** The unit's name, and that its posts and who holds them stand in the directory; persons and numbers are read there, by who may. */
function inDirectory({ units, posts }: Directory, asked: readonly string[], today: Day): Held[] {
  const value = (unit: string, text: string): KnownValue => ({ unit, value: text, on: today, period: null, locked: false })
  const known = asked.flatMap((id) => units.get(id) ?? [])
  const names = known.map((unit) => value(unit.id, nameOn(unit, today)))
  const held = known.flatMap(({ id }) => {
    const own = [...posts.values()].filter(({ unit, endedOn, leader }) => unit === id && !endedOn && !leader).map(({ name }) => name)
    return own.length > 0 ? [value(id, own.join('、').slice(0, LONGEST_SHOWN))] : []
  })
  const place = '机构与人员'
  return [
    ...DIRECTORY_NAMES.unit.map((name): Held => ({ in: 'directory', place, path: '/organisation', open: true, owner: null, name, measure: null, values: names })),
    ...DIRECTORY_NAMES.posts.map((name): Held => ({ in: 'directory', place, path: '/organisation', open: true, owner: null, name, measure: null, values: held })),
  ]
}
