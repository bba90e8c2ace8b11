import { useWords } from '../../i18n/language.tsx'
import type { Verdict } from './findings.ts'
import { checkWords } from './words.ts'

export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const t = useWords(checkWords)
  return <span className={verdict === 'inconsistent' ? 'proposal-wrong' : 'check-right'}>{t(verdict)}</span>
}
