import type { Answer } from '../../../api/contract/endpoints.ts'
import type { Scheme, SchemeItem } from '../../../kernel/pack/scheme-schema.ts'

export type List = Answer<'listSchemes'>
export type View = Answer<'getScheme'>
export type Options = NonNullable<View['options']>
export type Finding = View['findings'][number]
export type Path = readonly (string | number)[]
export type Measure = SchemeItem['measure']
export type PlainMeasure = Exclude<Measure, { byHand: unknown } | { formula: unknown }>
export type MattersMeasure = Extract<Measure, { matters: unknown }>
export type { Scheme, SchemeItem }

/** What is wrong at a place and below it; `exact`: only at the place itself. */
export function findingsAt(findings: readonly Finding[], path: Path, exact = false): Finding[] {
  return findings.filter((finding) => path.every((part, index) => finding.path[index] === part) && (!exact || finding.path.length === path.length))
}

/** The first id of this kind that is not taken: `item-3`. */
export function newId(kind: string, taken: readonly { id: string }[]): string {
  let n = taken.length + 1
  while (taken.some(({ id }) => id === `${kind}-${n}`)) n += 1
  return `${kind}-${n}`
}

/** A list with one entry changed, or taken out where `next` is null. */
export function withOne<T>(list: readonly T[], at: number, next: T | null): T[] {
  return next === null ? list.filter((_, index) => index !== at) : list.map((one, index) => (index === at ? next : one))
}

/** A list with one entry moved up (-1) or down (1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return [...list]
  return list.map((each, index) => (index === at ? other : index === at + by ? one : each))
}

/** What may be measured, as a list to choose from names it: shares of matters each by themselves. */
export type MeasureKind = MattersMeasure['matters'] | 'activity' | 'indicator' | 'byHand' | 'formula'

export function kindOf(measure: Measure): MeasureKind {
  if ('matters' in measure) return measure.matters
  if ('activity' in measure) return 'activity'
  if ('indicator' in measure) return 'indicator'
  return 'byHand' in measure ? 'byHand' : 'formula'
}

/** A measure of another kind; what both have in common stays. */
export function measureOf(kind: MeasureKind, before: Measure, { activities, indicators, offered }: Pick<Options, 'activities' | 'indicators' | 'offered'>, figure: string): Measure {
  if (kind === 'activity') return { activity: (activities.find(({ outcome }) => outcome) ?? activities[0])?.id ?? '' }
  if (kind === 'indicator') return { indicator: indicators[0]?.id ?? offered[0]?.id ?? '' }
  if (kind === 'byHand') return { byHand: { scorer: { zh: '', en: '' }, ground: { zh: '', en: '' } } }
  if (kind === 'formula') return { formula: '', figures: 'byHand' in before || 'formula' in before ? [] : [{ name: figure, take: 'rate', measure: before }] }
  return 'matters' in before ? { ...before, matters: kind } : { matters: kind }
}

/** An item as it is added. */
export function newItem(items: readonly SchemeItem[]): SchemeItem {
  return { id: newId('item', items), name: { zh: '', en: '' }, under: items.at(-1)?.under, points: 0, measure: { matters: 'done-in-time' } }
}

/** A scheme without one item: what speaks of it goes too. */
export function withoutItem(content: Scheme, at: number): Scheme {
  const gone = content.items[at]?.id
  return {
    ...content,
    items: withOne(content.items, at, null),
    ties: content.ties.filter((id) => id !== gone),
    groups: content.groups.map((group) => ({ ...group, points: Object.fromEntries(Object.entries(group.points).filter(([id]) => id !== gone)) })),
  }
}
