import { DeliveryError } from '../../kernel/errors.ts'
import { countsAsRecord, type ActivityState } from '../../kernel/facts/activity.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { lastRecordOf } from '../../kernel/last-record.ts'
import type { Day } from '../../kernel/time/day.ts'
import { activitiesOfMatter } from '../../store/queries/activities.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import { versionOf } from '../../store/queries/subjects.ts'
import { pastStates, presentStates } from '../as-of.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { measuresOn } from '../indicator/measures-on.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { ownUnits, permit, permitSomewhere, reachOfActing } from '../permit.ts'
import { matterView, type Shown } from '../views/matter.ts'
import { directoryShown } from '../views/organisation.ts'
import { originsSeen } from './origin.ts'
import { aroundLinks } from './around-links.ts'
import { ledgerRules } from './concerned.ts'
import type { Db } from '../../store/database/database.ts'

/**
 * A matter as it is, or as it was on a past day: *effective* (what was so, by all we know today) or *known* (what had been
 * recorded by then). The light of a past day is judged anew by the rules in force, for that day.
 *
 * @throws DeliveryError `not_found`, also for matters outside the acting membership's scope, and `day_in_future`
 */
export async function getMatter(call: Call, { matter: id, asOf, by }: { matter: string; asOf?: Day | undefined; by: 'effective' | 'known' }) {
  permitSomewhere(call.acting, 'getMatter')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    if (asOf && asOf > inputs.today) throw new DeliveryError('day_in_future', { day: asOf, today: inputs.today })
    const shown: Shown = asOf ? { asOf, by } : null
    const day = asOf ?? inputs.today
    const own = await ownUnits(db, acting, inputs.today)
    const reach = await reachOfActing(db, acting, own)
    const holders = await holdersOfMatters(db, acting.tenant, [id])
    const subject = `matter:${id}`
    const states = shown ? pastStates<MatterState>(db, acting.tenant, shown) : presentStates<MatterState>(db, acting.tenant)
    const matter = (await states([subject])).get(subject)
    if (!matter) throw new DeliveryError('not_found', { what: id })
    // Who is named as a reader reads it, also without a duty in it.
    hideForeign(call, 'getMatter', [...holders, ...(matter.readers?.posts ?? [])], reach, id)
    if (matter.readers) call.from?.internal.add(subject)
    const records = await activitiesOfMatter(db, acting.tenant, id)
    const activities = shown ? await pastActivities(db, acting.tenant, records, shown) : records
    const latest = lastRecordOf(matter, activities.filter(countsAsRecord).map(({ heldOn }) => heldOn))
    const around = await aroundLinks(db, { acting, reach, shown }, matter)
    const measures = (await measuresOn(db, acting.tenant, [matter], shown))(matter)
    return matterView(matter, {
      origin: await originsSeen(db, acting, [matter], inputs),
      rules: ledgerRules(inputs.packs, matter.ledger),
      packs: inputs.packs,
      directory: await directoryShown(db, acting.tenant, shown),
      judged: { ...judgeWith({ ...inputs, today: day })(matter, latest, around.sources, measures), lastRecordOn: latest },
      measures,
      around,
      holders, reach, acting, own, calendar: inputs.calendar, day, shown,
      records: activities.length + matter.steps.length + matter.milestones.filter(({ reachedOn }) => reachedOn).length,
      version: await versionOf(db, acting.tenant, subject),
    })
  })
}

/** Outside the own scope a thing does not exist: the answer does not tell that it does. */
export function hideForeign({ acting }: Call, command: 'getMatter' | 'getTimeline' | 'getOpinions', holders: readonly string[], reach: readonly string[], id: string): void {
  try {
    permit(acting, command, holders, reach)
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'forbidden') throw new DeliveryError('not_found', { what: id })
    throw error
  }
}

async function pastActivities(db: Db, tenant: string, records: readonly ActivityState[], shown: NonNullable<Shown>): Promise<ActivityState[]> {
  const past = await pastStates<ActivityState>(db, tenant, shown)(records.map(({ id }) => `activity:${id}`))
  return [...past.values()]
}
