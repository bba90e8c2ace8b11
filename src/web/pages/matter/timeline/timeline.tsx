import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../../api/contract/endpoints.ts'
import { call, fileAddress } from '../../../api/call.ts'
import { useAnswer, useCommand } from '../../../api/hooks.ts'
import type { ProblemError } from '../../../api/problem.ts'
import { useMay, useSession } from '../../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../../i18n/language.tsx'
import { Button, ErrorNote, Loading, Section, shortDay, State, useOpened, type Opened } from '../../../ui/index.ts'
import { RecordFields } from '../../record/record-fields.tsx'
import { CorrectForm } from './correct-form.tsx'
import type { Matter } from '../page.tsx'
import { ReasonForm } from '../reason-form.tsx'
import { matterWords } from '../words.ts'
import { ReceiptButton, ReceiptNote, useReceipt } from './receipt.tsx'

type Page = Answer<'getTimeline'>
export type Entry = Page['rows'][number]
export type Activity = Answer<'listActivities'>['rows'][number]

const TABS = ['all', 'activities', 'progress', 'duties', 'letters', 'corrections'] as const
type Tab = (typeof TABS)[number]
const ROWS = 8
/** Activities of a matter asked for at once, for what may be done with each; a matter seldom has as many that still wait. */
export const ACTIVITIES = 200

/** What happened, newest first; each record can be dealt with where it stands. */
export function Timeline({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const [tab, setTab] = useState<Tab>('all')
  const list = useInfiniteQuery<Page, ProblemError, { pages: Page[] }, readonly unknown[], string>({
    queryKey: ['getTimeline', matter.id, tab],
    queryFn: ({ pageParam, signal }) => call('getTimeline', { params: { matter: matter.id }, query: { kind: tab, limit: pageParam ? 50 : ROWS, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const activities = useAnswer('listActivities', { query: { matter: matter.id, limit: ACTIVITIES } }, { when: matter.shown === null })
  const byId = new Map(activities.data?.rows.map((activity) => [activity.id, activity]))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  const filters = (
    <div className="matter-tabs" role="group" aria-label={t('tabs')}>
      {TABS.map((one) => <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>{t(`tab.${one}`)}</button>)}
    </div>
  )
  return (
    <Section title={t('timeline')} aside={t('records', { n: matter.records })} more={filters}>
      <div className="matter-timeline">
        <ErrorNote error={list.error} retry={() => void list.refetch()} />
        {list.isPending && <Loading rows={6} />}
        {list.data && rows.length === 0 && <p className="empty">{t('nothing')}</p>}
        <ol>{rows.map((entry) => <Row key={entry.fact} entry={entry} activity={entry.activity ? byId.get(entry.activity.id) : undefined} matter={matter} />)}</ol>
        {list.hasNextPage && <Button link className="matter-no-paper" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('earlier', { n: total - rows.length })}</Button>}
      </div>
    </Section>
  )
}

/** The point beside an entry: filled counts, hollow waits or counts no more, the red double rule is a letter. */
function pointOf(entry: Entry): string {
  if (entry.kind.startsWith('letter.')) return 'point-letter'
  if (entry.voided) return 'point-void'
  const status = entry.activity?.status
  return status === undefined || status === 'confirmed' || status === 'recorded' ? 'point-counts' : 'point-waits'
}

type Form = 'return' | 'correct' | 'void'

function Row({ entry, activity, matter }: { entry: Entry; activity: Activity | undefined; matter: Matter }) {
  const pick = usePick()
  const { language } = useLanguage()
  const { today } = useSession()
  const forms = useOpened<Form>()
  const words = language === 'en' ? entry.textEn : entry.text
  return (
    <li className={pointOf(entry)}>
      <time dateTime={entry.on}>{shortDay(entry.on, today)}</time>
      <span className="point" aria-hidden="true" />
      <div className="entry">
        <span className="entry-label">{pick(entry.label)}</span>
        {entry.voided ? <s>{words}</s> : entry.letter ? <Link to={`/letters/${entry.letter}`}>{words}</Link> : words}
        {entry.activity && !entry.voided && <span className="entry-state"><State state={entry.activity.status} /></span>}
        {activity && !entry.voided && <RecordFields fields={activity.fields} />}
        <Notes entry={entry} activity={activity} />
        {!entry.voided && <Acts entry={entry} activity={activity} matter={matter} forms={forms} />}
      </div>
    </li>
  )
}

function Notes({ entry, activity }: { entry: Entry; activity: Activity | undefined }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const files = activity?.attachments ?? []
  return (
    <div className="entry-notes">
      {entry.by && <span>{entry.by}</span>}
      {activity?.place && <span>{activity.place}</span>}
      {files.map((file) => <a key={file.sha256} href={fileAddress(file.sha256)} target="_blank" rel="noreferrer">{file.name}</a>)}
      {files.length === 0 && entry.activity && entry.activity.attachments > 0 && <span>{t('files', { n: entry.activity.attachments })}</span>}
      {entry.activity?.status === 'returned' && entry.activity.returnReason && <span>{t('returned', { reason: entry.activity.returnReason })}</span>}
      {entry.before && <span>{before(t('corrected'), entry.before)}</span>}
      {entry.voided && <span>{t('voided', { day: shortDay(entry.voided.on, today), reason: entry.voided.reason })}</span>}
    </div>
  )
}

/** The sentence of a correction with the former value struck. */
function before(sentence: string, value: string) {
  const [head = '', tail = ''] = sentence.split('{before}')
  return <>{head}<s>{value}</s>{tail}</>
}

type ActsProps = { entry: Entry; activity: Activity | undefined; matter: Matter; forms: Opened<Form> }

function Acts({ entry, activity, matter, forms }: ActsProps) {
  const t = useWords(matterWords)
  const review = useCommand('reviewActivities')
  const confirm = useCommand('confirmActivities')
  const send = useCommand('returnActivity')
  const take = useCommand('voidFact')
  const receipt = useReceipt(entry.fact)
  const mayReceive = useMay()('getReceipt') && entry.receipt && matter.shown === null
  const may = (command: string) => activity?.may.includes(command) ?? false
  const mayVoid = entry.voidable && matter.may.includes('voidFact')
  if (!activity?.may.length && !mayVoid && !mayReceive) return null
  // What waits for someone shows its buttons; what is settled shows them when one comes near.
  const waits = forms.what !== null || may('reviewActivities') || may('confirmActivities')
  return (
    <div className="entry-acts">
      <div className={waits ? 'entry-buttons' : 'entry-buttons entry-quiet'}>
        {activity && may('reviewActivities') && <Button small busy={review.isPending} onClick={() => review.mutate({ body: { activities: [activity.id] } })}>{t('review')}</Button>}
        {activity && may('confirmActivities') && <Button small busy={confirm.isPending} onClick={() => confirm.mutate({ body: { activities: [activity.id] } })}>{t('confirm')}</Button>}
        {may('returnActivity') && <Button link {...forms.link('return')}>{t('return')}</Button>}
        {may('correctActivity') && <Button link {...forms.link('correct')}>{t('correct')}</Button>}
        {mayVoid && <Button link {...forms.link('void')}>{t('void')}</Button>}
        {mayReceive && <ReceiptButton receipt={receipt} />}
      </div>
      <ErrorNote error={review.error ?? confirm.error} />
      <ReceiptNote receipt={receipt} />
      {activity && forms.form('return', (close) => (
        <ReasonForm draft={`return:${activity.id}`} label={t('returnReason')} hint={t('returnHint')} action={t('return')} command={send} given={(reason) => ({ params: { activity: activity.id }, body: { reason } })} onClose={close} />
      ))}
      {activity && forms.form('correct', (close) => <CorrectForm activity={activity} onClose={close} />)}
      {forms.form('void', (close) => (
        <ReasonForm draft={`void:${entry.fact}`} label={t('voidReason')} hint={t('voidHint')} action={t('void')} command={take} given={(reason) => ({ params: { fact: entry.fact }, body: { reason } })} onClose={close} />
      ))}
    </div>
  )
}
