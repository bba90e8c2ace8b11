import { useCallback } from 'react'
import type { Text } from '../../../kernel/pack/primitives.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import type { MattersMeasure, Measure, Options } from './model.ts'
import { schemeWords } from './words.ts'

type Names = Pick<Options, 'ledgers' | 'activities' | 'indicators' | 'offered'>

/** How an item is measured, in a few words: 系统取数：按期办结率（改革任务）. Without the names of what may be chosen it stays with the kind. */
export function useMeasured(): (measure: Measure, names: Names | null) => string {
  const t = useWords(schemeWords)
  const pick = usePick()
  return useCallback(
    (measure, names) => {
      const named = (list: readonly { id: string; name: Text }[] | undefined, id: string) => {
        const found = list?.find((one) => one.id === id)
        return found ? pick(found.name) : ''
      }
      const inBrackets = (what: string, more: readonly string[]) => (more.filter(Boolean).length > 0 ? `${what}（${more.filter(Boolean).join(t('comma'))}）` : what)
      if ('byHand' in measure) return t('byPeople', { who: pick(measure.byHand.scorer) || t('none') })
      if ('formula' in measure) return t('bySystem', { what: inBrackets(t('kind.formula'), [measure.formula]) })
      if ('indicator' in measure) {
        const own = names?.indicators.find((one) => one.id === measure.indicator || one.called === measure.indicator)
        return t('bySystem', { what: inBrackets(t('kind.indicator'), [own?.name ?? named(names?.offered, measure.indicator), measure.against === undefined ? '' : t(`against.${measure.against}`)]) })
      }
      if ('activity' in measure) return t('bySystem', { what: inBrackets(t('kind.activity'), [named(names?.activities, measure.activity)]) })
      return t('bySystem', { what: inBrackets(t(`share.${measure.matters}`), ofMatters(measure)) })

      function ofMatters({ ledgers = [], part, difficulty }: MattersMeasure): string[] {
        return [...ledgers.map((id) => named(names?.ledgers, id)), part === 'supports' ? t('part.supports') : '', difficulty ? t('difficulty') : '']
      }
    },
    [t, pick],
  )
}
