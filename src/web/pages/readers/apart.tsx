import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { readersWords } from './words.ts'
import './readers.css'

/** Said quietly on what counts and lists: that something more is for named readers, where to find it. Nothing for who is named nowhere. */
export function Apart() {
  const t = useWords(readersWords)
  const may = useMay()
  const n = useAnswer('listInternal', { query: { count: '1' } }, { keep: true, when: may('listInternal') }).data?.count ?? 0
  if (n === 0) return null
  return <p className="readers-apart small ink-3">{t('apart', { n })}　<Link to="/readers">{t('see')}</Link></p>
}
