import { useWords } from '../../i18n/language.tsx'
import { fiveWords } from './words.ts'

/** What the marks of the matrix mean. */
export function Legend() {
  const t = useWords(fiveWords)
  return (
    <ul className="five-legend">
      <li><b>1</b>{t('legend.done')}</li>
      <li><span className="state state-wait">{t('status.waiting')}</span>{t('legend.waiting')}</li>
      <li><span className="state state-back">{t('status.returned')}</span>{t('legend.returned')}</li>
      <li><span className="five-one state-missing">{t('short.missing')}</span>{t('legend.missing')}</li>
      <li><span className="five-one state-exempt">{t('short.exempt')}</span>{t('legend.exempt')}</li>
      <li><b>1<sup>{t('late')}</sup></b>{t('legend.late')}</li>
    </ul>
  )
}
