import type { MatterState } from './facts/matter.ts'
import { covers } from './holders.ts'
import type { Checklist } from './pack/schema.ts'
import type { Day } from './time/day.ts'

/** What an element wants to be there: somebody with a duty, something written in a field, a record of a kind. */
export type Need = { of: 'duty' | 'field' | 'activity'; id: string }

export function needOf({ need }: Checklist['items'][number]): Need {
  const [of = '', id = ''] = need.split(':')
  return { of: of as Need['of'], id }
}

/**
 * 机制要素: which elements of a checklist a matter has today. They stand still, unlike what a rhythm asks: one leader, one plan.
 *
 * @param recorded kinds of the records on it that count
 * @returns ids of the items that are there, in the order of the checklist
 * @source mechanisms M1, M15: the static kind of “N ones”
 */
export function elementsPresent(checklist: Checklist, { duties, fields }: Pick<MatterState, 'duties' | 'fields'>, recorded: ReadonlySet<string>, today: Day): string[] {
  const isThere = ({ of, id }: Need): boolean => {
    if (of === 'duty') return duties.some((duty) => duty.role === id && covers(duty, today))
    return of === 'activity' ? recorded.has(id) : isWritten(fields[id])
  }
  return checklist.items.filter((item) => isThere(needOf(item))).map(({ id }) => id)
}

function isWritten(value: MatterState['fields'][string] | undefined): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.length > 0 : true
}
