import canonicalize from 'canonicalize'
import { knownBySet } from '../../kernel/assess/decide-result.ts'
import { isRanked, linesOf, whatIf, type Change, type Formulas } from '../../kernel/assess/index.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import { scheme as schemeSchema, type Scheme } from '../../kernel/pack/scheme-schema.ts'
import { periodByKey } from '../../kernel/time/period.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { assessedKnown } from '../assessment/collect.ts'
import { keptResult } from '../assessment/results.ts'
import { schemeIn } from '../assessment/scheme-file.ts'
import { periodView } from '../assessment/views.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { shaped } from './context.ts'

/**
 * What a change of the scheme would have done to a run whose results were sent: the same figures, assessed by both. Nothing is kept, and nobody's place
 * changes by it. Items that need figures which the run did not measure are named and count as without data.
 *
 * @throws DeliveryError `forbidden`, `not_found`, `scheme_shape`, `scheme_run_not_sent`
 */
export async function previewScheme(call: Call, input: { assessment: string; content: Record<string, unknown> }) {
  permitSomewhere(call.acting, 'previewScheme')
  const { deps, acting } = call
  const after = inOneOrder(shaped(input.content))
  return deps.db.read(acting.tenant, async (db) => {
    const subject = `assessment:${input.assessment}`
    const state = (await statesOf<AssessmentState>(db, acting.tenant, [subject])).get(subject)
    if (!state) throw new DeliveryError('not_found', { what: input.assessment })
    const kept = await keptResult(deps, state)
    if (!kept) throw new DeliveryError('scheme_run_not_sent', { run: state.title })
    const { file } = kept
    const before = inOneOrder(await schemeIn(deps, file.schemeFile))
    const { assessed } = await assessedKnown(db, acting.tenant, after, periodByKey(file.period), file.knownBy)
    const groups = new Map(assessed.map(({ unit, group }) => [unit, group]))
    const given = { reviews: file.reviews, earlier: file.earlier, formulas: await formulasFor(before, after) }
    const { changes: all, unknown } = whatIf(before, after, file.period, knownBySet(before, file.assessees, file.reviews), given, (unit) => groups.get(unit) ?? LEFT)
    const changes = all.map((change) => (change.group.after === LEFT ? { ...change, ...gone(change), left: true } : { ...change, left: false }))
    const nameOf = (id: string) => [...linesOf(after), ...linesOf(before)].find((line) => line.id === id)?.name ?? null
    const measured = new Set(file.assessees.map(({ unit }) => unit))
    return {
      run: { id: state.id, title: state.title, period: periodView(file.period) },
      ranked: isRanked(after),
      placesMove: changes.filter(({ rank, left }) => !left && rank.before !== rank.after).length,
      changes: changes.map((change) => ({
        ...change,
        grade: { before: gradeName(before, change.grade.before), after: gradeName(after, change.grade.after) },
        why: change.why.map(({ item, by }) => ({ item, name: nameOf(item), by })),
      })),
      unknown: [
        ...unknown.map((id) => ({ id, name: nameOf(id) ?? { zh: id, en: id } })),
        ...after.adjustments.filter((one) => one.measure && !before.adjustments.some((other) => same(one, other))).map(({ id, name }) => ({ id, name })),
      ],
      came: assessed.filter(({ unit }) => !measured.has(unit)).map(({ name }) => name),
    }
  })
}

/** The group of those whom the changed scheme does not assess. */
const LEFT = 'left'

function gone({ group, total, rank, grade }: Change): Pick<Change, 'group' | 'total' | 'rank' | 'grade' | 'why'> {
  return { group: { ...group, after: null }, total: { ...total, after: null }, rank: { ...rank, after: null }, grade: { ...grade, after: null }, why: [] }
}

function same(one: Scheme['adjustments'][number], other: Scheme['adjustments'][number]): boolean {
  return one.id === other.id && canonicalize(one.measure) === canonicalize(other.measure)
}

/** Keys in one order, so that what is measured alike is written alike. */
function inOneOrder(content: Scheme): Scheme {
  return schemeSchema.parse(JSON.parse(canonicalize(content) ?? ''))
}

function gradeName({ grades }: Scheme, id: string | null) {
  return grades.find((grade) => grade.id === id)?.name ?? null
}

/** A changed formula is a changed measure, for which there are no figures: where both have an item, the run's own formula is the one that is run. */
async function formulasFor(before: Scheme, after: Scheme): Promise<Formulas> {
  if (![before, after].some(({ items }) => items.some(({ measure }) => 'formula' in measure))) return new Map()
  const { formulasOf } = await import('../../kernel/assess/feel.ts')
  return new Map([...formulasOf(after), ...formulasOf(before)])
}
