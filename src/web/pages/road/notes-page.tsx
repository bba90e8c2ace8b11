import { Link, useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, fullDay, Loading } from '../../ui/index.ts'
import { chosenYear } from './parts.ts'
import { paperWords, roadWords } from './words.ts'
import './road.css'
import './papers.css'

type Notes = Answer<'getLeaderNotes'>
type Leader = Notes['leaders'][number]
type Note = Leader['projects'][number]

/** What fits on one page: so many told in full, so many in brief with their quarters, so many in a line each; the rest is in the list. */
const FULL = 2
const BRIEF = 5
const MOST = 16

/** One A4 page for each leader (领衔提示单): they read paper, and sign on it. */
export default function NotesPage() {
  const t = useWords(paperWords)
  const r = useWords(roadWords)
  const [search] = useSearchParams()
  const asked = useAnswer('getLeaderNotes', { query: chosenYear(search) })
  const notes = asked.data
  usePage({ title: t('note'), crumbs: [{ text: r('title'), to: '/road' }, { text: t('note') }] })
  if (!notes) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : <Loading rows={8} />
  if (notes.leaders.length === 0) return <><h1>{t('note')}</h1><Empty>{t('notesNone')}</Empty><p><Link to={`/road?year=${notes.year}`}>{r('back')}</Link></p></>
  return (
    <div className="paper-desk">
      <header className="paper-bar">
        <h1>{t('note')}　<span className="ink-3">{t('pages', { n: notes.leaders.length })}</span></h1>
        <Button primary onClick={() => window.print()}>{r('print')}</Button>
      </header>
      {notes.leaders.map((leader) => <Page key={leader.post.id} leader={leader} notes={notes} />)}
    </div>
  )
}

function Page({ leader: { post, projects }, notes }: { leader: Leader; notes: Notes }) {
  const t = useWords(paperWords)
  const r = useWords(roadWords)
  const pick = usePick()
  const { language } = useLanguage()
  const shown = projects.slice(0, MOST)
  const asks = [...new Map(projects.flatMap((one) => one.asks).map((one) => [one.name.zh, one])).values()]
  return (
    <article className="paper" aria-label={t('to', { post: post.name })}>
      <header className="paper-head">
        <h2>{t('note')}</h2>
        <div>
          <b>{t('to', { post: post.name })}</b>
          <span>{t('asOf', { office: pick(notes.office), day: fullDay(notes.today, language) })}</span>
        </div>
      </header>
      <p className="paper-lead">{t('leads', { year: notes.year, n: projects.length })}</p>
      {projects.length > BRIEF ? <Lines projects={shown} /> : shown.map((project) => <Project key={project.id} project={project} brief={projects.length > FULL} />)}
      {projects.length > MOST && <p className="ink-2">{t('more', { n: projects.length - MOST })}</p>}
      {asks.length > 0 && (
        <section>
          <h3>{t('asks')}　<span>{t('listed')}</span></h3>
          <ul className="paper-asks">
            {asks.map(({ name, inPerson }) => <li key={name.zh}>{pick(name)}{inPerson && t('inPerson')}</li>)}
          </ul>
        </section>
      )}
      <div className="paper-remark">{t('remark')}</div>
      {notes.city.demonstration && <p className="paper-demo"><b>{r('demo')}</b>　{notes.city.name}</p>}
    </article>
  )
}

function Lines({ projects }: { projects: readonly Note[] }) {
  const t = useWords(paperWords)
  const r = useWords(roadWords)
  return (
    <table className="paper-quarters">
      <tbody>
        <tr><th scope="col">{r('project')}</th><th scope="col">{t('lead')}</th><th scope="col">{t('handler')}</th><th scope="col">{t('due')}</th></tr>
        {projects.map(({ id, title, lead, handler, due }) => <tr key={id}><td>{title}</td><td>{lead}</td><td>{handler}</td><td>{due}</td></tr>)}
      </tbody>
    </table>
  )
}

function Project({ project, brief }: { project: Note; brief: boolean }) {
  const t = useWords(paperWords)
  const { lead, support, handler, assistant, phone, goal, due, quarters } = project
  const pairs = [
    ...(brief ? [] : [[t('goal'), goal]]),
    [t('lead'), lead],
    ...(brief ? [] : [[t('support'), support], [t('assistant'), assistant]]),
    [t('handler'), [handler, phone && t('phone', { phone })].filter(Boolean).join('　')],
    [t('due'), due ?? ''],
  ].filter(([, text]) => text)
  return (
    <section>
      <h3>{project.title}　<span>{project.code}</span></h3>
      <dl className={brief ? 'paper-brief' : undefined}>{pairs.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>
      {quarters.some((some) => some.length > 0) && (
        <table className="paper-quarters">
          <tbody>
            <tr>{quarters.map((_, index) => <th key={index} scope="col">{t(`q.${(index + 1) as 1 | 2 | 3 | 4}`)}</th>)}</tr>
            <tr>{quarters.map((some, index) => <td key={index}>{some.map(({ title, due: day, reached }) => <div key={title}><i className={reached ? 'box done' : 'box'} />{title}　<small>{day.slice(5)}</small></div>)}</td>)}</tr>
          </tbody>
        </table>
      )}
    </section>
  )
}
