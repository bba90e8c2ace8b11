import { DeliveryError } from '../../kernel/errors.ts'
import type { InspectionState, LookBack } from '../../kernel/facts/inspection.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { courseOf, nextOf } from '../../kernel/inspection/course.ts'
import { firstReported, mayState, withoutOpinion } from '../../kernel/inspection/decide-course.ts'
import { putItRight } from '../../kernel/inspection/decide-look.ts'
import { opinionText } from '../../kernel/inspection/opinion-text.ts'
import { inspectionRules, ruleOf } from '../../kernel/inspection/rules.ts'
import { mayKnow, partIn, seesAll, plansInspections } from '../../kernel/inspection/visible.ts'
import { counted } from '../../kernel/light.ts'
import { activityNamed, rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { ActivityKind } from '../../kernel/pack/schema.ts'
import { may, scopeOf, type Command } from '../../kernel/permission.ts'
import { activitiesOfMatter } from '../../store/queries/activities.ts'
import type { Db } from '../../store/database/database.ts'
import { filesNamed } from '../../store/queries/files.ts'
import { inspectionsAround, standingOf } from '../../store/queries/inspections.ts'
import { lettersSeen } from '../../store/queries/letters.ts'
import { mattersConcerning, titlesOf } from '../../store/queries/matters.ts'
import { recordsOnMatters } from '../../store/queries/obligations.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { actedThrough, directoryOf, unitRef, type Directory } from '../views/organisation.ts'
import { endOf, inspectionRow } from './views.ts'

/** What is done with an inspection, by the part that one has in it. */
const INSPECTING: readonly Command[] = ['beginInspection', 'reportInspection', 'makeFinding', 'sendOpinion', 'lookAgain']
const OFFICE: readonly Command[] = ['changeInspection', 'mergeInspections', 'cancelInspection', 'answerCase', 'closeInspection']

/**
 * One inspection: who, when and where, how far it has come and what is asked next, what it found and how that stands, opinions with what the
 * inspected say to them. Who is inspected sees their own part; of one they may not know of, not that there is one.
 *
 * @throws DeliveryError `not_found`
 */
export async function getInspection(call: Call, { inspection: id }: { inspection: string }) {
  permitSomewhere(call.acting, 'getInspection')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const inspection = await inspectionNamed(db, acting.tenant, id)
    const own = await ownUnits(db, acting, inputs.today)
    const scope = scopeOf(acting.role, 'getInspection')
    const rules = inspectionRules(inputs.packs)
    const knows = (one: InspectionState) => mayKnow(one, ruleOf(rules, one)?.unannounced ?? true, { role: acting.role, scope, part: partIn(one, own) })
    if (!inspection || !knows(inspection)) throw new DeliveryError('not_found', { what: id })
    const part = partIn(inspection, own)
    const all = seesAll(scope, part)
    const office = plansInspections(acting.role)
    const directory = await directoryOf(db, acting.tenant)
    const reach = await reachOfActing(db, acting, own)
    const context: Context = { db, acting, own, reach, inputs, directory, inspection, shown: (unit) => all || own.includes(unit), office, inspects: scopeOf(acting.role, 'reportInspection') === 'city' || part === 'inspects' }

    const around = await inspectionsAround(db, acting.tenant, id)
    const earlier = inspection.looksBackAt ? await inspectionNamed(db, acting.tenant, inspection.looksBackAt) : null
    const into = inspection.mergedInto ? await inspectionNamed(db, acting.tenant, inspection.mergedInto) : null
    const looks = [...inspection.lookBacks, ...around.looking.flatMap(({ lookBacks }) => lookBacks)]
    const findings = await findingRows(context, inspection.findings, looks)
    // One that looks back has before it what the earlier one found.
    const again = earlier ? await findingRows(context, earlier.findings, [...earlier.lookBacks, ...inspection.lookBacks]) : []
    const looked = await endsOf(context, earlier ? [...earlier.findings, ...inspection.findings] : inspection.findings)
    const allLooks = earlier ? [...earlier.lookBacks, ...looks] : looks
    const rule = ruleOf(rules, inspection)
    const matters = await mattersLooked(context, rule?.activity)
    const ref = (one: InspectionState | null) => (one && knows(one) ? { id: one.id, title: one.title, from: one.from, to: one.to, status: one.status } : null)
    return {
      ...inspectionRow(inspection, rule, { scope, part, own }, directory, inputs.today),
      today: inputs.today,
      word: inputs.packs.find(({ id: pack }) => pack === inspection.pack)?.words.inspection ?? { zh: '督察', en: 'inspection' },
      topic: inspection.topic,
      basis: inspection.basis,
      plannedOn: inspection.plannedOn,
      reportFrom: firstReported(inspection),
      matters: matters.rows,
      record: matters.record,
      carriedOut: await carriedOutView(context, all),
      ended: inspection.ended && (all ? inspection.ended : { reason: null, on: inspection.ended.on }),
      course: courseOf(inspection, looked, allLooks, inputs.today),
      next: nextOf(inspection, { part, office, own }, looked, allLooks, inputs.today),
      findings,
      again,
      opinions: await opinionViews(context),
      /** who has no opinion yet, with what it would begin with */
      toTell: context.inspects && inspection.status === 'reported' ? withoutOpinion(inspection).map((unit) => beginningFor(context, unit, findings)) : [],
      looksBack: ref(earlier),
      lookedBackBy: around.looking.flatMap((one) => ref(one) ?? []),
      into: ref(into),
      merged: around.merged.flatMap((one) => ref(one) ?? []),
      may: [...INSPECTING.filter((command) => may(acting.role, command, { units: [inspection.lead, ...inspection.with], own })), ...OFFICE.filter((command) => may(acting.role, command, { units: [], own }))],
    }
  })
}

async function inspectionNamed(db: Db, tenant: string, id: string): Promise<InspectionState | null> {
  const subject = `inspection:${id}`
  return (await statesOf<InspectionState>(db, tenant, [subject])).get(subject) ?? null
}

type Context = { db: Db; acting: Acting; own: readonly string[]; /** what concerns the acting membership */ reach: readonly string[]; inputs: Inputs; directory: Directory; inspection: InspectionState; shown: (unit: string) => boolean; office: boolean; inspects: boolean }
type Finding = InspectionState['findings'][number]

/** What was carried out: in full for whoever sees all of it; to the inspected, when. */
async function carriedOutView(context: Context, all: boolean) {
  const { carriedOut } = context.inspection
  if (!carriedOut) return null
  const { on, from, to, summary, places, attachments } = carriedOut
  return { on, from, to, summary: all ? summary : null, places: all ? places : [], attachments: all ? await fileRefs(context, attachments) : [] }
}

async function opinionViews(context: Context) {
  const { db, acting, own, inputs, directory, inspection, shown, office } = context
  const { today } = inputs
  const letters = await lettersSeen(db, acting.tenant, inspection.opinions.flatMap(({ letter }) => letter ?? []), office ? null : { issuers: own, holders: own, signsFor: [] })
  const views = []
  for (const { id, unit, text, on, stateBy, letter: letterId, case: stated } of inspection.opinions.filter((one) => shown(one.unit))) {
    const letter = letters.find((one) => one.id === letterId)
    const open = inspection.status === 'reported' && mayState({ case: stated, stateBy }, today)
    views.push({
      id,
      unit: unitRef(directory, unit, today) ?? { id: unit, name: '' },
      text,
      on,
      stateBy,
      letter: letter ? { id: letter.id, status: letter.status } : null,
      mayState: open && may(acting.role, 'stateCase', { units: [unit], own }),
      case: stated && { text: stated.text, on: stated.on, by: actedThrough(directory, stated.post, today), attachments: await fileRefs(context, stated.attachments), answer: stated.answer },
    })
  }
  return views
}

function beginningFor({ directory, inputs, inspection }: Context, unit: string, findings: Awaited<ReturnType<typeof findingRows>>) {
  const { title, from, to, carriedOut } = inspection
  const text = opinionText({ title, from: carriedOut?.from ?? from, to: carriedOut?.to ?? to, findings: findings.filter((one) => one.unit.id === unit && one.final !== 'stopped') })
  return { unit: unitRef(directory, unit, inputs.today) ?? { id: unit, name: '' }, text }
}

async function fileRefs({ db, acting }: Context, hashes: readonly string[]) {
  const files = await filesNamed(db, acting.tenant, hashes)
  return hashes.map((sha256) => ({ sha256, name: files.get(sha256)?.name ?? sha256, mediaType: files.get(sha256)?.mediaType ?? '' }))
}

/** Whether the roads of findings have ended, shown or not. */
async function endsOf({ db, acting, inputs }: Context, findings: readonly Finding[]) {
  const states = await statesOf<MatterState>(db, acting.tenant, findings.map(({ matter }) => `matter:${matter}`))
  return [...states.values()].flatMap((matter) => {
    const rules = rulesOf(inputs.packs, matter.ledger)
    return rules ? [{ matter: matter.id, final: endOf(matter, rules).final }] : []
  })
}

/** Findings as the page lists them: their stage and light, what was seen there, second looks, and whether one may be taken now. */
async function findingRows(context: Context, findings: readonly Finding[], looks: readonly LookBack[]) {
  const { db, acting, inputs, directory, shown } = context
  const mine = findings.filter(({ unit }) => shown(unit))
  const ids = mine.map(({ matter }) => matter)
  const states = await statesOf<MatterState>(db, acting.tenant, ids.map((matter) => `matter:${matter}`))
  const standing = await standingOf(db, acting.tenant, ids)
  const rows = []
  for (const { matter: id, unit } of mine) {
    const matter = states.get(`matter:${id}`)
    const rules = matter && rulesOf(inputs.packs, matter.ledger)
    const judged = standing.get(id)
    if (!matter || !rules || !judged) continue
    const { final, closedOn } = endOf(matter, rules)
    const own = looks.filter((look) => look.matter === id)
    rows.push({
      id,
      code: matter.code,
      title: matter.title,
      unit: unitRef(directory, unit, inputs.today) ?? { id: unit, name: '' },
      stage: matter.stage,
      stageName: rules.procedure.states.find((state) => state.id === matter.stage)?.name ?? { zh: matter.stage, en: matter.stage },
      light: judged.light,
      reasons: counted(judged.reasons, inputs.today, inputs.calendar),
      until: judged.until,
      foundOn: matter.openedOn,
      due: matter.due,
      closedOn,
      final,
      ...(await seenAt(context, matter, rules.ledger.findings?.evidence)),
      looks: await lookViews(context, own),
      mayLook: final === 'done' && !own.some(({ held }) => held) && mayLookAt(context, matter, rules),
    })
  }
  return rows
}

/** What was seen when it was found, beyond its title, and the photographs of it. */
async function seenAt(context: Context, matter: MatterState, kind: string | undefined) {
  const seen = kind === undefined ? [] : (await activitiesOfMatter(context.db, context.acting.tenant, matter.id)).filter(({ kinds, status }) => kinds.includes(kind) && status !== 'withdrawn')
  const note = seen.at(-1)?.summary ?? null
  return { note: note === matter.title ? null : note, photos: await fileRefs(context, seen.flatMap(({ attachments }) => attachments)) }
}

async function lookViews(context: Context, looks: readonly LookBack[]) {
  const views = []
  for (const { held, words, on, post, attachments } of looks) views.push({ held, words, on, by: actedThrough(context.directory, post, context.inputs.today), attachments: await fileRefs(context, attachments) })
  return views
}

const BEGUN: readonly InspectionState['status'][] = ['under-way', 'reported', 'closed']

/** Who puts it right does not look at it again, whatever else they are. */
function mayLookAt({ reach, inputs, inspection, inspects }: Context, matter: MatterState, rules: LedgerRules): boolean {
  return inspects && BEGUN.includes(inspection.status) && !putItRight(rules, matter, reach, [inputs.today])
}

/**
 * The matters it looked at, as far as the acting membership may see them; and the record that it would be for those on which it may be recorded
 * and has not been, so that it counts there without being typed again.
 */
async function mattersLooked({ db, acting, reach, inputs, inspection, inspects }: Context, activity: string | undefined) {
  const { tenant, role } = acting
  const titles = await titlesOf(db, tenant, inspection.matters)
  const concerning = await mattersConcerning(db, tenant, inspection.matters, reach)
  const seesEvery = scopeOf(role, 'getMatter') === 'city'
  const kind = activity === undefined ? null : activityNamed(inputs.packs, activity)
  const { carriedOut } = inspection
  const recorded = carriedOut && kind ? await recordsOnMatters(db, tenant, inspection.matters, { from: carriedOut.from, to: carriedOut.to }) : []
  const visible = inspection.matters.flatMap((id) => titles.get(id) ?? []).filter(({ id }) => seesEvery || concerning.has(id))
  const rows = visible.map(({ id, code, title, ledger }) => {
    const counts = kind !== null && (rulesOf(inputs.packs, ledger)?.activities.includes(kind) ?? false)
    return { id, code, title, recorded: counts ? recorded.some(({ subject, kinds }) => subject === id && kinds.includes(kind.id)) : null }
  })
  const mayOn = (id: string) => scopeOf(role, 'recordActivity') === 'city' || (scopeOf(role, 'recordActivity') === 'unit' && concerning.has(id))
  // One record touches fifty matters at most; what is left over is offered again.
  const missing = carriedOut && inspects ? rows.filter(({ id, recorded: done }) => done === false && mayOn(id)).map(({ id }) => id).slice(0, 50) : []
  if (!kind || missing.length === 0) return { rows, record: null }
  const files = await filesNamed(db, tenant, carriedOut?.attachments ?? [])
  const attachments = [...files.values()].map((file) => ({ ...file, name: file.name ?? file.sha256 }))
  return { rows, record: { matters: missing, ...recordOf(inspection, kind), attachments } }
}

/** What a record of an inspection says (记一次督察): its words, its places, and the way it was done where the record asks for that. */
function recordOf({ carriedOut, title, to, kind: way }: InspectionState, { id, fields }: ActivityKind) {
  const asked = fields.find(({ type, choices }) => type === 'choice' && choices.some((choice) => choice.id === way))
  return {
    kinds: [id],
    heldOn: carriedOut?.to ?? to,
    summary: `${title}：${carriedOut?.summary ?? ''}`.slice(0, 2000),
    place: carriedOut?.places.join('、').slice(0, 100) || null,
    fields: asked ? { [asked.id]: way } : {},
  }
}
