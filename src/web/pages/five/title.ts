import { useWords } from '../../i18n/language.tsx'
import type { Board } from './model.ts'
import { fiveWords } from './words.ts'

type Words = (key: keyof typeof fiveWords, values?: Record<string, string | number>) => string

/** “N ones” where each of several things is asked once a period, as people call it; else required practice. */
export function titleOf(board: Pick<Board, 'rhythms'> | null, t: Words): string {
  if (!board) return t('nav')
  const { rhythms } = board
  return rhythms.length > 1 && rhythms.every(({ atLeast }) => atLeast === 1) ? t('ones', { n: countOf(rhythms.length, t) }) : t('practice')
}

/** A small count as prose writes it: 五, ten and below; larger ones in figures. */
export function countOf(n: number, t: Words): string {
  const key = `n.${n}`
  return key in fiveWords ? t(key as keyof typeof fiveWords) : String(n)
}

export function useTitle(board: Pick<Board, 'rhythms'> | null): string {
  const t = useWords(fiveWords)
  return titleOf(board, t)
}
