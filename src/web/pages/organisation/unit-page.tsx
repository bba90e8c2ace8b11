import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DateText, Empty, ErrorNote, Loading, Note, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { AppointForm } from './appoint-form.tsx'
import { AsOfField, AsOfNote, useAsOf } from './as-of.tsx'
import { Duties } from './duties.tsx'
import { HandOver } from './hand-over.tsx'
import { Holders } from './holders.tsx'
import { PostForm } from './post-form.tsx'
import { SeatsOfBody, SeatsOfUnit } from './seats.tsx'
import { EndUnitForm, RenameForm } from './unit-change.tsx'
import { organisationWords } from './words.ts'
import './organisation.css'

type Unit = Answer<'getUnit'>
type PostRow = Unit['postList'][number]

/** One unit: its posts and who holds them, its names, its seats, what it answers for — today or on a past day. */
export default function UnitPage() {
  const t = useWords(organisationWords)
  const { unit: id = '' } = useParams()
  const day = useAsOf()
  const unit = useAnswer('getUnit', { params: { unit: id }, query: day.asOf }, { keep: true })
  usePage({
    title: unit.data?.name ?? t('title'),
    crumbs: [{ text: t('title'), to: '/organisation' }, { text: unit.data?.name ?? '' }],
    asOf: day.asOf.asOf ?? null,
  })
  return (
    <>
      <ErrorNote error={unit.error} retry={() => void unit.refetch()} />
      {unit.isPending ? <Loading rows={8} /> : null}
      {unit.data ? <View unit={unit.data} day={day} /> : null}
    </>
  )
}

function View({ unit, day }: { unit: Unit; day: ReturnType<typeof useAsOf> }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const may = useMay()
  const [changing, change] = useState<'rename' | 'end' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const shown = day.asOf.asOf || today
  const past = Boolean(day.asOf.asOf)
  const ended = unit.ended !== null && unit.ended.on <= shown
  const closeWith = (text: string) => {
    change(null)
    setDone(text)
  }
  const toggle = (which: 'rename' | 'end') => {
    change(changing === which ? null : which)
    setDone(null)
  }
  return (
    <>
      <div className="unit-head">
        <div>
          <h1>{unit.name}</h1>
          <p className="sub">
            {t(`kind.${unit.kind}`)}
            {unit.aliases.length > 0 ? `　${t('aliases', { names: unit.aliases.join('、') })}` : ''}
          </p>
          {unit.ended && (ended || !past) ? <Ended ended={unit.ended} /> : null}
        </div>
        <AsOfField {...day} />
      </div>
      <AsOfNote {...day} />
      {!past && !unit.ended ? (
        <div className="unit-acts">
          {may('renameUnit') ? (
            <Button small aria-expanded={changing === 'rename'} onClick={() => toggle('rename')}>
              {t('rename')}
            </Button>
          ) : null}
          {may('endUnit') ? (
            <Button small aria-expanded={changing === 'end'} onClick={() => toggle('end')}>
              {t('merge')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {done ? (
        <div className="actions">
          <Note tone="done" live>
            {done}
          </Note>
        </div>
      ) : null}
      {changing === 'rename' && !past ? <RenameForm unit={unit} onClose={() => change(null)} onDone={closeWith} /> : null}
      {changing === 'end' && !past ? <EndUnitForm unit={unit} onClose={() => change(null)} onDone={closeWith} /> : null}
      {ended && !past && unit.duties > 0 ? (
        <div className="actions">
          <Note tone="due">{t(unit.ended?.successors.length === 1 ? 'unit.left' : 'unit.left.ask', { count: unit.duties })}</Note>
        </div>
      ) : null}
      {ended && !past && unit.ended?.successors.length !== 1 && may('handOverDuties') ? <HandOver unit={unit} onDone={setDone} /> : null}
      <div className="columns with-head">
        <div>
          {unit.kind === 'body' ? <SeatsOfBody unit={unit} fixed={past || unit.ended !== null} /> : null}
          <Posts unit={unit} past={past} />
          <Duties rows={unit.dutyList} />
        </div>
        <div className="beside">
          <About unit={unit} day={shown} fixed={past || unit.ended !== null} />
        </div>
      </div>
    </>
  )
}

/** Since when a unit is no more, and who continues it. */
function Ended({ ended }: { ended: NonNullable<Unit['ended']> }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  return (
    <p className="sub">
      <b>{t('unit.ended', { day: shortDay(ended.on, today) })}</b>
      {ended.successors.length > 0 ? `　${t('unit.into')}` : ''}
      {ended.successors.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? '、' : ''}
          <Link to={`/organisation/units/${id}`}>{name}</Link>
        </span>
      ))}
    </p>
  )
}

function Posts({ unit, past }: { unit: Unit; past: boolean }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const [adding, add] = useState(false)
  const [appointing, appoint] = useState<string | null>(null)
  const [said, say] = useState<string | null>(null)
  const columns: Column<PostRow>[] = [
    { key: 'name', head: t('post.title'), names: true, cell: ({ id, name }) => <Link to={`/organisation/posts/${id}`}>{name}</Link> },
    { key: 'holder', head: past ? t('holder.then') : t('holder'), width: 176, cell: ({ holders }) => <Holders holders={holders} /> },
    {
      key: 'since',
      head: t('since'),
      width: 104,
      cell: ({ holders, vacantSince }) =>
        holders[0] ? <DateText day={holders[0].from} today={today} /> : vacantSince ? <span className="ink-3">{t('vacant.since', { day: shortDay(vacantSince, today) })}</span> : '',
    },
    {
      key: 'duties',
      head: t('duties'),
      num: true,
      width: 80,
      cell: ({ id, duties }) => <Link to={`/organisation/posts/${id}`}>{duties}</Link>,
    },
    {
      key: 'act',
      head: t('here'),
      quiet: true,
      num: true,
      width: 72,
      cell: ({ id }) =>
        may('appoint') && !past ? (
          <Button small aria-expanded={appointing === id} onClick={() => appoint(appointing === id ? null : id)}>
            {t('appoint')}
          </Button>
        ) : (
          <Link to={`/organisation/posts/${id}`}>{t('open')}</Link>
        ),
    },
  ]
  const done = (text: string) => {
    appoint(null)
    say(text)
  }
  return (
    <Section
      title={t('posts')}
      aside={t('units', { count: unit.postList.length })}
      more={
        may('createPost') && !past && !unit.ended ? (
          <Button link aria-expanded={adding} onClick={() => add(!adding)}>
            {t('post.add')}
          </Button>
        ) : null
      }
      first={unit.kind !== 'body'}
    >
      {said === null ? null : (
        <Note tone="done" live>
          {said}
        </Note>
      )}
      {adding ? <PostForm unit={unit.id} onClose={() => add(false)} /> : null}
      {unit.postList.length === 0 ? (
        <Empty>{t('post.none')}</Empty>
      ) : (
        <Table3
          stack
          labelled
          caption={t('posts')}
          columns={columns}
          rows={unit.postList}
          keyOf={({ id }) => id}
          inside={({ id }) => (appointing === id ? <AppointForm post={id} onDone={done} onClose={() => appoint(null)} /> : null)}
        />
      )}
    </Section>
  )
}

function About({ unit, day, fixed }: { unit: Unit; /** the day shown */ day: string; fixed: boolean }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const former = unit.formerNames.filter(({ until }) => until <= day)
  return (
    <>
      {unit.continues.length > 0 ? (
        <Section title={t('continues')}>
          <ul className="list">
            {unit.continues.map(({ id, name, on }) => (
              <li key={id}>
                <Link to={`/organisation/units/${id}`}>{name}</Link>
                <span className="ink-3">　{t('continues.since', { day: shortDay(on, today) })}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {former.length > 0 ? (
        <Section title={t('former')}>
          <ul className="list">
            {former.map(({ name, until }) => (
              <li key={`${name}${until}`}>{t('former.until', { name, day: shortDay(until, today) })}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {unit.groups.length > 0 ? <Units title={t('groups')} units={unit.groups} /> : null}
      {unit.members.length > 0 ? <Units title={t('members')} units={unit.members} /> : null}
      {unit.kind === 'body' || unit.kind === 'group' ? null : <SeatsOfUnit unit={unit} fixed={fixed} />}
    </>
  )
}

function Units({ title, units }: { title: string; units: Unit['groups'] }) {
  const t = useWords(organisationWords)
  return (
    <Section title={title} aside={t('units', { count: units.length })}>
      <ul className="list">
        {units.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/organisation/units/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
