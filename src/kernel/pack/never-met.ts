import { dueDayOf, periodsOf } from '../obligation.ts'
import { periodOf, lengthOf } from '../time/period.ts'
import { daysBetween } from '../time/day.ts'
import { mistake, type Finding, type PackPath } from './finding.ts'
import type { Pack, Rhythm } from './schema.ts'

/** Any day does to tell how long periods of a kind are; in February of a common year months are shortest. */
const SHORTEST = '2023-02-01'

/**
 * Rhythms that nobody could ever meet, or that would never ask anything: more than one record a day until the due day, a due day that
 * never falls between the rhythm's own ends, someone who must take part and cannot, a value that no matter can have.
 *
 * @param used the packs whose ledgers and duties it may name
 */
export function neverMet(pack: Pack, used: readonly Pack[], index: number): Finding[] {
  const rhythm = pack.rhythms[index]
  if (!rhythm) return []
  const path: PackPath = ['rhythms', index]
  return [...tooOften(rhythm, path), ...neverDue(rhythm, path), ...noOneToTakePart(rhythm, [pack, ...used], path), ...impossibleValues(rhythm, [pack, ...used], path)]
}

function tooOften(rhythm: Rhythm, path: PackPath): Finding[] {
  const period = periodOf(SHORTEST, rhythm.period)
  const days = daysBetween(period.start, dueDayOf(rhythm, period)) + 1
  if (rhythm.atLeast <= days) return []
  const zh = `每期 ${rhythm.atLeast} 次，而到时限只有 ${days} 天（全期 ${lengthOf(period)} 天），做不到。请减少次数或放宽时限。`
  const en = `${rhythm.atLeast} in a period, but only ${days} days until it is due (${lengthOf(period)} in all): that cannot be met. Ask for fewer or set a later day.`
  return [mistake('never_met', [...path, 'atLeast'], zh, en)]
}

function neverDue(rhythm: Rhythm, path: PackPath): Finding[] {
  const { from, to } = rhythm
  // Two whole periods hold a due day; walking through thousands of years would prove nothing more.
  if (from === undefined || to === undefined || to < from || daysBetween(from, to) > 2 * lengthOf(periodOf(from, rhythm.period))) return []
  const due = periodsOf(rhythm, { from, to }).map((period) => dueDayOf(rhythm, period))
  if (due.some((day) => from <= day && day <= to)) return []
  const zh = `${from} 至 ${to} 之间没有一期的时限（最近为 ${due[0] ?? '—'}），永远不会要求。请改止期或时限。`
  const en = `No due day lies between ${from} and ${to} (the nearest is ${due[0] ?? '—'}): it would never ask anything. Change its end or its due day.`
  return [mistake('never_met', [...path, 'to'], zh, en)]
}

/** Who took part is told by posts; a unit or a seat among those who must would never be found there. */
function noOneToTakePart({ participants, ledgers, per }: Rhythm, packs: readonly Pack[], path: PackPath): Finding[] {
  if (per !== 'matter') return []
  return participants.flatMap((role, at) => {
    const place = [...path, 'participants', at]
    const duty = packs.flatMap(({ duties }) => duties).find(({ id }) => id === role)
    if (duty && duty.holder !== 'post') {
      return [mistake('never_met', place, `“${duty.name.zh}”由单位或席位承担，不能要求本人参加。请改为由职务承担的责任分工。`, `“${duty.name.en}” is held by units or seats and cannot take part in person. Name a duty that posts hold.`)]
    }
    const without = duty ? ledgers.filter((id) => packs.flatMap((pack) => pack.ledgers).some((ledger) => ledger.id === id && !ledger.duties.includes(role))) : []
    return without.map((ledger) => mistake('never_met', place, `台账“${ledger}”没有责任分工“${role}”，谁也不会被要求参加。请先列入该台账的 duties。`, `The ledger “${ledger}” has no duty “${role}”: nobody would be asked to take part. Add it to its duties.`))
  })
}

function impossibleValues({ where, opens, ledgers }: Rhythm, packs: readonly Pack[], path: PackPath): Finding[] {
  const asked = [
    ...(where ? ledgers.map((ledger) => ({ ledger, field: where.field, value: where.value, at: [...path, 'where', 'value'] })) : []),
    ...(opens?.field !== undefined ? [{ ledger: opens.ledger, field: opens.field, value: opens.value, at: [...path, 'opens', 'value'] }] : []),
  ]
  return asked.flatMap(({ ledger, field, value, at }) => {
    const declared = packs.flatMap((pack) => pack.ledgers).find(({ id }) => id === ledger)?.fields.find(({ id }) => id === field)
    if (declared?.type !== 'choice' || declared.choices.some(({ id }) => id === value)) return []
    const all = declared.choices.map(({ id }) => id)
    return [mistake('never_met', at, `“${declared.name.zh}”没有“${value ?? ''}”这个值，不会有事项符合。可选：${all.join('、')}。`, `“${declared.name.en}” has no value “${value ?? ''}”: no matter would ever fit. Known: ${all.join(', ')}.`)]
  })
}

/** Kinds of records that are said to count for a rhythm that asks for another kind: they would count for nothing. */
export function countsForNothing(pack: Pack): Finding[] {
  return pack.activities.flatMap(({ id, countsFor }, index) =>
    countsFor.flatMap((name, at) => {
      const rhythm = pack.rhythms.find((one) => one.id === name)
      // A kind that the rhythm names and nobody declares is told where it is named.
      if (!rhythm || rhythm.activity === id || (rhythm.activity !== undefined && !pack.activities.some((one) => one.id === rhythm.activity))) return []
      const zh = `“${name}”要求的不是“${id}”，这种记录不会计入。请改 countsFor 或该规定动作的 activity。`
      const en = `“${name}” does not ask for “${id}”: such records would not count. Change countsFor, or the rhythm's activity.`
      return [mistake('not_counted', ['activities', index, 'countsFor', at], zh, en)]
    }),
  )
}
