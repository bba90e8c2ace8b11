import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { fullDay, Light, shortDay } from '../../ui/index.ts'
import { leadOf } from './lead.ts'
import type { Brief } from './page.tsx'
import { briefWords, NUMBERS } from './words.ts'

/** As much as one sheet holds; what is more stands in the ledgers. */
const MOST = { decisions: 3, late: 7, projects: 2, coming: 5 }

/** The sheet itself: A4, readable in black and white. */
export function Paper({ brief }: { brief: Brief }) {
  const t = useWords(briefWords)
  const pick = usePick()
  const { language } = useLanguage()
  const { city } = useSession()
  return (
    <article className="brief-a4" aria-label={t('title')}>
      <header className="brief-mast">
        <p className="brief-name">{t('title')}</p>
        <p>
          <b>{t('to', { post: brief.post.name })}</b>　{t('internal')}
          <br />
          {t('asAt', { offices: brief.offices.map(pick).join(language === 'zh' ? '、' : ', '), day: fullDay(brief.day, language) })}
        </p>
      </header>
      <p className="brief-lead">{leadOf(brief, language).map((part, index) => (typeof part === 'string' ? part : <b key={index}>{part.n}</b>))}</p>
      <Decide brief={brief} />
      <Late brief={brief} />
      {brief.projects.slice(0, MOST.projects).map((project, index) => <Project key={project.matter.id} project={project} first={index === 0} day={brief.day} />)}
      <Coming brief={brief} number={brief.projects.length > 0 ? 3 : 2} />
      <div className="brief-words"><b>{t('words')}</b></div>
      <footer className="brief-foot">
        <span>{city.demonstration && <span className="brief-demo">{t('demo')}</span>}{t('foot')}{brief.capped ? ` ${t('capped')}` : brief.cappedBefore && ` ${t('cappedBefore')}`}</span>
        <span>— 1 —</span>
      </footer>
    </article>
  )
}

function Head({ title, aside, id }: { title: ReactNode; aside?: string | undefined; id?: string }) {
  return <h2 id={id}><span>{title}</span>{aside && <i>{aside}</i>}</h2>
}

function Decide({ brief }: { brief: Brief }) {
  const t = useWords(briefWords)
  const { decisions, day } = brief
  return (
    <section>
      <Head title={t('one')} aside={decisions.length > 0 ? t('items', { n: decisions.length }) : undefined} />
      {decisions.length === 0 && <p className="brief-none">{t('oneNone')}</p>}
      {decisions.slice(0, MOST.decisions).map(({ raise, ask, tried, options, on, by, matter }, index) => (
        <div key={raise} className="brief-decide">
          <b>{index + 1}</b>
          <div>
            <p><Link to={`/matters/${matter.id}`}>{ask}</Link></p>
            <p>{t('by', { unit: by ?? '', day: shortDay(on, day), tried })}</p>
          </div>
          <ul>{options.map((option) => <li key={option}>{option}</li>)}</ul>
        </div>
      ))}
      <Rest n={decisions.length - MOST.decisions} />
    </section>
  )
}

function Late({ brief }: { brief: Brief }) {
  const t = useWords(briefWords)
  const pick = usePick()
  const { late } = brief
  const asked = new Map(brief.decisions.map(({ matter }, index) => [matter.id, index + 1]))
  const seen = late.slice(0, MOST.late)
  return (
    <section>
      <Head title={t('two')} aside={late.length > 0 ? t('lateAside', { n: late.length }) : undefined} id="brief-late" />
      {late.length === 0 ? (
        <p className="brief-none">{t('twoNone')}</p>
      ) : (
        <table>
          <thead>
            <tr><th>{t('light')}</th><th>{t('what')}</th><th>{t('who')}</th><th className="num">{t('waited')}</th><th className="num">{t('code')}</th></tr>
          </thead>
          <tbody>
            {seen.map(({ matter, light, waiting, owing, office, workdays }) => (
              <tr key={matter.id}>
                <td className="nowrap"><Light light={light} /></td>
                <td><span className="brief-what"><span className="brief-one">{matter.title}</span>{asked.has(matter.id) && <span>{t('seeOne', { n: asked.get(matter.id) ?? 0 })}</span>}</span></td>
                <td><span className="brief-one">{waiting.length > 0 ? waiting.join('、') : office ? pick(office) : ''}<span className="brief-arrow">→</span>{owing.length > 0 ? owing.join('、') : office ? pick(office) : ''}</span></td>
                <td className="num nowrap">{t('days', { n: workdays })}</td>
                <td className="ref"><Link to={`/matters/${matter.id}`}>{matter.code}</Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Rest n={late.length - seen.length} />
    </section>
  )
}

function Rest({ n }: { n: number }) {
  const t = useWords(briefWords)
  return n > 0 ? <p className="brief-none">{t('rest', { n })}</p> : null
}

function Project({ project, first, day }: { project: Brief['projects'][number]; first: boolean; day: string }) {
  const t = useWords(briefWords)
  const pick = usePick()
  const { language } = useLanguage()
  const { matter, period, recordBy, cells, together } = project
  const join = (names: readonly { zh: string; en: string }[]) => names.map(pick).join(language === 'zh' ? '、' : ', ')
  const missing = cells.filter(({ status }) => status === 'missing').map(({ name }) => name)
  const by = shortDay(recordBy, day)
  return (
    <section>
      <Head title={<>{first && `${t('three')}：`}<Link to={`/matters/${matter.id}`}>{matter.title}</Link></>} aside={t('before', { period: pick(period), day: by })} />
      <div className="brief-five">
        {cells.map(({ rhythm, name, status, done, on }) => (
          <div key={rhythm}>
            <span>{pick(name)}</span>
            {status === 'done' ? t('status.done', { n: done, day: on ? shortDay(on, day) : '' }) : <span className={`brief-state brief-${status}`}>{t(`status.${status}`)}</span>}
          </div>
        ))}
        <div className="brief-suggest">
          <span>{t('suggestion')}</span>
          {together.length > 0 ? t('together', { day: by, names: join(together) }) : missing.length > 0 ? t('required', { day: by, names: join(missing) }) : t('complete')}
        </div>
      </div>
    </section>
  )
}

function Coming({ brief, number }: { brief: Brief; number: number }) {
  const t = useWords(briefWords)
  const pick = usePick()
  const { language } = useLanguage()
  const seen = brief.coming.slice(0, MOST.coming)
  return (
    <section>
      <Head title={t('four', { number: language === 'zh' ? (NUMBERS[number] ?? '') : number + 1 })} />
      {seen.length === 0 && <p className="brief-none">{t('comingNone')}</p>}
      {seen.length > 0 && (
        <table>
          <tbody>
            {seen.map(({ on, what, text, names, matter }, index) => (
              <tr key={index}>
                <td className="nowrap brief-when">{t('until', { day: shortDay(on, brief.day) })}</td>
                <td><span className="brief-one">{t(`coming.${what}`, { text, names: names.map(pick).join(language === 'zh' ? '、' : ', ') })}</span></td>
                <td className="ref"><Link to={`/matters/${matter.id}`}>{matter.code}</Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Rest n={brief.coming.length - seen.length} />
    </section>
  )
}
