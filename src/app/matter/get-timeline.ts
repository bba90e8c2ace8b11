import { DeliveryError } from '../../kernel/errors.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { Fact } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { activitiesOfMatter } from '../../store/queries/activities.ts'
import { factsOfSubjects } from '../../store/queries/facts.ts'
import { lettersPage } from '../../store/queries/letters.ts'
import { matterOnPage } from '../../store/queries/matter-page.ts'
import { titlesOf } from '../../store/queries/matters.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { reachOfLetters } from '../letter/letters-reach.ts'
import { directoryNaming, type Directory } from '../views/organisation.ts'
import { letterEntries } from '../views/timeline-letters.ts'
import { originText } from '../views/origin.ts'
import { newestFirst, timelineOf, type TimelineKind } from '../views/timeline.ts'
import { ledgerRules } from './concerned.ts'
import { hideForeign } from './get-matter.ts'
import { originsSeen } from './origin.ts'
import { mayTakeBack } from './void-fact.ts'

/**
 * What happened to a matter, newest first: its own facts, the activities that touch it, and changes of who holds the posts that
 * answer for it. The cursor is the number of entries already shown.
 */
export async function getTimeline(call: Call, { matter: id, kind, cursor, limit }: { matter: string; kind: TimelineKind; cursor?: string | undefined; limit: number }) {
  permitSomewhere(call.acting, 'getTimeline')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { packs, today } = inputs
    const subject = `matter:${id}`
    const now = await matterOnPage(db, acting.tenant, id)
    const matter = now?.state
    const readers = matter?.readers?.posts ?? []
    hideForeign(call, 'getTimeline', [...(now?.holders ?? []), ...readers], await reachOfActing(db, acting, await ownUnits(db, acting, today)), id)
    if (!matter) throw new DeliveryError('not_found', { what: id })
    if (matter.readers) call.from?.internal.add(subject)
    const records = await activitiesOfMatter(db, acting.tenant, id)
    const posts = [...new Set(matter.duties.flatMap(({ holder }) => (holder.type === 'post' ? [`post:${holder.id}`] : [])))]
    const log = await factsOfSubjects(db, acting.tenant, [subject, ...records.map((activity) => `activity:${activity.id}`), ...posts])
    const activities = new Map<string, ActivityState>(records.map((activity) => [`activity:${activity.id}`, activity]))
    const directory = await directoryNaming(db, acting.tenant, null, [matter, ...log.map(({ payload }) => payload), ...records])
    const origins = await originsSeen(db, acting, [matter], inputs, directory)
    const facts = log.map((fact) => (fact.kind === 'matter.sourced' ? sourcedAs(fact, originText(matter, origins)) : fact))
    const own = timelineOf(facts.filter((fact) => concerns(fact, matter)), kind, { matter, rules: ledgerRules(packs, matter.ledger), packs, directory, activities, others: await titlesOf(db, acting.tenant, (matter.links ?? []).map(({ target }) => target)), today, takesBack: (fact) => mayTakeBack(acting, fact, matter) })
    const entries = kind === 'all' || kind === 'letters' ? [...own, ...(await lettersOf(db, call, id, directory, today))].sort(newestFirst) : own
    const from = entriesShown(cursor)
    const rows = entries.slice(from, from + limit)
    return { rows, next: from + limit < entries.length ? String(from + limit) : null, total: entries.length }
  })
}

/** Letters about the matter that went out, as far as the acting membership may see them. */
async function lettersOf(db: Db, { acting }: Call, matter: string, directory: Directory, today: Day) {
  if (!scopeOf(acting.role, 'getLetter')) return []
  const own = await ownUnits(db, acting, today)
  const visible = await reachOfLetters(db, { acting, own, reach: await reachOfActing(db, acting, own), today }, directory)
  const { rows: letters } = await lettersPage(db, acting.tenant, { matter, statuses: ['issued', 'withdrawn'], visible, limit: MOST_LETTERS })
  return letterEntries(letters, await factsOfSubjects(db, acting.tenant, letters.map((letter) => `letter:${letter.id}`)), visible, directory, today)
}

/** Where it came from, named only as far as it may be known. */
function sourcedAs(fact: Fact, text: string | null): Fact {
  return { ...fact, payload: { ...(fact.payload as object), text } }
}

/** More than a matter ever has. */
const MOST_LETTERS = 200

/** @throws DeliveryError `input_invalid` for a cursor that this list did not give out */
function entriesShown(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,6}$/.test(cursor)) throw new DeliveryError('input_invalid', { problems: ['cursor'], fields: ['cursor'] })
  return Number(cursor)
}

/** Of a post only the changes of holder since the matter was put on it. */
function concerns({ kind, subject, occurredOn }: Fact, matter: MatterState): boolean {
  if (!subject.startsWith('post:')) return true
  const since = matter.duties.filter(({ holder }) => subject === `post:${holder.id}`).map(({ from }) => from).sort()[0]
  return kind === 'appointment.made' && since !== undefined && occurredOn > since
}
