import { Suspense, useEffect, useRef } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { useMay, useSession } from '../api/session.tsx'
import { useWords } from '../i18n/language.tsx'
import { Loading } from '../ui/empty.tsx'
import { useQueueSending } from '../keep/queue.ts'
import { Connection } from './connection.tsx'
import { Fault } from './fault.tsx'
import { Find } from './find.tsx'
import { Navigation } from './navigation.tsx'
import { PageHeadProvider, usePageHead } from './page.tsx'
import { Strip } from './strip.tsx'
import { Who } from './who.tsx'
import { shellWords } from './words.ts'

/** What stands around every page: the strip, the navigation, the bar with crumbs and search. */
export function Shell() {
  return (
    <PageHeadProvider>
      <Frame />
    </PageHeadProvider>
  )
}

function Frame() {
  const t = useWords(shellWords)
  const { city, today } = useSession()
  const may = useMay()
  const { pathname } = useLocation()
  const head = usePageHead()
  useQueueSending()
  const main = useRef<HTMLElement>(null)
  const came = useRef(pathname)
  useEffect(() => {
    document.title = head.title ? `${head.title} · ${t('product')}` : t('product')
  }, [head.title, t])
  useEffect(() => {
    // A new page begins at its start, for the eye and for a screen reader.
    if (came.current !== pathname) {
      window.scrollTo(0, 0)
      main.current?.focus()
    }
    came.current = pathname
  }, [pathname])
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Strip city={city} today={today} />
      <div className={head.phone ? 'app phone' : 'app'}>
        <aside className="side">
          <div className="side-top">
            <Link className="brand" to="/">
              <b>{t('product')}</b>
              <i>{city.name.replace(/（.*$/, '')}</i>
            </Link>
            <Navigation />
          </div>
          <Who />
        </aside>
        <div className="main">
          <div className={head.asOf ? 'bar past' : 'bar'}>
            <nav aria-label={t('crumbs')}>
              <ol className="crumbs">
                {head.crumbs.map((crumb, index) => (
                  <li key={index} aria-current={index === head.crumbs.length - 1 ? 'page' : undefined}>
                    {crumb.to ? <Link to={crumb.to}>{crumb.text}</Link> : crumb.text}
                  </li>
                ))}
              </ol>
            </nav>
            {may('search') ? <Find /> : null}
          </div>
          <Connection />
          <main id="main" ref={main} tabIndex={-1} className={head.wide ? undefined : 'page'}>
            <Fault name={pathname}>
              <Suspense fallback={<Loading rows={6} />}>
                <Outlet />
              </Suspense>
            </Fault>
          </main>
        </div>
      </div>
    </>
  )
}
