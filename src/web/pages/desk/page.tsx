import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { labelInYear } from '../../../kernel/time/period.ts'
import { useAskAgain } from '../../api/ask-again.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { DateText, ErrorNote, Loading, Tip } from '../../ui/index.ts'
import { RequestsOnDesk } from '../burden/on-desk.tsx'
import { ReadingsOnDesk } from '../indicators/on-desk.tsx'
import { InspectionsOnDesk } from '../inspections/on-desk.tsx'
import { LettersOnDesk } from '../letters/on-desk.tsx'
import { Blocking } from './blocking.tsx'
import { Changes } from './changes.tsx'
import { Decide } from './decide.tsx'
import { Documents } from './documents.tsx'
import { Owed } from './owed.tsx'
import { Waiting } from './waiting.tsx'
import { deskWords } from './words.ts'
import './desk.css'

/** 工作台: what I owe, what waits for me, what changed; every row can be dealt with where it stands. */
export default function DeskPage() {
  const t = useWords(deskWords)
  const pick = usePick()
  const may = useMay()
  const { city, acting } = useSession()
  const place = acting?.post?.name ?? (acting ? pick(acting.roleName) : '')
  usePage({
    title: t('title'),
    crumbs: [
      { text: city.name.replace(/（.*$/, '') },
      ...(acting?.unit ? [{ text: acting.unit.name, to: `/organisation/units/${acting.unit.id}` }] : []),
      { text: place },
    ],
  })
  const desk = useAnswer('getDesk', {})
  useAskAgain('getDesk')
  return (
    <>
      {desk.data ? <Head desk={desk.data} /> : <h1>{t('title')}</h1>}
      <ErrorNote error={desk.error} retry={() => void desk.refetch()} />
      {desk.isPending ? <Loading rows={8} /> : null}
      {desk.data ? (
        <div className="columns">
          <div>
            <Decide rows={desk.data.toDecide} total={desk.data.toDecideTotal} />
            <Owed desk={desk.data} />
            <ReadingsOnDesk rows={desk.data.readings} total={desk.data.readingsTotal} />
            <LettersOnDesk />
            <InspectionsOnDesk />
            <RequestsOnDesk />
          </div>
          <div className="beside">
            <Waiting rows={desk.data.waiting} total={desk.data.waitingTotal} />
            {desk.data.blockingTotal > 0 ? <Blocking rows={desk.data.blocking} total={desk.data.blockingTotal} /> : null}
            {desk.data.documents.length > 0 ? <Documents rows={desk.data.documents} /> : null}
            <Changes rows={desk.data.changes} />
          </div>
        </div>
      ) : null}
      <div className="desk-foot">
        {may('recordActivity') ? (
          <Link className="button button-primary" to="/record">
            {t('record')}
          </Link>
        ) : null}
        <p>
          <Link to="/feedback">{t('feedback')}</Link>
          <span>{t('promise')}</span>
        </p>
      </div>
    </>
  )
}

function Head({ desk: { today, period, burden } }: { desk: Answer<'getDesk'> }) {
  const t = useWords(deskWords)
  const pick = usePick()
  return (
    <div className="desk-head">
      <div>
        <h1>{t('title')}</h1>
        <p className="sub">
          <DateText day={today} today={today} full />　{t('period.left', { period: pick(labelInYear(period.label, today)), days: period.workdaysLeft })}
        </p>
      </div>
      <p className="burden">
        {t('burden.before')}
        <a href="#owed">
          <b>{burden.asked}</b>
        </a>
        {t('burden.middle')}
        <b>{burden.minutes}</b>
        {t('burden.after')}
        <br />
        {burden.known > 0 ? `${t('burden.known', { known: burden.known })}　` : ''}
        <Tip
          content={
            <ul>
              <li>{t('burden.why.1')}</li>
              <li>{t('burden.why.2')}</li>
              <li>{t('burden.why.3')}</li>
            </ul>
          }
        >
          <span className="link">{t('burden.why')}</span>
        </Tip>
      </p>
    </div>
  )
}
