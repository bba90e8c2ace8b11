import { lastRecordOf } from '../../kernel/last-record.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Judgement } from '../../kernel/light.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { linkedTo } from '../../store/queries/links.ts'
import { recordsOnMatters } from '../../store/queries/obligations.ts'
import { pastStates } from '../as-of.ts'
import type { Inputs } from '../city/inputs.ts'
import { measuresOn } from '../indicator/measures-on.ts'
import { judgeWith } from '../judging/judge-matter.ts'

export type JudgedOn = { state: MatterState; judged: Judgement & { final: 'done' | 'stopped' | null } }

const FIRST_DAY = '1900-01-01'

/** Matters as they stood on a day, by all that is known today (effective), judged anew for it. */
export async function mattersOn(db: Db, tenant: string, inputs: Inputs, ids: readonly string[], day: Day): Promise<JudgedOn[]> {
  const statesOn = pastStates<MatterState>(db, tenant, { asOf: day, by: 'effective' })
  const states = await statesOn(ids.map((id) => `matter:${id}`))
  const records = Map.groupBy(await recordsOnMatters(db, tenant, ids, { from: FIRST_DAY, to: day }), ({ subject }) => subject)
  const sources = [...(await statesOn((await linkedTo(db, tenant, ids)).map(({ id }) => `matter:${id}`))).values()]
  const judge = judgeWith({ ...inputs, today: day })
  const measuresOf = await measuresOn(db, tenant, [...states.values()], { asOf: day, by: 'effective' })
  return [...states.values()].map((state) => {
    const days = (records.get(state.id) ?? []).filter(({ status }) => status !== 'returned').map(({ heldOn }) => heldOn)
    return { state, judged: judge(state, lastRecordOf(state, days), sources.filter(({ links = [] }) => links.some(({ target }) => target === state.id)), measuresOf(state)) }
  })
}
