import { useParams } from 'react-router'

import { filedText, headLines } from '../../../kernel/words/filed.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading } from '../../ui/index.ts'
import { saveAs } from '../../ui/hand-out.ts'
import { logWords } from './words.ts'
import './log.css'

/** One signed head as it is filed: on a sheet, or as a text. What the file holds for programs stands here for people. */
export default function HeadPaper() {
  const t = useWords(logWords)
  const { language } = useLanguage()
  const { city } = useSession()
  const { size = '' } = useParams()
  // The list counts downwards: the first head below the next size is the one of this size.
  const asked = useAnswer('listTreeHeads', { query: { cursor: String(Number(size) + 1), limit: 1 } }, { when: /^\d{1,14}$/.test(size) })
  usePage({ title: t('paper'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title'), to: '/log' }, { text: t('paper') }] })
  const file = asked.data?.rows.find(({ head }) => String(head.size) === size)
  if (asked.error) return <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
  if (asked.isLoading) return <Loading rows={6} />
  if (!file) return <><h1>{t('paper')}</h1><Empty>{t('paper.none', { size })}</Empty></>
  const lines = headLines(file)
  const save = () => saveAs(`lingxian-head-${file.head.city}-${size}.txt`, 'text/plain', filedText(t('paper'), lines, language))
  return (
    <article className="log-paper">
      <header>
        <h1>{t('paper')}</h1>
        <div className="actions log-no-paper">
          <Button primary onClick={() => window.print()}>{t('print')}</Button>
          <Button onClick={save}>{t('saveText')}</Button>
        </div>
      </header>
      <p className="lead log-lead">{t('paper.lead')}</p>
      <dl className="pairs">
        {lines.map(({ label, value }) => (
          <div key={label.en}>
            <dt>{label[language]}</dt>
            <dd className="log-hash">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="log-signed">{t('paper.filed')}</p>
    </article>
  )
}
