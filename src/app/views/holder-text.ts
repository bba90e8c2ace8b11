import type { Duty } from '../../kernel/facts/matter.ts'
import type { Day } from '../../kernel/time/day.ts'
import { holderView, type Directory } from './organisation.ts'

/** Posts by their name: one that several have (承办人) is told apart by its unit. */
const namesakes = new WeakMap<Directory, Map<string, number>>()

function isAmbiguous(directory: Directory, name: string): boolean {
  const known = namesakes.get(directory) ?? new Map([...Map.groupBy(directory.posts.values(), (post) => post.name)].map(([one, posts]) => [one, posts.length]))
  namesakes.set(directory, known)
  return (known.get(name) ?? 0) > 1
}

/**
 * A duty's holder as a table of an office writes it: 市财政局, 市长（甲）, 市水务局 副局长; a duty limited to a place carries it, 市水务局〔龙门市〕. People by
 * name as far as the directory keeps names.
 */
export function holderText(directory: Directory, { holder, territory }: Pick<Duty, 'holder' | 'territory'>, day: Day): string {
  const { name, unit, holders } = holderView(directory, holder, day)
  const withUnit = holder.type === 'seat' || (holder.type === 'post' && isAmbiguous(directory, name))
  const persons = holders.flatMap((one) => one.name ?? []).join('、')
  return `${withUnit && unit ? `${unit.name} ` : ''}${name}${persons === '' ? '' : `（${persons}）`}${territory === null ? '' : `〔${territory}〕`}`
}
