import { countsAsRecord } from '../../kernel/facts/activity.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { MeetingState } from '../../kernel/facts/meeting.ts'
import { counted } from '../../kernel/light.ts'
import { followUpOf } from '../../kernel/meeting/follow-up.ts'
import { totalsOf, type Totals } from '../../kernel/meeting/totals.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { activitiesByMatter } from '../../store/queries/column-sources.ts'
import type { Db } from '../../store/database/database.ts'
import { decidedMatters, type DecidedMatter } from '../../store/queries/meetings.ts'
import { documentsConcerning, mattersConcerning } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { ownUnits, reachOfActing } from '../permit.ts'
import { unitRef, type Directory } from '../views/organisation.ts'

export type Context = { db: Db; acting: Acting; inputs: Inputs; directory: Directory }

/** The matters that these meetings' decisions became, as they stand. */
export function mattersDecided(db: Db, tenant: string, meetings: readonly MeetingState[]): Promise<Map<string, DecidedMatter>> {
  return decidedMatters(db, tenant, meetings.flatMap(({ decisions }) => decisions.flatMap(({ matter }) => matter ?? [])))
}

/** What meetings dealt with; a matter that was given up is neither done nor open. */
export function totals(meetings: readonly MeetingState[], matters: ReadonlyMap<string, DecidedMatter>): Totals {
  return totalsOf(meetings, (id) => {
    const final = matters.get(id)?.final
    return final === undefined || final === 'stopped' ? null : final === 'done'
  })
}

/** Which of these matters the acting membership may open. */
export async function opened({ db, acting, inputs }: Context, matters: readonly string[]): Promise<Set<string>> {
  if (scopeOf(acting.role, 'getMatter') === 'city') return new Set(matters)
  return mattersConcerning(db, acting.tenant, matters, await reachOfActing(db, acting, await ownUnits(db, acting, inputs.today)))
}

/** Which of these documents the acting membership may open. */
export async function documentsOpened({ db, acting, inputs }: Context, documents: readonly string[]): Promise<Set<string>> {
  const scope = scopeOf(acting.role, 'getDocument')
  if (scope === null) return new Set()
  if (scope === 'city') return new Set(documents)
  return documentsConcerning(db, acting.tenant, documents, await reachOfActing(db, acting, await ownUnits(db, acting, inputs.today)))
}

/** A decided matter as pages show it. */
export function matterRow({ inputs: { packs, today, calendar }, directory }: Context, { id, ledger, code, title, lead, stage, final, light, reasons, until, due }: DecidedMatter, shown: ReadonlySet<string>) {
  const state = rulesOf(packs, ledger)?.procedure.states.find((one) => one.id === stage)
  return { id, code, title, lead: unitRef(directory, lead, today), stageName: state?.name ?? { zh: stage, en: stage }, final, light, reasons: counted(reasons, today, calendar), until, due, shown: shown.has(id) }
}

/**
 * What a body's meeting looks at again: open decisions of earlier meetings, with light and the last that was heard of them.
 *
 * @param before the meeting that looks; null: the next one
 */
export async function followUp(context: Context, meetings: readonly MeetingState[], before: Pick<MeetingState, 'id' | 'on'> | null) {
  const { db, acting } = context
  const matters = await mattersDecided(db, acting.tenant, meetings)
  const open = followUpOf(meetings, before, (id) => matters.get(id)?.final === null)
  const ids = open.map(({ matter }) => matter)
  const shown = await opened(context, ids)
  const records = await activitiesByMatter(db, acting.tenant, ids)
  const states = await statesOf<MatterState>(db, acting.tenant, ids.map((id) => `matter:${id}`))
  return open.flatMap(({ meeting, decision, matter }) => {
    const row = matters.get(matter)
    const from = meetings.find(({ id }) => id === meeting)
    if (!row || !from) return []
    const record = records.get(matter)?.find(countsAsRecord)
    const step = states.get(`matter:${matter}`)?.steps.at(-1)
    const told = record && (!step || record.heldOn >= step.on) ? { on: record.heldOn, words: record.summary } : step ? { on: step.on, words: step.note ?? '' } : null
    return [{ decision, meeting: { id: from.id, title: from.title, on: from.on }, text: from.decisions.find(({ id }) => id === decision)?.text ?? row.title, matter: matterRow(context, row, shown), news: told }]
  })
}
