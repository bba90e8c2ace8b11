import type { IndicatorState } from '../../kernel/facts/indicator.ts'
import type { Pack } from '../../kernel/pack/schema.ts'

/** Definitions of the packs in force that the city has not taken over. */
export function offeredIndicators(packs: readonly Pack[], known: readonly IndicatorState[]) {
  const taken = new Set(known.flatMap(({ from, ended }) => (from && !ended ? [`${from.pack} ${from.indicator}`] : [])))
  return packs.flatMap(({ id: pack, indicators }) =>
    indicators.flatMap(({ id: indicator, name, measure, direction = 'up', course = 'cumulative', binding, levels }) => (taken.has(`${pack} ${indicator}`) ? [] : [{ pack, indicator, name, measure, direction, course, binding, levels }])),
  )
}
