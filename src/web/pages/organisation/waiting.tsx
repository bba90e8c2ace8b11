import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { DateText, ErrorNote, Section, Table3, type Column } from '../../ui/index.ts'
import { SeatTable } from './seats.tsx'
import { organisationWords } from './words.ts'

type Waiting = Answer<'getOrganisationWaiting'>

/** 待办理: vacant posts, seats to be adjusted or reported, duties of ended units that nobody has yet; nothing where nothing waits. */
export function OrganisationWaiting() {
  const t = useWords(organisationWords)
  const may = useMay()
  const waiting = useAnswer('getOrganisationWaiting', {}, { when: may('getOrganisationWaiting') })
  const { data } = waiting
  if (waiting.error) return <ErrorNote error={waiting.error} retry={() => void waiting.refetch()} />
  if (!data) return null
  return (
    <div className="waiting">
      {data.vacancies.length > 0 ? <Vacancies rows={data.vacancies} /> : null}
      {data.adjust.length > 0 ? (
        <Section title={t('waiting.adjust')} aside={t('units', { count: data.adjust.length })}>
          <SeatTable caption={t('waiting.adjust')} rows={data.adjust} fixed={false} of="body" />
        </Section>
      ) : null}
      {data.report.length > 0 ? (
        <Section title={t('waiting.report')} aside={t('units', { count: data.report.length })}>
          <SeatTable caption={t('waiting.report')} rows={data.report} fixed={false} of="body" />
        </Section>
      ) : null}
      {data.undecided.length > 0 ? <Undecided rows={data.undecided} /> : null}
    </div>
  )
}

function Vacancies({ rows }: { rows: Waiting['vacancies'] }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const columns: Column<Waiting['vacancies'][number]>[] = [
    { key: 'post', head: t('post.title'), names: true, cell: ({ post }) => <Link to={`/organisation/posts/${post.id}`}>{post.name}</Link> },
    { key: 'unit', head: t('unit'), cell: ({ post }) => <Link to={`/organisation/units/${post.unit.id}`}>{post.unit.name}</Link> },
    { key: 'since', head: t('waiting.since'), width: 104, cell: ({ since }) => (since ? <DateText day={since} today={today} /> : t('waiting.never')) },
    { key: 'duties', head: t('duties'), num: true, width: 104, cell: ({ post, duties }) => <Link to={`/organisation/posts/${post.id}`}>{duties}</Link> },
  ]
  return (
    <Section title={t('waiting.vacancies')} aside={t('units', { count: rows.length })}>
      <Table3 stack labelled caption={t('waiting.vacancies')} columns={columns} rows={rows} keyOf={({ post }) => post.id} />
    </Section>
  )
}

function Undecided({ rows }: { rows: Waiting['undecided'] }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const columns: Column<Waiting['undecided'][number]>[] = [
    { key: 'unit', head: t('unit'), names: true, cell: ({ unit }) => <Link to={`/organisation/units/${unit.id}`}>{unit.name}</Link> },
    { key: 'since', head: t('waiting.since'), width: 104, cell: ({ since }) => <DateText day={since} today={today} /> },
    { key: 'successors', head: t('waiting.successors'), cell: ({ successors }) => successors.map(({ name }) => name).join('、') || t('waiting.successors.none') },
    { key: 'duties', head: t('duties'), num: true, width: 104, cell: ({ unit, duties }) => <Link to={`/organisation/units/${unit.id}`}>{duties}</Link> },
  ]
  return (
    <Section title={t('waiting.undecided')} aside={t('units', { count: rows.length })}>
      <Table3 stack labelled caption={t('waiting.undecided')} columns={columns} rows={rows} keyOf={({ unit }) => unit.id} />
    </Section>
  )
}
