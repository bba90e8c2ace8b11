import { useEffect, useState, type FormEvent } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, Empty, ErrorNote, Loading } from '../../ui/index.ts'
import { byTopic } from './groups.ts'
import { Promises, Released } from './released.tsx'
import { publicWords } from './words.ts'
import './public.css'

/** For everyone, without log-in: what was promised and what came of it, in plain words and nothing else. */
export default function PublicPage() {
  const t = useWords(publicWords)
  const { city } = useParams()
  const [search, setSearch] = useSearchParams()
  const q = search.get('q') ?? ''
  const topics = search.get('by') === 'topic'
  const answer = useAnswer('getCommitments', { query: { ...(city ? { city } : {}), ...(q ? { q } : {}) } }, { keep: true })
  const found = answer.data
  const change = (values: Record<string, string>) => setSearch((before) => new URLSearchParams(Object.entries({ ...Object.fromEntries(before), ...values }).filter(([, value]) => value !== '')), { preventScrollReset: true })
  const n = found?.documents.reduce((sum, { commitments }) => sum + commitments.length, 0) ?? 0
  useEffect(() => {
    document.title = found ? t('head', { city: found.city.name }) : t('title')
  }, [found, t])
  return (
    <div className="public">
      <a className="public-skip" href="#public-text">{t('skip')}</a>
      <header className="public-head">
        <div className="public-in">
          <p className="public-mark">{t('title')}</p>
          <h1>{found ? t('head', { city: found.city.name }) : t('title')}</h1>
          <p>{t('lead')}</p>
          {found?.city.demonstration && <p className="public-demo">{t('demo')}</p>}
        </div>
      </header>
      <main className="public-in" id="public-text" tabIndex={-1}>
        {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
        {!found && !answer.error && <Loading rows={8} />}
        {found && (found.documents.length > 0 || q !== '') && <Tools q={q} topics={topics} onSearch={(words) => change({ q: words })} onBy={(by) => change({ by })} />}
        {found && q !== '' && n > 0 && <p className="public-found" role="status">{t('found', { n })}</p>}
        {found && found.documents.length === 0 && (q === '' ? <Empty>{t('empty')}</Empty> : <p className="public-none" role="status">{t('notFound', { q })}　<Button link onClick={() => change({ q: '' })}>{t('clear')}</Button></p>)}
        {found && !topics && found.documents.map((one) => <Released key={one.id} document={one} />)}
        {found && topics && byTopic(found.documents).map(({ topic, commitments }) => (
          <section key={topic ?? ''} className="public-document">
            <h2>{topic ?? t('otherTopics')}</h2>
            <Promises commitments={commitments} from={(at) => commitments[at]?.document.title ?? null} />
          </section>
        ))}
        <Complaints />
      </main>
      <Foot />
    </div>
  )
}

function Tools({ q, topics, onSearch, onBy }: { q: string; topics: boolean; onSearch: (words: string) => void; onBy: (by: string) => void }) {
  const t = useWords(publicWords)
  const [words, setWords] = useState(q)
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSearch(words.trim())
  }
  return (
    <form className="public-tools" role="search" onSubmit={send}>
      <label className="public-search">
        <span>{t('search')}</span>
        <input className="input" type="search" maxLength={60} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <Button type="submit" primary>{t('searchDo')}</Button>
      <span className="public-by" role="group" aria-label={t('by')}>
        <button type="button" aria-pressed={!topics} onClick={() => onBy('')}>{t('byDocument')}</button>
        <button type="button" aria-pressed={topics} onClick={() => onBy('topic')}>{t('byTopic')}</button>
      </span>
    </form>
  )
}

function Complaints() {
  const t = useWords(publicWords)
  return (
    <section className="public-complaints" aria-labelledby="complaints">
      <h2 id="complaints">{t('complaints')}</h2>
      <p>{t('complaintsLead')}</p>
      <dl>
        {(['way.hotline', 'way.office'] as const).map((way) => (
          <div key={way}>
            <dt>{t(way)}</dt>
            <dd>{t(`${way}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Foot() {
  const t = useWords(publicWords)
  const { language, setLanguage } = useLanguage()
  return (
    <footer className="public-foot">
      <div className="public-in">
        <span>{t('note')}</span>
        <span className="public-links">
          <Button link lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>{t('other')}</Button>
          <Link to="/desk">{t('signIn')}</Link>
        </span>
      </div>
    </footer>
  )
}
