import { useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Loading, Note } from '../../ui/index.ts'
import { Editor, type Doing } from './editor.tsx'
import type { View } from './model.ts'
import { Reader } from './reader.tsx'
import { schemeWords } from './words.ts'
import './schemes.css'

/** One scheme: its editor for the office, what was adopted for others. `?version=` */
export default function SchemePage() {
  const { scheme = '' } = useParams()
  return <One key={scheme} id={scheme} />
}

function One({ id }: { id: string }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const came = useLocation().state as { taken?: boolean } | null
  const answer = useAnswer('getScheme', { params: { scheme: id }, query: { version: Number(search.get('version')) || undefined } }, { keep: true })
  const [begun, begin] = useState<{ nth: number; said: 'saved' | 'adoptedNow' | 'taken' | null; doing: Doing }>({ nth: 0, said: came?.taken ? 'taken' : null, doing: null })
  const view = answer.data
  const name = view ? pick(view.content.name) : ''
  usePage({ title: name || t('title'), crumbs: [{ text: t('assessments'), to: '/assessments' }, { text: t('title'), to: '/schemes' }, ...(name ? [{ text: name }] : [])] })
  if (!view) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={10} />
  return (
    <>
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {begun.said && <div className="scheme-note"><Note tone="done" live>{t(begun.said)}</Note></div>}
      {view.options && view.version === null ? (
        <Editor key={begun.nth} view={view} options={view.options} doing={begun.doing} onKept={(said, doing) => begin(({ nth }) => ({ nth: nth + 1, said, doing }))} />
      ) : (
        <>
          <Head view={view} now={() => setSearch({}, { replace: true })} />
          <Reader view={view} />
        </>
      )}
    </>
  )
}

function Head({ view, now }: { view: View; now: () => void }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const { content, ended, versions, version } = view
  const old = versions.find((one) => one.version === version)
  const { basis, period } = content
  return (
    <header>
      {old && <div className="scheme-note"><Note tone="due">{t('oldVersion', { n: old.version, day: old.from })}　<Button link onClick={now}>{t('backNow')}</Button></Note></div>}
      <h1>{pick(content.name)}</h1>
      <p className="sub">
        {t(`of.${content.of}`)}　{t(typeof period === 'string' ? `period.${period}` : 'period.other')}　{ended ? t('ended', { day: ended.on, reason: ended.reason }) : t('versionLine', { day: versions.at(-1)?.from ?? '' })}
      </p>
      <p className="scheme-reader-basis"><b>{t('basis')}</b>　{basis ? [basis.title, basis.number, basis.clause].filter(Boolean).join('　') : t('nobasis')}</p>
    </header>
  )
}
