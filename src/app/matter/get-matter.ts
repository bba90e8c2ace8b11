import { DeliveryError } from '../../kernel/errors.ts'
import { countsAsRecord, type ActivityState } from '../../kernel/facts/activity.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { lastRecordOf } from '../../kernel/last-record.ts'
import type { Day } from '../../kernel/time/day.ts'
import { activityIdsOfMatter } from '../../store/queries/activities.ts'
import { matterOnPage } from '../../store/queries/matter-page.ts'
import { pastStates } from '../as-of.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { measuresOn } from '../indicator/measures-on.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { ownUnits, permit, permitSomewhere, reachOfActing } from '../permit.ts'
import { matterView, type Shown } from '../views/matter.ts'
import { directoryNaming } from '../views/organisation.ts'
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
    const subject = `matter:${id}`
    const now = await matterOnPage(db, acting.tenant, id)
    const matter = shown ? (await pastStates<MatterState>(db, acting.tenant, shown)([subject])).get(subject) : now?.state
    if (!now || !matter) throw new DeliveryError('not_found', { what: id })
    // Who is named as a reader reads it, also without a duty in it.
    hideForeign(call, 'getMatter', [...now.holders, ...(matter.readers?.posts ?? [])], reach, id)
    if (matter.readers) call.from?.internal.add(subject)
    const { days, count } = shown ? await pastRecords(db, acting.tenant, id, shown) : { days: [now.newestRecord], count: now.records }
    const latest = lastRecordOf(matter, days)
    const around = await aroundLinks(db, { acting, reach, shown }, matter, now.linked)
    const measures = (await measuresOn(db, acting.tenant, [matter], shown))(matter)
    return matterView(matter, {
      origin: await originsSeen(db, acting, [matter], inputs),
      rules: ledgerRules(inputs.packs, matter.ledger),
      packs: inputs.packs,
      directory: await directoryNaming(db, acting.tenant, shown, [matter, measures, ...around.sources, ...around.targets.values()]),
      judged: { ...judgeWith({ ...inputs, today: day })(matter, latest, around.sources, measures), lastRecordOn: latest },
      measures,
      around,
      holders: now.holders, reach, acting, own, calendar: inputs.calendar, day, shown,
      records: count + matter.steps.length + matter.milestones.filter(({ reachedOn }) => reachedOn).length,
      version: now.version,
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

/** How many records there were, and the days of those that counted. */
async function pastRecords(db: Db, tenant: string, matter: string, shown: NonNullable<Shown>): Promise<{ days: Day[]; count: number }> {
  const records = await activityIdsOfMatter(db, tenant, matter)
  const past = [...(await pastStates<ActivityState>(db, tenant, shown)(records.map((id) => `activity:${id}`))).values()]
  return { days: past.filter(countsAsRecord).map(({ heldOn }) => heldOn), count: past.length }
}
