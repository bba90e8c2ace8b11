import { refuse } from '../errors.ts'
import type { AssessmentState, SchemeState } from '../facts/assessment.ts'
import type { Decision, Given } from '../decide/decision.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { addMonths, nextDay, type Day } from '../time/day.ts'
import { periodLabel, type Period } from '../time/period.ts'
import type { AssessedOne } from './measure-groups.ts'

export type OpenedVersion = { file: string; version: number; content: Scheme }

/** The version of a scheme that holds for a period: the last adopted one whose day had come by the period's end. */
export function versionFor({ versions, status }: Pick<SchemeState, 'versions' | 'status'>, { end }: Period): SchemeState['versions'][number] | null {
  return status === 'draft' ? null : (versions.findLast(({ from }) => from <= end) ?? null)
}

/** Results are wanted while people remember. */
const LATEST_MONTHS = 12

export type Opening = {
  id: string
  title: string
  period: Period
  cutoff: Day
  juries: AssessmentState['juries']
  /** who would be assessed on the period's last day, and units in two groups */
  assessed: readonly AssessedOne[]
  /** how many of them were known here by the end of the cut-off; null where that lies ahead */
  knownThen: number | null
  twice: readonly { name: string; groups: string[] }[]
  /** items whose indicator the city does not have */
  withoutIndicator: readonly { item: string; indicator: string }[]
  /** the run of the same scheme and period that was not cancelled */
  earlier: Pick<AssessmentState, 'title'> | null
  /** posts of the juries that the directory does not know */
  unknownPosts: readonly string[]
}

/**
 * Opens a run of an adopted scheme for a period that is over.
 *
 * @returns a refusal: `assessment_scheme_not_adopted`, `assessment_of_whom`, `assessment_period_kind`, `assessment_period_open`, `assessment_exists`,
 *   `assessment_cutoff_early`, `assessment_cutoff_late`, `assessment_unit_twice`, `assessment_nobody`, `assessment_nothing_known`, `assessment_indicator_missing`, `assessment_item_unknown`,
 *   `assessment_item_computed`, `post_unknown`
 */
export function openAssessment(scheme: Pick<SchemeState, 'id' | 'content' | 'status'>, version: OpenedVersion | null, opening: Opening, { today }: Given): Decision {
  const { period, cutoff, juries } = opening
  const { zh: label } = periodLabel(period)
  const name = (version?.content ?? scheme.content).name.zh
  if (!version || scheme.status !== 'adopted') return refuse('assessment_scheme_not_adopted', { scheme: name, period: label })
  const { content } = version
  if (content.of !== 'unit' && content.of !== 'place') return refuse('assessment_of_whom', { scheme: name })
  if (kindText(content.period) !== kindText(period.kind)) return refuse('assessment_period_kind', { scheme: name, period: label })
  if (period.end >= today) return refuse('assessment_period_open', { period: label, day: nextDay(period.end) })
  if (opening.earlier) return refuse('assessment_exists', { period: label, title: opening.earlier.title })
  if (cutoff < period.end) return refuse('assessment_cutoff_early', { cutoff, end: period.end })
  const latest = addMonths(period.end, LATEST_MONTHS)
  if (cutoff > latest) return refuse('assessment_cutoff_late', { cutoff, latest })
  const [twice] = opening.twice
  if (twice) return refuse('assessment_unit_twice', { unit: twice.name, groups: twice.groups.map((group) => content.groups.find(({ id }) => id === group)?.name.zh ?? group) })
  if (opening.assessed.length === 0) return refuse('assessment_nobody', { scheme: name })
  if (opening.knownThen === 0) return refuse('assessment_nothing_known', { cutoff })
  const [missing] = opening.withoutIndicator
  if (missing) return refuse('assessment_indicator_missing', { item: itemName(content, missing.item), indicator: missing.indicator })
  for (const { item } of juries) {
    const found = content.items.find(({ id }) => id === item)
    if (!found) return refuse('assessment_item_unknown', { item })
    if (!('byHand' in found.measure)) return refuse('assessment_item_computed', { item: found.name.zh })
  }
  const [unknown] = opening.unknownPosts
  if (unknown) return refuse('post_unknown', { post: unknown })
  const payload = { title: opening.title, scheme: scheme.id, schemeFile: version.file, period: period.key, cutoff, juries: juries.map(({ item, posts }) => ({ item, posts: [...new Set(posts)] })) }
  return { facts: [{ subject: `assessment:${opening.id}`, kind: 'assessment.opened', occurredOn: today, payload }] }
}

export function itemName({ items, adjustments, vetoes }: Pick<Scheme, 'items' | 'adjustments' | 'vetoes'>, id: string): string {
  return [...items, ...adjustments, ...vetoes].find((one) => one.id === id)?.name.zh ?? id
}

function kindText(kind: Period['kind']): string {
  return typeof kind === 'string' ? kind : kind.from
}
