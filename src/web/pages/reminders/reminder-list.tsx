import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { DateText, Empty, Section, Table3, type Column } from '../../ui/index.ts'
import { momentKey } from './moment.ts'
import { reminderWords } from './words.ts'

type Row = Answer<'listReminders'>['rows'][number]

/** The reminders of the last weeks, the newest first; what still waits opens where it is dealt with. No marks of unread: it is no inbox. */
export function ReminderList({ rows, today }: { rows: readonly Row[]; today: string }) {
  const t = useWords(reminderWords)
  const waiting = rows.filter(({ waits }) => waits).length
  const columns: Column<Row>[] = [
    { key: 'what', head: t('what'), names: true, cell: (row) => <What row={row} /> },
    { key: 'due', head: t('due'), width: 84, cell: ({ due }) => (due ? <DateText day={due} today={today} /> : <span className="ink-3">{t('no-due')}</span>) },
    { key: 'why', head: t('why'), width: 112, cell: ({ moment }) => <Why moment={moment} /> },
    { key: 'on', head: t('on'), width: 72, cell: ({ on }) => <DateText day={on} today={today} /> },
    { key: 'state', head: t('state'), width: 64, cell: ({ waits }) => (waits ? t('waits') : <span className="ink-3">{t('over')}</span>) },
  ]
  return (
    <Section first title={t('list')} aside={rows.length > 0 ? t('list.count', { count: waiting }) : null}>
      {rows.length === 0 ? (
        <Empty to="/desk" begin={t('list.begin')}>
          {t('list.none')}
        </Empty>
      ) : (
        <Table3 className="reminders" stack labelled caption={t('list')} columns={columns} rows={rows} keyOf={({ key }) => key} />
      )}
    </Section>
  )
}

function What({ row: { kind, title, what, page, waits } }: { row: Row }) {
  const t = useWords(reminderWords)
  const pick = usePick()
  const name = title ?? t('unseen')
  return (
    <>
      {page ? <Link className={waits ? 'thing' : 'thing over'} to={page}>{name}</Link> : <span className="thing over">{name}</span>}
      <div className="ink-2 what">{what ? pick(what) : t(`kind.${kind}`)}</div>
    </>
  )
}

function Why({ moment }: { moment: string }) {
  const t = useWords(reminderWords)
  const { key, n } = momentKey(moment)
  return <>{t(key, { n })}</>
}
