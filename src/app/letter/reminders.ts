import { DeliveryError } from '../../kernel/errors.ts'
import type { Addressee, Block, LetterState } from '../../kernel/facts/letter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { lengthOf } from '../../kernel/letter/length.ts'
import type { LetterKind } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodLabel } from '../../kernel/time/period.ts'
import type { Db } from '../../store/database/database.ts'
import { lettersAbout } from '../../store/queries/letters.ts'
import { mattersPage } from '../../store/queries/matter-list.ts'
import { mattersConcerning } from '../../store/queries/matters.ts'
import type { Acting, Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { ownUnits, permit, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, type Directory } from '../views/organisation.ts'
import { found, write } from '../writing.ts'
import { draftedLetter } from './drafted.ts'
import { lettersMatters, quarterOf, type LetterMatter } from './facts-of-matters.ts'
import { letterKind } from './for-kind.ts'
import { addresseeView, kindOf, numberOf } from './letter-views.ts'
import { blockViews, draftText, replyDay, routesOf } from './letter-route.ts'

type Whom = 'carries' | 'leads'
export type PreviewReminders = { pack: string; kind: string; issuer: string; whom: Whom; ledger?: string | undefined; matters?: string[] | undefined; replyBy?: Day | null | undefined }

/**
 * Reminder letters before anything is drafted: the matters that are late or lack something in this quarter, or those chosen, one letter to
 * each addressee; with what the same addressee was reminded of in this quarter already.
 */
export async function previewReminders(call: Call, input: PreviewReminders) {
  permitSomewhere(call.acting, 'previewReminders')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const sources = await sourcesOf(db, call, input)
    const { inputs, directory, kind } = sources
    const { ids, more } = input.matters ? { ids: input.matters, more: false } : await candidates(db, sources, input.ledger)
    const seen = await visibleOf(db, sources, ids)
    const matters = await lettersMatters(db, acting, inputs, directory, seen)
    const wanted = matters.filter(({ facts }) => input.matters !== undefined || hasSomething(facts, input.whom))
    const byAddressee = Map.groupBy(wanted.filter((one) => one[input.whom].length > 0), (one) => one[input.whom][0] ?? '')
    const before = await lettersAbout(db, acting.tenant, seen, quarterOf(inputs).start)
    const groups: ReminderGroup[] = []
    for (const [holder, own] of byAddressee) {
      const addressee: Addressee = { type: directory.posts.has(holder) ? 'post' : 'unit', id: holder }
      const { title, blocks, replyBy } = await reminder(db, acting.tenant, sources, input, addressee, own)
      const [route] = routesOf(kind, sources.issuer, [addressee], sources)
      if (!route) continue
      groups.push({
        addressee: addresseeView(addressee, sources),
        matters: own.map(({ facts }) => ({ id: facts.id, code: facts.code, title: facts.title, what: whatOf(facts) })),
        title,
        blocks: blockViews(blocks, directory, inputs.today),
        replyBy,
        route,
        length: lengthOf(kind, { blocks, about: { matters: own.map(({ facts }) => facts.id), inspection: null, meeting: null, answers: null } }),
        reminded: before.filter((letter) => remindsOf(letter, inputs, addressee, own)).map((letter) => ({ letter: letter.id, title: letter.title, number: numberOf(letter), status: letter.status, on: letter.issued?.on ?? letter.draftedOn })),
      })
    }
    const left = matters.filter((one) => !groups.some((group) => group.matters.some(({ id }) => id === one.facts.id)) && (input.matters !== undefined || hasSomething(one.facts, input.whom)))
    return { today: inputs.today, period: periodLabel(quarterOf(inputs)), groups, left: left.map(({ facts }) => ({ id: facts.id, code: facts.code, title: facts.title, why: NOBODY[input.whom] })), more }
  })
}

type ReminderGroup = {
  addressee: ReturnType<typeof addresseeView>
  matters: { id: string; code: string; title: string; what: string }[]
  title: string
  blocks: ReturnType<typeof blockViews>
  replyBy: Day | null
  route: ReturnType<typeof routesOf>[number]
  length: ReturnType<typeof lengthOf>
  reminded: { letter: string; title: string; number: string | null; status: LetterState['status']; on: Day }[]
}

const NOBODY: Record<Whom, { zh: string; en: string }> = {
  carries: { zh: '没有承办单位', en: 'no unit carries it out' },
  leads: { zh: '没有领衔领导', en: 'no leader leads it' },
}

export type DraftReminders = {
  command: string
  pack: string
  kind: string
  issuer: string
  replyBy?: Day | null | undefined
  groups: { addressee: Addressee; matters: string[]; title?: string | undefined; blocks?: Block[] | undefined }[]
  occurredOn?: Day | undefined
}

/** Drafts the letters of a preview in one go, each as it was left there. */
export function draftReminders(call: Call, input: DraftReminders): Promise<{ command: string; ids: { letters: string[] } }> {
  return write(call, { id: input.command, name: 'draftReminders', input }, async (writing) => {
    const { tx, acting, newId } = writing
    const ids = input.groups.map((_, index) => newId(`letter:${index}`))
    await writing.lock(ids.map((id) => `letter:${id}`))
    const sources = await sourcesOf(tx, call, input, { today: writing.today })
    const wanted = [...new Set(input.groups.flatMap(({ matters }) => matters))]
    const seen = await visibleOf(tx, sources, wanted)
    const hidden = wanted.find((id) => !seen.includes(id))
    if (hidden) throw new DeliveryError('not_found', { what: hidden })
    const facts = []
    for (const [index, { addressee, matters: chosen, title, blocks }] of input.groups.entries()) {
      const own = await lettersMatters(tx, acting, sources.inputs, sources.directory, chosen)
      const text = await reminder(tx, acting.tenant, sources, input, addressee, own)
      facts.push(
        ...(await draftedLetter(writing, ids[index] ?? '', {
          pack: input.pack,
          kind: input.kind,
          issuer: input.issuer,
          to: [addressee],
          copies: [],
          title: title ?? text.title,
          blocks: blocks ?? text.blocks,
          replyBy: text.replyBy,
          urgency: null,
          about: { matters: own.map((one) => one.facts.id), inspection: null, meeting: null, answers: null },
          attachments: [],
          occurredOn: input.occurredOn,
        })),
      )
    }
    return { facts, answer: { ids: { letters: ids } } }
  })
}

type Sources = { inputs: Inputs; directory: Directory; kind: LetterKind; issuer: UnitState; acting: Acting; reach: string[] }

/** @param on stands in for the city's today where what is written happened earlier */
async function sourcesOf(db: Db, { deps, acting }: Call, { pack, kind, issuer }: Pick<PreviewReminders, 'pack' | 'kind' | 'issuer'>, on: { today?: Day } = {}): Promise<Sources> {
  const inputs = { ...(await inputsOf(deps, db, acting.tenant)), ...on }
  const reach = await reachOfActing(db, acting, await ownUnits(db, acting, inputs.today))
  permit(acting, 'draftLetter', [issuer], reach)
  const directory = await directoryOf(db, acting.tenant)
  return { inputs, directory, kind: letterKind(inputs.packs, pack, kind), issuer: found<UnitState>(directory.units, issuer, issuer), acting, reach }
}

/** Open matters that the acting membership sees, the worst first, and whether there are more. What of them lacks something is asked of the kernel afterwards. */
async function candidates(db: Db, { acting, reach }: Sources, ledger: string | undefined): Promise<{ ids: string[]; more: boolean }> {
  const visible = scopeOf(acting.role, 'getMatter') === 'city' ? null : reach
  const page = await mattersPage(db, acting.tenant, { ledger, open: 'true', visible, sort: 'light', limit: MOST, counted: false })
  return { ids: page.rows.map(({ id }) => id), more: page.next !== null }
}

const MOST = 200

async function visibleOf(db: Db, { acting, reach }: Sources, ids: readonly string[]): Promise<string[]> {
  if (scopeOf(acting.role, 'getMatter') === 'city') return [...ids]
  const seen = await mattersConcerning(db, acting.tenant, ids, reach)
  return ids.filter((id) => seen.has(id))
}

async function reminder(db: Db, tenant: string, { inputs, directory, kind, issuer }: Sources, { pack, replyBy: asked }: Pick<PreviewReminders, 'pack' | 'replyBy'>, addressee: Addressee, own: readonly LetterMatter[]) {
  const replyBy = asked === undefined ? replyDay(kind, [addressee], directory, inputs) : directory.posts.get(addressee.id)?.leader ? null : asked
  const text = await draftText(db, tenant, inputs, directory, { pack, kind, issuer, to: [addressee], matters: own.map(({ facts }) => facts), replyBy })
  return { ...text, replyBy }
}

/** A unit is reminded of what is late or missing, a leader only of what can still be arranged. */
function hasSomething({ light, missing }: LetterMatter['facts'], whom: Whom): boolean {
  return missing.length > 0 || (whom === 'carries' && (light === 'overdue' || light === 'lagging'))
}

function whatOf({ reasons, missing, light }: LetterMatter['facts']): string {
  const late = light === 'overdue' || light === 'lagging' ? reasons.slice(0, 1) : []
  return [...late, ...(missing.length > 0 ? [`本季还缺：${missing.map(({ name }) => name).join('、')}`] : [])].join('；') || (reasons[0] ?? '')
}

/** A reminder to the same addressee about one of the same matters. */
function remindsOf(letter: LetterState, { packs }: Inputs, { id }: Addressee, own: readonly LetterMatter[]): boolean {
  return kindOf(packs, letter).form === 'reminder' && letter.to.some((one) => one.id === id) && own.some(({ facts }) => letter.about.matters.includes(facts.id))
}
