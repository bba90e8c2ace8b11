import { Link } from 'react-router'
import { useWords } from '../../i18n/language.tsx'
import { Light, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import type { Meeting } from './meeting-page.tsx'
import { meetingWords } from './words.ts'

type Row = Meeting['followUp'][number]

/** What earlier meetings decided and is not over: who leads, until when, and the last that was heard. */
export function FollowUp({ rows, today }: { rows: readonly Row[]; today: string }) {
  const t = useWords(meetingWords)
  const columns: Column<Row>[] = [
    { key: 'text', head: t('decision'), names: true, cell: ({ text, matter, meeting }) => (
      <>
        {matter.shown ? <Link to={`/matters/${matter.id}`}>{text}</Link> : text}
        <p className="small ink-3">{matter.code}　{meeting.title}</p>
      </>
    ) },
    { key: 'lead', head: t('lead'), width: 180, cell: ({ matter }) => matter.lead?.name ?? '' },
    { key: 'due', head: t('due'), width: 92, cell: ({ matter }) => matter.due && <time className="nowrap" dateTime={matter.due}>{shortDay(matter.due, today)}</time> },
    { key: 'light', head: t('light'), width: 84, cell: ({ matter }) => <Light light={matter.light} reasons={matter.reasons} until={matter.until} /> },
    { key: 'news', head: t('news'), width: 260, cell: ({ news }) => (news ? <span className="small">{shortDay(news.on, today)}　{news.words}</span> : <span className="small ink-3">{t('newsNone')}</span>) },
  ]
  return (
    <Section title={t('followUp')} aside={rows.length || undefined}>
      {rows.length > 0 ? <Table3 className="meeting-follow" caption={t('followUp')} columns={columns} rows={rows} keyOf={({ decision }) => decision} stack labelled /> : <p className="mid ink-3">{t('followUpNone')}</p>}
    </Section>
  )
}
