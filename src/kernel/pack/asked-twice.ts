import { mistake, type Finding } from './finding.ts'
import type { Pack, Rhythm } from './schema.ts'

/** Days of a period as it is counted against others; a year that begins on another day is a year. */
const DAYS = { week: 7, month: 30, quarter: 91, half: 182, year: 365 } as const

/**
 * Where a pack asks for what is asked for already: the same kind of record for the same matters, at least as often and by the same people. Who records the one has
 * recorded the other.
 *
 * @source the “once only” rule of burden relief: the same thing is reported once
 * @param others packs in force beside this one; an earlier version of itself is not among them
 */
export function askedTwice(pack: Pack, others: readonly Pack[]): Finding[] {
  return pack.rhythms.flatMap((rhythm, index) => {
    const before = [...others.filter(({ id }) => id !== pack.id), { ...pack, rhythms: pack.rhythms.slice(0, index) }]
    const { activity } = rhythm
    // What counts matters asks nobody for a record.
    if (activity === undefined) return []
    const owner = ownerOf(pack, activity, others)
    const same = before.flatMap((other) => other.rhythms.filter((one) => one.activity === activity && ownerOf(other, activity, others) === owner)).find((one) => covers(one, rhythm))
    if (!same) return []
    const zh = `这件事已经有规定动作：“${same.name.zh}”。同一件事不重复要求；请改选别的记录种类、台账或更高的频次。`
    const en = `This is asked already: “${same.name.en}”. The same thing is asked once; choose another kind of record, another ledger or a higher frequency.`
    return [mistake('asked_twice', ['rhythms', index, 'activity'], zh, en)]
  })
}

/** The pack that declares the kind of record a pack's rhythm names: two packs may each have a “visit”. */
function ownerOf(pack: Pack, activity: string, others: readonly Pack[]): string | undefined {
  return [pack, ...others.filter(({ id }) => pack.uses.includes(id))].find(({ activities }) => activities.some(({ id }) => id === activity))?.id
}

/** Whether whoever does `one` has done `other` too. */
function covers(one: Rhythm, other: Rhythm): boolean {
  const days = (rhythm: Rhythm) => (typeof rhythm.period === 'string' ? DAYS[rhythm.period] : DAYS.year)
  const often = days(one) <= days(other) && one.atLeast * Math.floor(days(other) / days(one)) >= other.atLeast
  const shared = other.ledgers.every((ledger) => one.ledgers.includes(ledger)) && sameUnits(one, other)
  const together = (one.from ?? '') <= (other.from ?? '') && (one.to ?? '9999') >= (other.to ?? '9999')
  return one.per === other.per && often && shared && together && other.participants.every((role) => one.participants.includes(role))
}

/** Whether the one asks every unit that the other asks; what narrows a rhythm has to be the same. */
function sameUnits({ of: one }: Rhythm, { of: other }: Rhythm): boolean {
  if (!one || !other) return one === other
  const narrowing = (of: NonNullable<Rhythm['of']>) => JSON.stringify([of.nameEnds.toSorted(), of.assessed])
  return other.kinds.every((kind) => one.kinds.includes(kind)) && narrowing(one) === narrowing(other)
}
