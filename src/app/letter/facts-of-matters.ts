import type { ActivityState } from '../../kernel/facts/activity.ts'
import { countsAsRecord } from '../../kernel/facts/activity.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import { leadUnits } from '../../kernel/leads.ts'
import { daysInWords, type MatterFacts } from '../../kernel/letter/text/facts.ts'
import type { Obligation } from '../../kernel/obligation.ts'
import { activityNamed, rulesOf } from '../../kernel/pack/lookup.ts'
import { dutiesThat } from '../../kernel/part.ts'
import { periodOf, type Period } from '../../kernel/time/period.ts'
import { reasonSentence } from '../../kernel/words/reasons.ts'
import type { Db } from '../../store/database/database.ts'
import { latestRecords } from '../../store/queries/latest-records.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { mattersOn } from '../brief/matters-on.ts'
import { obligationsOf } from '../obligation/obligations-of.ts'
import { originsSeen } from '../matter/origin.ts'
import { unitRef, type Directory } from '../views/organisation.ts'
import { originInWords, originText, type OriginContext } from '../views/origin.ts'

/** A matter as letters speak of it, and whom of it they go to. */
export type LetterMatter = { facts: MatterFacts; state: MatterState; /** units that carry it out, and leaders' posts that lead it */ carries: string[]; leads: string[] }

/** The quarter of a day: what letters call 本季. */
export function quarterOf(inputs: Pick<Inputs, 'today'>): Period {
  return periodOf(inputs.today, 'quarter')
}

/** What the records say of these matters to who writes about them, in the order asked for; those that do not exist are left out. */
export async function lettersMatters(db: Db, acting: Acting, inputs: Inputs, directory: Directory, ids: readonly string[]): Promise<LetterMatter[]> {
  if (ids.length === 0) return []
  const { tenant } = acting
  const { today } = inputs
  const judged = new Map((await mattersOn(db, tenant, inputs, ids, today)).map((one) => [one.state.id, one]))
  const quarter = quarterOf(inputs)
  const obligations = Map.groupBy(await obligationsOf(db, tenant, inputs, { matters: ids, from: quarter.start, to: quarter.end }), ({ subject }) => subject)
  const records = await latestRecords(db, tenant, ids)
  const origins = await originsSeen(db, acting, [...judged.values()].map(({ state }) => state), inputs, directory)
  return ids.flatMap((id) => {
    const one = judged.get(id)
    if (!one) return []
    const { state } = one
    const own = (obligations.get(id) ?? []).filter(({ period }) => period === quarter.key)
    const rules = rulesOf(inputs.packs, state.ledger)
    const holding = (part: 'carries' | 'leads') => state.duties.filter((duty) => covers(duty, today) && dutiesThat(part, rules?.duties ?? []).includes(duty.role))
    const units = leadUnits(state)
    return [{
      state,
      carries: [...new Set([...units, ...holding('carries').flatMap(({ holder }) => (holder.type === 'unit' ? [holder.id] : []))])],
      leads: [...new Set(holding('leads').flatMap(({ holder }) => (directory.posts.get(holder.id)?.leader ? [holder.id] : [])))],
      facts: {
        id,
        code: state.code,
        title: state.title,
        matterName: rules?.ledger.matterName.zh ?? '事项',
        lead: units.flatMap((unit) => unitRef(directory, unit, today)?.name ?? []).join('、'),
        source: sourceOf(state, origins),
        requirement: state.clause?.text ?? originText(state, origins),
        due: state.due,
        light: one.judged.light,
        reasons: one.judged.reasons.map((reason) => daysInWords(reasonSentence(reason, 'zh', today, inputs.calendar))),
        done: own.filter(({ done }) => done > 0).map((obligation) => `${practiceName(inputs, obligation).name}${obligation.done}次`),
        missing: own.filter(({ status }) => status === 'missing' || status === 'returned').map((obligation) => ({ ...practiceName(inputs, obligation), dueOn: obligation.dueOn })),
        last: lastOf(records.get(id)),
        extension: extensionOf(state),
      },
    }]
  })
}

function sourceOf(matter: MatterState, origins: OriginContext): string | null {
  const { clause } = matter
  return clause ? `《${clause.documentTitle.replace(/^《|》$/g, '')}》${clause.number ?? ''}` : originInWords(matter, origins)
}

function practiceName({ packs }: Inputs, { rhythm: id }: Obligation): { name: string; act: boolean } {
  const rhythm = packs.flatMap(({ rhythms }) => rhythms).find((one) => one.id === id)
  const kind = rhythm?.activity === undefined ? null : activityNamed(packs, rhythm.activity)
  return { name: kind?.name.zh ?? rhythm?.name.zh ?? id, act: kind?.nature === 'act' }
}

function lastOf(record: ActivityState | undefined): MatterFacts['last'] {
  return record && countsAsRecord(record) ? { on: record.heldOn, summary: record.summary } : null
}

function extensionOf({ extensions = [] }: MatterState): MatterFacts['extension'] {
  const last = extensions.at(-1)
  return last ? { from: last.from, to: last.to, reason: last.reason, approved: last.decided?.approved ?? null, grantedTo: last.decided?.to ?? null } : null
}
