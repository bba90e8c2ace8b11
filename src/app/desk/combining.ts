import type { ActivityState } from '../../kernel/facts/activity.ts'
import { countsAsRecord } from '../../kernel/facts/activity.ts'
import { activityNamed } from '../../kernel/pack/lookup.ts'
import type { ActivityKind, Pack, Text } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'

type Given = {
  matter: string
  /** what is missing */
  kind: ActivityKind
  /** what else is missing of the same matter in the same period */
  others: readonly ActivityKind[]
  /** records of the unit, newest first */
  recent: readonly Pick<ActivityState, 'matters' | 'kinds' | 'heldOn' | 'place' | 'status'>[]
  period: { start: Day; end: Day }
  packs: readonly Pack[]
}

/**
 * How something that is missing may be done together with something else, so that nobody travels twice: acts of the same matter on one
 * day, or a visit that was recorded for another matter and served this one too. Null where nothing offers itself.
 */
export function combining({ matter, kind, others, recent, period, packs }: Given): Text | null {
  if (kind.nature !== 'act') return null
  const visit = recent.find((record) => countsAsRecord(record) && record.place !== null && !record.matters.includes(matter) && record.heldOn >= period.start && record.heldOn <= period.end && record.kinds.includes(kind.id))
  if (visit) {
    const day = visit.heldOn.slice(5)
    return { zh: `${day} 在${visit.place}已为别的项目记过，当日也办了本项目的，可一并记`, en: `${day}, ${visit.place}: recorded for another matter; if it served this one too, it counts for both` }
  }
  const acts = others.filter(({ id, nature }) => nature === 'act' && id !== kind.id)
  if (acts.length === 0) return null
  const names = acts.map(({ id }) => activityNamed(packs, id)?.name ?? { zh: id, en: id })
  return { zh: `还缺“${names.map(({ zh }) => zh).join('”“')}”，可同日办，一次记${numeral(names.length + 1)}项`, en: `${names.map(({ en }) => en).join(', ')} missing too: on the same day, one record counts for all` }
}

function numeral(n: number): string {
  return ['', '一', '两', '三', '四', '五'][n] ?? String(n)
}
