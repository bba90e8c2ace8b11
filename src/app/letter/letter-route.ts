import type { Addressee, Block, TemplateState } from '../../kernel/facts/letter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { sentence } from '../../kernel/errors.ts'
import { lengthOf } from '../../kernel/letter/length.ts'
import { numberAhead, seriesOf } from '../../kernel/letter/number.ts'
import { oneSuperior, refuseBy, routeOf } from '../../kernel/letter/route.ts'
import { blocksFrom } from '../../kernel/letter/skeleton.ts'
import type { MatterFacts } from '../../kernel/letter/text/facts.ts'
import { skeletonOf } from '../../kernel/letter/usual-skeletons.ts'
import { textFor } from '../../kernel/letter/text/for-form.ts'
import type { LetterKind } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { addWorkingDays } from '../../kernel/time/calendar.ts'
import { yearOf, type Day } from '../../kernel/time/day.ts'
import { periodLabel } from '../../kernel/time/period.ts'
import { wayWords } from '../../kernel/words/letters.ts'
import type { Db } from '../../store/database/database.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permit, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, type Directory } from '../views/organisation.ts'
import { found, type Writing } from '../writing.ts'
import { lettersMatters, quarterOf } from './facts-of-matters.ts'
import { letterKind } from './for-kind.ts'
import { addresseeView, type LetterLook } from './letter-views.ts'
import { addressedAs, markOf, namesIn } from './paper-of.ts'
import { templateSubject } from './templates.ts'

/** Which way a letter of this kind may go to each addressee, and why not. */
export function routesOf(kind: LetterKind, issuer: UnitState, to: readonly Addressee[], look: Pick<LetterLook, 'directory' | 'inputs'>) {
  const chart = { ...look.directory, day: look.inputs.today }
  const together = oneSuperior(kind, issuer, [...to], chart)
  return to.map((one) => {
    const view = addresseeView(one, look)
    const own = routeOf(kind, issuer, one, chart)
    const route = own.allowed ? together : own
    if (route.allowed) return { ...view, allowed: true, code: null, why: null, ways: [] }
    const { refusal } = refuseBy(route, issuer, view.name)
    return { ...view, allowed: false, code: route.code, why: { zh: sentence(refusal, 'zh'), en: sentence(refusal, 'en') }, ways: route.ways.map((way) => wayWords[way]) }
  })
}

export type Drafting = { pack: string; kind: LetterKind; issuer: UnitState; to: readonly Addressee[]; matters: readonly MatterFacts[]; replyBy: Day | null }

/** What a draft begins with: the city's template or the pack's, filled in from the records. */
export async function draftText(db: Db, tenant: string, inputs: Inputs, directory: Directory, { pack, kind, issuer, to, matters, replyBy }: Drafting): Promise<{ title: string; blocks: Block[]; mark: string }> {
  const subject = templateSubject(pack, kind.id)
  const template = (await statesOf<TemplateState>(db, tenant, [subject])).get(subject)
  const [first] = to
  const { title, values } = textFor(kind.form, matters, {
    issuer: issuer.name,
    period: periodLabel(quarterOf(inputs)).zh,
    today: inputs.today,
    replyBy,
    addressee: first ? addressedAs(directory, first.id, inputs.today) : '',
    leader: first?.type === 'post' && directory.posts.get(first.id)?.leader === true,
  })
  return { title: title.slice(0, LONGEST_TITLE), blocks: blocksFrom(skeletonOf(kind, template), values), mark: markOf(kind, template ?? null, issuer.name) }
}

const LONGEST_TITLE = 200

/** The day of the reply that a kind asks for, counted from today; leaders are asked for none. */
export function replyDay({ replyWorkdays }: LetterKind, to: readonly Addressee[], { posts }: Directory, { today, calendar }: Pick<Inputs, 'today' | 'calendar'>): Day | null {
  const onlyLeaders = to.length > 0 && to.every(({ id }) => posts.get(id)?.leader)
  return replyWorkdays === undefined || onlyLeaders ? null : addWorkingDays(today, replyWorkdays, calendar)
}

/**
 * Title, text and day of the reply of a letter about these matters, for verbs that draft one in their own transaction: an escalation's
 * reminder or notice, the request for a later day and the word on it. What the same command has only decided is not in it yet.
 *
 * @throws DeliveryError `letter_kind_unknown`, `not_found`
 */
export async function letterText({ tx, acting, packs, today, calendar, city }: Writing, { pack, kind: kindId, issuer: id, to, matters }: LetterRoute): Promise<{ title: string; blocks: Block[]; replyBy: Day | null }> {
  const inputs: Inputs = { packs, today, calendar, city }
  const directory = await directoryOf(tx, acting.tenant)
  const kind = letterKind(packs, pack, kindId)
  const replyBy = replyDay(kind, to, directory, inputs)
  const facts = (await lettersMatters(tx, acting, inputs, directory, matters)).map((one) => one.facts)
  const { title, blocks } = await draftText(tx, acting.tenant, inputs, directory, { pack, kind, issuer: found<UnitState>(directory.units, id, id), to, matters: facts, replyBy })
  return { title, blocks, replyBy }
}

export type LetterRoute = { pack: string; kind: string; issuer: string; to: Addressee[]; matters: string[] }

/** Before drafting: may it go there, which way instead, and what would the draft begin with. */
export async function letterRoute(call: Call, input: LetterRoute) {
  permitSomewhere(call.acting, 'letterRoute')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const reach = await reachOfActing(db, acting, await ownUnits(db, acting, inputs.today))
    permit(acting, 'letterRoute', [input.issuer], reach)
    const directory = await directoryOf(db, acting.tenant)
    const kind = letterKind(inputs.packs, input.pack, input.kind)
    const issuer = found<UnitState>(directory.units, input.issuer, input.issuer)
    const rows = routesOf(kind, issuer, input.to, { directory, inputs })
    const seen = scopeOf(acting.role, 'getMatter') === 'city' ? input.matters : [...(await mattersConcerning(db, acting.tenant, input.matters, reach))]
    const matters = await lettersMatters(db, acting, inputs, directory, input.matters.filter((id) => seen.includes(id)))
    const replyBy = replyDay(kind, input.to, directory, inputs)
    const text = await draftText(db, acting.tenant, inputs, directory, { pack: input.pack, kind, issuer, to: input.to, matters: matters.map(({ facts }) => facts), replyBy })
    return {
      allowed: rows.every(({ allowed }) => allowed),
      rows,
      title: text.title,
      blocks: blockViews(text.blocks, directory, inputs.today),
      replyBy,
      mark: text.mark,
      series: kind.series === undefined ? null : numberAhead(seriesOf(issuer, inputs.city.name, kind.series), yearOf(inputs.today)),
      length: lengthOf(kind, { blocks: text.blocks, about: { matters: input.matters, inspection: null, meeting: null, answers: null } }),
    }
  })
}

export function blockViews(blocks: readonly Block[], directory: Directory, day: Day) {
  return blocks.map((block) => (block.kind === 'people' ? { ...block, names: namesIn(directory, block, day) } : block))
}
