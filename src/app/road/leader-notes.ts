import type { MatterState } from '../../kernel/facts/matter.ts'
import { approvedDuties, handedDown } from '../../kernel/approval.ts'
import { covers } from '../../kernel/holders.ts'
import { activityNamed, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { quarterOf, yearOf, type Day } from '../../kernel/time/day.ts'
import { mattersInLedgers } from '../../store/queries/road.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { phonesFor } from '../exchange/column-rows.ts'
import { fieldsInWords } from '../views/fields.ts'
import { holderText } from '../views/holder-text.ts'
import { directoryOf, postRef, type Directory } from '../views/organisation.ts'
import { roadLedger } from './get-road.ts'

/**
 * One page for each leader (领衔提示单): what they lead this year, who carries it out, by when what, and what the year asks of it. Projects
 * that were handed down and go on; city leaders in the order of their posts: the head of a county needs no page from the office.
 */
export async function getLeaderNotes(call: Call, query: { ledger?: string | undefined; year?: number | undefined }) {
  permitSomewhere(call.acting, 'getLeaderNotes')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today, city } = await inputsOf(deps, db, acting.tenant)
    const rules = roadLedger(packs, query.ledger)
    const year = query.year ?? yearOf(today)
    const directory = await directoryOf(db, acting.tenant)
    const phones = await phonesFor(db, acting, rules)
    const listed = await mattersInLedgers(db, acting.tenant, { ledgers: [rules.ledger.id], year, visible: null })
    const going = listed.map(({ state }) => state).filter((matter) => matter.ledger === rules.ledger.id && handedDown(rules, matter) && !rules.procedure.states.find(({ id }) => id === matter.stage)?.final)
    const byLeader = Map.groupBy(going.flatMap((matter) => leadersOf(rules, matter, today).map((post) => ({ post, matter }))), ({ post }) => post)
    const leaders = [...byLeader.keys()].flatMap((id) => directory.posts.get(id) ?? []).filter(({ leader }) => leader).sort((a, b) => a.order - b.order)
    const context = { rules, packs, directory, phones, today }
    return {
      today,
      year,
      city: { name: city.name, demonstration: city.demonstration },
      ledger: { id: rules.ledger.id, name: rules.ledger.name },
      office: rules.pack.words.office ?? { zh: '主管办公室', en: 'the office in charge' },
      leaders: leaders.map((post) => ({ post: { ...postRef(directory, post, today), leader: post.leader }, projects: (byLeader.get(post.id) ?? []).map(({ matter }) => noteOf(matter, context)) })),
    }
  })
}

/** The posts that lead a project: those without which it is not approved. */
function leadersOf(rules: LedgerRules, { duties }: MatterState, day: Day): string[] {
  const leading = approvedDuties(rules).map(({ id }) => id)
  return duties.filter((duty) => leading.includes(duty.role) && duty.holder.type === 'post' && covers(duty, day)).map(({ holder }) => holder.id)
}

type Context = { rules: LedgerRules; packs: readonly Pack[]; directory: Directory; phones: ReadonlyMap<string, string> | null; today: Day }

function noteOf(matter: MatterState, { rules, packs, directory, phones, today }: Context) {
  const held = (role: string) => matter.duties.filter((duty) => duty.role === role && covers(duty, today))
  const text = (role: string) => held(role).map((duty) => holderText(directory, duty, today)).join('、')
  const handlers = held('handler').flatMap(({ holder }) => (directory.posts.get(holder.id)?.appointments ?? []).filter((one) => covers(one, today)))
  const numbers = phones === null ? [] : handlers.flatMap(({ person }) => phones.get(person) ?? [])
  const [goal] = fieldsInWords(rules.ledger.fields.filter(({ type, required, proposed }) => type === 'text' && required && proposed), matter.fields, directory, today)
  return {
    id: matter.id,
    code: matter.code,
    title: matter.title,
    goal: goal?.text.zh ?? '',
    due: matter.due,
    lead: text('lead'),
    support: text('support'),
    handler: text('handler'),
    assistant: text('assistant'),
    phone: numbers.join('、') || null,
    quarters: [1, 2, 3, 4].map((quarter) => matter.milestones.filter(({ due }) => quarterOf(due) === quarter).map(({ title, due, reachedOn }) => ({ title, due, reached: reachedOn !== null }))),
    asks: asksOf(matter, rules, packs),
  }
}

/** What required practice asks of a project in the year, each once, with whether the leader must take part in person. */
function asksOf({ fields, listedIn, ledger }: MatterState, { duties }: LedgerRules, packs: readonly Pack[]) {
  const ledgers = [ledger, ...listedIn.map((one) => one.ledger)]
  return packs.flatMap(({ rhythms }) =>
    rhythms
      .filter(({ per, ledgers: asked, where }) => per === 'matter' && asked.some((one) => ledgers.includes(one)) && (!where || [fields[where.field] ?? []].flat().some((one) => String(one) === where.value)))
      .flatMap(({ name, activity, participants }) => {
        const kind = activity === undefined ? null : activityNamed(packs, activity)
        return kind && kind.nature !== 'report' ? [{ name, inPerson: participants.some((role) => duties.find(({ id }) => id === role)?.atMostOne ?? false) }] : []
      }),
  )
}
