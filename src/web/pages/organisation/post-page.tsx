import { useState } from 'react'
import { useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Loading, Note, shortDay } from '../../ui/index.ts'
import { AppointForm } from './appoint-form.tsx'
import { AsOfField, AsOfNote, useAsOf } from './as-of.tsx'
import { Account } from './account.tsx'
import { Delegations } from './delegations.tsx'
import { Duties } from './duties.tsx'
import { Holders } from './holders.tsx'
import { History } from './history.tsx'
import { Portfolio } from './portfolio.tsx'
import { SeatsOfPost } from './seats.tsx'
import { organisationWords } from './words.ts'
import './organisation.css'

type Post = Answer<'getPost'>

/** One post: who holds it, who held it, what it oversees, which duties it carries — today or on a past day. */
export default function PostPage() {
  const t = useWords(organisationWords)
  const { post: id = '' } = useParams()
  const day = useAsOf()
  const post = useAnswer('getPost', { params: { post: id }, query: day.asOf }, { keep: true })
  usePage({
    title: post.data?.name ?? t('title'),
    crumbs: [
      { text: t('title'), to: '/organisation' },
      ...(post.data ? [{ text: post.data.unit.name, to: `/organisation/units/${post.data.unit.id}` }] : []),
      { text: post.data?.name ?? '' },
    ],
    asOf: day.asOf.asOf ?? null,
  })
  return (
    <>
      {post.error ? <AsOfNote {...day} /> : null}
      <ErrorNote error={post.error} retry={() => void post.refetch()} />
      {post.isPending ? <Loading rows={8} /> : null}
      {post.data ? <View post={post.data} day={day} /> : null}
    </>
  )
}

function View({ post, day }: { post: Post; day: ReturnType<typeof useAsOf> }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const [appointing, appoint] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const past = Boolean(day.asOf.asOf)
  return (
    <>
      <div className="unit-head">
        <div>
          <h1>{post.name}</h1>
          <p className="sub">
            {post.unit.name}　{past ? t('holder.then') : t('holder')}
            {'　'}
            <b>
              <Holders holders={post.holders} />
            </b>
          </p>
        </div>
        <AsOfField {...day} />
      </div>
      <AsOfNote {...day} />
      {may('appoint') && !past && !appointing ? (
        <div className="actions">
          <Button primary onClick={() => appoint(true)}>
            {t('appoint')}
          </Button>
        </div>
      ) : null}
      {done ? (
        <div className="actions">
          <Note tone="done" live>
            {done}
          </Note>
        </div>
      ) : null}
      {post.holders.length === 0 ? (
        <div className="actions">
          <Note tone="due">
            {post.vacantSince ? t('vacant.waits', { day: shortDay(post.vacantSince, today), count: post.dutyList.length }) : t('vacant.never', { count: post.dutyList.length })}
          </Note>
        </div>
      ) : null}
      {appointing && !past ? (
        <AppointForm
          post={post.id}
          onClose={() => appoint(false)}
          onDone={(text) => {
            appoint(false)
            setDone(text)
          }}
        />
      ) : null}
      <div className="columns with-head">
        <div>
          <History post={post} past={past} onDone={setDone} />
          <Duties rows={post.dutyList} />
        </div>
        <div className="beside">
          {post.leader || post.portfolio ? <Portfolio post={post} past={past} /> : null}
          <Delegations post={post} past={past} />
          <SeatsOfPost post={post} />
          <Account post={post} past={past} />
        </div>
      </div>
    </>
  )
}
