import { DeliveryError } from '../../kernel/errors.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { Fact } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { activitiesOfMatter } from '../../store/queries/activities.ts'
import { factsOfSubjects } from '../../store/queries/facts.ts'
import { holdersOfMatters, titlesOf } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import { timelineOf, type TimelineKind } from '../views/timeline.ts'
import { ledgerRules } from './concerned.ts'
import { hideForeign } from './get-matter.ts'

/**
 * What happened to a matter, newest first: its own facts, the activities that touch it, and changes of who holds the posts that
 * answer for it. The cursor is the number of entries already shown.
 */
export async function getTimeline(call: Call, { matter: id, kind, cursor, limit }: { matter: string; kind: TimelineKind; cursor?: string | undefined; limit: number }) {
  permitSomewhere(call.acting, 'getTimeline')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    hideForeign(call, 'getTimeline', await holdersOfMatters(db, acting.tenant, [id]), await reachOfActing(db, acting, await ownUnits(db, acting, today)), id)
    const subject = `matter:${id}`
    const matter = (await statesOf<MatterState>(db, acting.tenant, [subject])).get(subject)
    if (!matter) throw new DeliveryError('not_found', { what: id })
    const records = await activitiesOfMatter(db, acting.tenant, id)
    const posts = [...new Set(matter.duties.flatMap(({ holder }) => (holder.type === 'post' ? [`post:${holder.id}`] : [])))]
    const facts = await factsOfSubjects(db, acting.tenant, [subject, ...records.map((activity) => `activity:${activity.id}`), ...posts])
    const activities = new Map<string, ActivityState>(records.map((activity) => [`activity:${activity.id}`, activity]))
    const entries = timelineOf(facts.filter((fact) => concerns(fact, matter)), kind, { matter, rules: ledgerRules(packs, matter.ledger), packs, directory: await directoryOf(db, acting.tenant), activities, others: await titlesOf(db, acting.tenant, (matter.links ?? []).map(({ target }) => target)), today })
    const from = entriesShown(cursor)
    const rows = entries.slice(from, from + limit)
    return { rows, next: from + limit < entries.length ? String(from + limit) : null, total: entries.length }
  })
}

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
