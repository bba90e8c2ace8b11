import { useCallback } from 'react'
import { INDICATOR_REASONS } from '../../../kernel/indicator/reason.ts'
import { indicatorReason } from '../../../kernel/words/indicators.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { minus } from '../../ui/chart/figure-text.ts'
import { deciding, type IndicatorRow, type Standing } from './model.ts'
import { indicatorWords } from './words.ts'

/** What a bullet shows, in a sentence: for who does not see it. */
export function useBulletSays(): (row: Pick<IndicatorRow, 'name' | 'measure'> & { whole: Standing | null }) => string {
  const t = useWords(indicatorWords)
  return useCallback(
    ({ name, measure, whole }) => {
      const targets = (whole?.targets ?? []).map(({ level, value }) => t('bulletTarget', { level: t(`level.${level}`), value: minus(value) })).join('、') || t('noTarget')
      if (!whole?.latest) return t('bulletNone', { name, targets })
      return t('bulletSays', { name, measure, targets, value: minus(whole.latest.value), expected: minus(deciding(whole)?.expected ?? t('none')) })
    },
    [t],
  )
}

/** The arithmetic of a standing or a forecast as a sentence; the code itself where this version has no words for it. */
export function useIndicatorReason(): (reason: { code: string; params: Record<string, string | number> }) => string {
  const { language } = useLanguage()
  return useCallback(({ code, params }) => {
    const known = INDICATOR_REASONS.find((one) => one === code)
    return known ? indicatorReason({ code: known, params }, language) : code
  }, [language])
}
