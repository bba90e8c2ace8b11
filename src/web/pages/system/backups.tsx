import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, Empty, ErrorNote, Loading, Note, Section, Table3, type Column } from '../../ui/index.ts'
import { backupWords } from './backups-words.ts'
import { bytesText, momentText } from './model.ts'

type Backups = Answer<'listBackups'>

const WHILE_RUNNING_MS = 2_000
const SELDOM_MS = 60_000

/** Back-ups: what lies there, whether the last was made, and making one now. */
export function BackupsSection({ now }: { now: string }) {
  const t = useWords(backupWords)
  const answer = useAnswer('listBackups', {}, { every: (data) => (data?.runningSince ? WHILE_RUNNING_MS : SELDOM_MS) })
  const make = useCommand('makeBackup')
  const running = answer.data?.runningSince ?? null
  return (
    <Section title={t('backups')} more={<Button small busy={make.isPending || running !== null} onClick={() => make.mutate({})}>{t('make')}</Button>}>
      <p className="ink-3 system-lead">{t('lead')}</p>
      <ErrorNote error={make.error ?? answer.error} />
      {make.isSuccess ? <Note tone="done" live>{t('begun', { name: make.data.name })}</Note> : null}
      {running !== null ? <Note live>{t('running', { since: momentText(running, now) })}</Note> : null}
      {answer.isPending ? <Loading rows={3} /> : null}
      {answer.data ? <Known backups={answer.data} now={now} /> : null}
    </Section>
  )
}

type Kept = Backups['backups'][number]

function Known({ backups: { folder, everyHours, keep, sealed, last, backups }, now }: { backups: Backups; now: string }) {
  const t = useWords(backupWords)
  const { language } = useLanguage()
  const columns: Column<Kept>[] = [
    { key: 'name', head: t('name'), names: true, cell: ({ name }) => <span className="system-path">{name}</span> },
    { key: 'made', head: t('made'), num: true, width: 160, cell: ({ madeAt }) => momentText(madeAt, now) },
    { key: 'size', head: t('size'), num: true, width: 112, cell: ({ bytes }) => bytesText(bytes) },
    { key: 'sealed', head: t('sealed'), width: 88, cell: (one) => t(one.sealed ? 'yes' : 'no') },
  ]
  return (
    <>
      {last?.failed ? <Note tone="wrong">{t('failed', { at: momentText(last.at, now), why: last.failed[language] })}</Note> : null}
      {last && last.lacking > 0 ? <Note tone="wrong">{t('lacking', { at: momentText(last.at, now), files: last.lacking })}</Note> : null}
      <dl className="pairs">
        <dt>{t('folder')}</dt>
        <dd className="system-path">{folder}</dd>
        <dt>{t('schedule')}</dt>
        <dd>{everyHours === null ? t('schedule.none') : t('schedule.value', { hours: everyHours, keep })}</dd>
        <dt>{t('sealing')}</dt>
        <dd>{t(sealed ? 'sealing.yes' : 'sealing.no')}</dd>
      </dl>
      {backups.length === 0 ? <Empty>{t('none')}</Empty> : <Table3 stack labelled caption={t('backups')} columns={columns} rows={backups} keyOf={({ name }) => name} />}
    </>
  )
}
