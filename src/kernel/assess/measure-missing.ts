import type { Scheme } from '../pack/scheme-schema.ts'
import { pointsIn, quarterIn, linesOf } from './heads.ts'
import type { Assessed, Assessee, Measured, NoDataCode } from './types.ts'

export type MissingFigure = { unit: string; name: string; item: string; why: NoDataCode; facts: Record<string, string | number> }

/** Where a figure could still come in. That nothing fell due is no gap. */
const GAPS: readonly NoDataCode[] = ['no-reading', 'no-target', 'not-scored', 'no-year-before', 'no-result']

/**
 * Where figures or scores are missing (缺数), in items that bear points for the unit: readings not locked by the cut-off, scores not given or fewer
 * than the jury's, quarters not frozen.
 */
export function missingFigures(scheme: Scheme, { period, assessees, result }: { period: string; assessees: readonly Assessee[]; result: Assessed }): MissingFigure[] {
  const lines = linesOf(scheme)
  const quarter = quarterIn(period)
  return assessees.flatMap(({ unit, name, group, measured }) => {
    const scored = result.units.find((one) => one.unit === unit)
    return lines.flatMap((head, index): MissingFigure[] => {
      if (pointsIn(scheme, head, group, quarter) === 0) return []
      const figure = head.item ? measured[index - (lines.length - scheme.items.length)] : undefined
      const gap = head.item === null ? quarterGap(scored?.lines[index]?.steps.some(({ code }) => code === 'no-data')) : figure ? gapIn(figure, juryOf(head.item.measure)) : null
      return gap ? [{ unit, name, item: head.id, ...gap }] : []
    })
  })
}

type Gap = Pick<MissingFigure, 'why' | 'facts'>

function quarterGap(without: boolean | undefined): Gap | null {
  return without ? { why: 'no-result', facts: {} } : null
}

function gapIn(measured: Measured, jury: number | undefined): Gap | null {
  switch (measured.kind) {
    case 'none':
      return GAPS.includes(measured.why) ? { why: measured.why, facts: measured.facts } : null
    case 'hand':
      return jury !== undefined && measured.scores.length < jury ? { why: 'not-scored', facts: { given: measured.scores.length, jury } } : null
    case 'named':
      return Object.values(measured.figures).flatMap((one) => gapIn(one, undefined) ?? [])[0] ?? null
    default:
      return null
  }
}

function juryOf(measure: Scheme['items'][number]['measure']): number | undefined {
  return 'byHand' in measure ? measure.byHand.jury : undefined
}
