import { rhythmsAsked } from '../../kernel/asked.ts'
import { LETTER_PARTS, OPINION_PARTS, partsOfRecord, partsOfRequest, type AskedThing } from '../../kernel/burden/asked.ts'
import { figuresAsked, inspectionCounts, unitsCalled } from '../../kernel/burden/called.ts'
import { countsAsRecord } from '../../kernel/facts/activity.ts'
import type { IndicatorState } from '../../kernel/facts/indicator.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { nameOn } from '../../kernel/holders.ts'
import { inspectionRules, ruleOf } from '../../kernel/inspection/rules.ts'
import { unitsAddressed } from '../../kernel/letter/replies.ts'
import type { Obligation } from '../../kernel/obligation.ts'
import { activityNamed } from '../../kernel/pack/lookup.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { lettersToReply, mattersLed, meetingsOn, opinionsUntil, requestsDue } from '../../store/queries/burden.ts'
import { inspectionsBetween } from '../../store/queries/inspections.ts'
import { recordsOnMatters } from '../../store/queries/obligations.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Inputs } from '../city/inputs.ts'
import { kindOf } from '../letter/letter-views.ts'
import { judgedObligations } from '../obligation/obligations-of.ts'
import type { Directory } from '../views/organisation.ts'

type Span = { from: Day; to: Day }
type Collecting = { db: Db; tenant: string; inputs: Inputs; directory: Directory; /** null: every unit */ units: readonly string[] | null; span: Span }

/** An update is laid out from records no older than this (`desk/practice.ts`). */
const PREFILLED_FROM_DAYS = 100

/**
 * Everything the product asked of these units in these days, by unit, from what is recorded: what rhythms demand, letters to reply to, requests,
 * meetings and inspections, figures and opinions. What is asked of a matter is asked of the unit that leads it.
 */
export async function askedThings(db: Db, tenant: string, inputs: Inputs, directory: Directory, { units, ...span }: Span & { units: readonly string[] | null }): Promise<Map<string, AskedThing[]>> {
  const collecting = { db, tenant, inputs, directory, units, span }
  const all = [
    ...(await ofMatters(collecting)),
    ...(await ofUnits(collecting)),
    ...(await ofLetters(collecting)),
    ...(await ofRequests(collecting)),
    ...(await ofMeetings(collecting)),
    ...(await ofInspections(collecting)),
    ...(await ofIndicators(collecting)),
    ...(await ofOpinions(collecting)),
  ]
  return Map.groupBy(all.filter(({ unit, on }) => (units === null || units.includes(unit)) && on >= span.from && on <= span.to), ({ unit }) => unit)
}

/** What rhythms demand of matters; of a regular report, what its form is laid out with. */
async function ofMatters({ db, tenant, inputs, units, span }: Collecting): Promise<AskedThing[]> {
  const led = await mattersLed(db, tenant, units, span)
  const leads = new Map(led.map(({ id, lead }) => [id, lead]))
  const ids = led.map(({ id }) => id)
  const { obligations, matters } = await judgedObligations(db, tenant, inputs, { matters: ids, ...span })
  const states = new Map(matters.map((matter) => [matter.id, matter]))
  const records = Map.groupBy(await recordsOnMatters(db, tenant, ids, { from: addDays(span.from, -PREFILLED_FROM_DAYS), to: span.to }), ({ subject }) => subject)
  return obligations.flatMap((obligation) => {
    const matter = states.get(obligation.subject)
    const unit = leads.get(obligation.subject)
    if (!matter || unit === undefined) return []
    const before = (records.get(matter.id) ?? []).filter((record) => countsAsRecord(record) && record.heldOn < obligation.dueOn && !obligation.activities.includes(record.id))
    return thingOf(inputs, obligation, unit, { type: 'matter', id: matter.id, title: titleOf(matter) }, before)
  })
}

function titleOf({ code, title }: Pick<MatterState, 'code' | 'title'>): string {
  return `${code}　${title}`
}

async function ofUnits({ db, tenant, inputs, directory, units, span }: Collecting): Promise<AskedThing[]> {
  const asked = units ?? [...directory.units.values()].filter(({ ended }) => !ended).map(({ id }) => id)
  const { obligations } = await judgedObligations(db, tenant, inputs, { units: asked, ...span })
  return obligations.flatMap((obligation) => thingOf(inputs, obligation, obligation.subject, { type: 'unit', id: obligation.subject, title: nameOf(directory, obligation.subject, inputs.today) }, []))
}

/** What one period of a rhythm asks: as many records as it demands, exempted ones none. A matter opened elsewhere (一县一特色) is not a form of its own. */
function thingOf({ packs }: Inputs, { rhythm: id, required, status, dueOn, exemption }: Obligation, unit: string, source: AskedThing['source'], before: readonly { kinds: readonly string[] }[]): AskedThing[] {
  const rhythm = rhythmsAsked(packs).find((one) => one.rhythm.id === id)?.rhythm
  const kind = rhythm?.activity === undefined ? null : activityNamed(packs, rhythm.activity)
  if (!rhythm || !kind || required === 0 || status === 'exempt' || exemption) return []
  const said = before.some(({ kinds }) => kinds.includes(kind.id))
  const report = kind.nature === 'report'
  const known = (field: string) => report && (field === 'summary' ? before.length > 0 : said && kind.fields.some((one) => one.id === field && one.type === 'text'))
  const parts = Array.from({ length: required }, () => partsOfRecord(kind, known)).flat()
  return [{ kind: report ? 'update' : 'practice', unit, source, what: rhythm.name, on: dueOn, parts }]
}

async function ofLetters({ db, tenant, inputs, directory, span }: Collecting): Promise<AskedThing[]> {
  const letters = await lettersToReply(db, tenant, span)
  return letters.flatMap((letter) =>
    unitsAddressed(letter, { ...directory, day: inputs.today })
      .filter((unit) => unit !== letter.issuer)
      .map((unit): AskedThing => ({ kind: 'letter', unit, source: { type: 'letter', id: letter.id, title: letter.title }, what: kindOf(inputs.packs, letter).name, on: letter.replyBy ?? span.to, parts: [...LETTER_PARTS] })),
  )
}

const REQUEST_NAME = { zh: '要数、要材料', en: 'request for figures or papers' }

async function ofRequests({ db, tenant, units, span }: Collecting): Promise<AskedThing[]> {
  const requests = await requestsDue(db, tenant, units, span)
  return requests.flatMap(({ id, title, to, due, fields }) => to.map((unit): AskedThing => ({ kind: 'request', unit, source: { type: 'request', id, title }, what: REQUEST_NAME, on: due, parts: partsOfRequest(fields) })))
}

async function ofMeetings({ db, tenant, inputs, directory, span }: Collecting): Promise<AskedThing[]> {
  const chart = { ...directory, seats: [...directory.seats.values()] }
  return (await meetingsOn(db, tenant, span)).flatMap((meeting) => {
    const kind = inputs.packs.find(({ id }) => id === meeting.pack)?.meetings.find(({ id }) => id === meeting.kind)
    const what = kind?.name ?? { zh: '会议', en: 'meeting' }
    return unitsCalled(meeting, chart).map((unit): AskedThing => ({ kind: 'meeting', unit, source: { type: 'meeting', id: meeting.id, title: meeting.title }, what, on: meeting.on, parts: [] }))
  })
}

async function ofInspections({ db, tenant, inputs, span }: Collecting): Promise<AskedThing[]> {
  const rules = inspectionRules(inputs.packs)
  return (await inspectionsBetween(db, tenant, span.from, span.to)).flatMap((inspection) => {
    const rule = ruleOf(rules, inspection)
    if (!inspectionCounts(inspection, rule?.unannounced ?? true)) return []
    const what = rule?.name ?? { zh: '督察', en: 'inspection' }
    const on = inspection.carriedOut?.from ?? inspection.from
    return [...new Set(inspection.inspected)].map((unit): AskedThing => ({ kind: 'inspection', unit, source: { type: 'inspection', id: inspection.id, title: inspection.title }, what, on, parts: [] }))
  })
}

const FIGURE_NAME = { zh: '指标完成值', en: 'figure of an indicator' }

async function ofIndicators({ db, tenant, span }: Collecting): Promise<AskedThing[]> {
  const indicators = await statesOfType<IndicatorState>(db, tenant, 'indicator')
  return indicators.flatMap((indicator) =>
    figuresAsked(indicator, span).map(({ unit, on }): AskedThing => ({
      kind: 'reading',
      unit,
      source: { type: 'indicator', id: indicator.id, title: indicator.name },
      what: FIGURE_NAME,
      on,
      parts: [{ name: indicator.name, as: 'field', known: false }],
    })),
  )
}

const OPINION_NAME = { zh: '征求意见', en: 'opinion asked' }

async function ofOpinions({ db, tenant, directory, span }: Collecting): Promise<AskedThing[]> {
  return (await opinionsUntil(db, tenant, span)).flatMap(({ matter, title, holder, until }) => {
    const unit = unitOfHolder(directory, holder)
    return unit === null ? [] : [{ kind: 'opinion' as const, unit, source: { type: 'matter' as const, id: matter, title }, what: OPINION_NAME, on: until, parts: [...OPINION_PARTS] }]
  })
}

/** The unit that answers for a holder; a leader's post is none's. */
function unitOfHolder({ units, posts, seats }: Directory, holder: string): string | null {
  if (units.has(holder)) return holder
  const post = posts.get(holder)
  if (post) return post.leader ? null : post.unit
  return seats.get(holder)?.unit ?? null
}

export function nameOf({ units }: { units: ReadonlyMap<string, UnitState> }, unit: string, day: Day): string {
  const known = units.get(unit)
  return known ? nameOn(known, day) : unit
}
