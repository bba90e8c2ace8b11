import { DeliveryError } from '../../kernel/errors.ts'
import { linksOf, type MatterState } from '../../kernel/facts/matter.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { headPosts } from '../../kernel/heads.ts'
import { covers } from '../../kernel/holders.ts'
import { leadUnits } from '../../kernel/leads.ts'
import { addDays, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { linkedTo, raisedTo } from '../../store/queries/links.ts'
import { mattersPage } from '../../store/queries/matter-list.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { permit } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import { asked } from './asked-of.ts'
import { lateRows } from './late.ts'
import { projectsOf } from './led.ts'
import { mattersOn, type JudgedOn } from './matters-on.ts'
import { pagesOpen } from './may-open.ts'
import { comingDays } from './plan.ts'

/** More matters than this no page looks at; the answer says so, and the ledger tells of the rest. */
const LOOKED_AT = 2_000
const WEEK_DAYS = 7

/**
 * What a leader must know and decide, on one page: computed from the same facts as every other page, for today or a past day
 * (effective: what was so, by all we know today).
 *
 * @throws DeliveryError `forbidden` for all but the office, the heads, the leader and who acts for them; `not_found`, `day_in_future`
 */
export async function getBrief(call: Call, { post: id, asOf }: { post: string; asOf?: Day | undefined }, most = LOOKED_AT) {
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const posts = await statesOfType<PostState>(db, acting.tenant, 'post')
    permit(acting, 'getBrief', [id], pagesOpen(acting, posts).map((post) => post.id))
    const post = posts.find((one) => one.id === id)
    if (!post) throw new DeliveryError('not_found', { what: id })
    if (asOf && asOf > inputs.today) throw new DeliveryError('day_in_future', { day: asOf, today: inputs.today })
    const day = asOf ?? inputs.today
    const then = { ...inputs, today: day }
    const directory = await directoryOf(db, acting.tenant)
    const head = headPosts(posts).includes(id)
    const { open, capped } = await scopeOn(db, acting.tenant, { inputs, head, most }, post, day)
    const before = await scopeOn(db, acting.tenant, { inputs, head, most }, post, addDays(day, -WEEK_DAYS))
    const projects = await projectsOf(db, acting.tenant, then, directory, post, open)
    const raised = await raisedTo(db, acting.tenant, [id])
    return {
      today: inputs.today,
      day,
      asOf: asOf ?? null,
      post: { id, name: post.name },
      offices: [...new Map(inputs.packs.flatMap(({ words }) => (words.office ? [[words.office.zh, words.office] as const] : []))).values()],
      counts: { open: open.length, ...countsOf(open), before: countsOf(before.open) },
      capped,
      cappedBefore: before.capped,
      decisions: asked(raised, post, directory, day),
      late: await lateRows(db, acting.tenant, then, directory, open),
      projects,
      coming: comingDays(then, post, open, projects),
    }
  })
}

function countsOf(judged: readonly JudgedOn[]) {
  const of = (light: string) => judged.filter((one) => one.judged.light === light).length
  return { overdue: of('overdue'), lagging: of('lagging') }
}

/**
 * The open matters a leader answers for on a day: a head for all of them, another leader for those the post has a duty in, those led by the
 * units it oversees, and the problems that keep these from going on. `capped`: there are more than are looked at.
 */
async function scopeOn(db: Db, tenant: string, { inputs, head, most }: { inputs: Inputs; head: boolean; most: number }, post: PostState, day: Day): Promise<{ open: JudgedOn[]; capped: boolean }> {
  const units = post.portfolio.filter((one) => covers(one, day)).flatMap((one) => one.units)
  const { ids, capped } = await lookedAt(db, tenant, head ? {} : { holders: [post.id, ...units] }, day < inputs.today, most)
  const judged = await mattersOn(db, tenant, inputs, ids, day)
  if (head) return { open: judged.filter(isOpen), capped }
  const own = judged.filter(({ state }) => answersFor(state, post.id, units, day))
  const known = new Set(own.map(({ state }) => state.id))
  const blocking = (await linkedTo(db, tenant, [...known])).filter((other) => !known.has(other.id) && linksOf(other, 'blocks', day).some(({ target }) => known.has(target)))
  const all = [...own, ...(await mattersOn(db, tenant, inputs, blocking.map((other) => other.id), day))]
  return { open: all.filter(isOpen), capped }
}

function isOpen({ judged }: JudgedOn): boolean {
  return judged.final === null
}

/** The open matters, the worst light first; for a past day also those that have ended since, the newest first, as far as there is room. */
async function lookedAt(db: Db, tenant: string, of: { holders?: string[] }, past: boolean, most: number): Promise<{ ids: string[]; capped: boolean }> {
  const open = await mattersPage(db, tenant, { visible: null, open: 'true', sort: 'light', limit: most, counted: false, ...of })
  const room = most - open.rows.length
  const ended = past ? await mattersPage(db, tenant, { visible: null, open: 'false', sort: '-opened', limit: Math.max(1, room), counted: false, ...of }) : null
  const ids = [...open.rows, ...(ended?.rows.slice(0, room) ?? [])].map(({ id }) => id)
  return { ids, capped: open.next !== null || (ended !== null && (ended.next !== null || ended.rows.length > room)) }
}

function answersFor(state: MatterState, post: string, units: readonly string[], day: Day): boolean {
  return state.duties.some((duty) => duty.holder.id === post && covers(duty, day)) || leadUnits(state).some((unit) => units.includes(unit))
}
