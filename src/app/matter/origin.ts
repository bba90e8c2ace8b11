import { subjectId, subjectType } from '../../kernel/facts/envelope.ts'
import type { InspectionState } from '../../kernel/facts/inspection.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { MeetingState } from '../../kernel/facts/meeting.ts'
import { inspectionRules, ruleOf } from '../../kernel/inspection/rules.ts'
import { mayKnow, partIn } from '../../kernel/inspection/visible.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Db } from '../../store/database/database.ts'
import { lettersSeen } from '../../store/queries/letters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { reachOfLetters } from '../letter/letters-reach.ts'
import { readerOf, scopeIn } from '../meeting/readers.ts'
import { ownUnits, reachOfActing } from '../permit.ts'
import { directoryOf, type Directory } from '../views/organisation.ts'

type Reading = { db: Db; acting: Acting; inputs: Pick<Inputs, 'packs' | 'today'>; directory: Directory }

/** What matters come from that is kept here, each with who may know of it; anything else is nobody's to be named. */
const KEPT: Record<string, (reading: Reading, subjects: readonly string[]) => Promise<(readonly [subject: string, title: string])[]>> = {
  meeting: async ({ db, acting, inputs: { today }, directory }, subjects) => {
    if (scopeOf(acting.role, 'getMeeting') === null) return []
    const reader = await readerOf(db, acting, directory, today)
    return [...(await statesOf<MeetingState>(db, acting.tenant, subjects))].flatMap(([subject, one]) => (scopeIn(reader, one, directory, today) === null ? [] : [[subject, one.title] as const]))
  },
  inspection: async ({ db, acting, inputs: { packs, today } }, subjects) => {
    const scope = scopeOf(acting.role, 'getInspection')
    const own = await ownUnits(db, acting, today)
    const rules = inspectionRules(packs)
    const knows = (one: InspectionState) => mayKnow(one, ruleOf(rules, one)?.unannounced ?? true, { role: acting.role, scope, part: partIn(one, own) })
    return [...(await statesOf<InspectionState>(db, acting.tenant, subjects))].flatMap(([subject, one]) => (knows(one) ? [[subject, one.title] as const] : []))
  },
  letter: async ({ db, acting, inputs: { today }, directory }, subjects) => {
    if (scopeOf(acting.role, 'getLetter') === null) return []
    const own = await ownUnits(db, acting, today)
    const visible = await reachOfLetters(db, { acting, own, reach: await reachOfActing(db, acting, own), today }, directory)
    const letters: LetterState[] = await lettersSeen(db, acting.tenant, subjects.map(subjectId), visible)
    return letters.map(({ id, title }) => [`letter:${id}`, title] as const)
  },
}

/**
 * The meetings, inspections and letters that matters came from and that the acting membership may know of: subject → title. Of others a
 * matter says the kind of source alone, neither its name nor where it is shown.
 */
export async function originsSeen(db: Db, acting: Acting, matters: readonly Pick<MatterState, 'origin'>[], inputs: Pick<Inputs, 'packs' | 'today'>, known?: Directory): Promise<Map<string, string>> {
  const subjects = [...new Set(matters.flatMap(({ origin }) => origin?.subject ?? []))]
  if (subjects.length === 0) return new Map()
  const directory = known ?? (await directoryOf(db, acting.tenant))
  const seen = new Map<string, string>()
  for (const [type, named] of Map.groupBy(subjects, subjectType)) {
    for (const [subject, title] of (await KEPT[type]?.({ db, acting, inputs, directory }, named)) ?? []) seen.set(subject, title)
  }
  return seen
}
