import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { fileAddress } from '../../api/call.ts'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useLanguage, usePick, useWords, type Bilingual } from '../../i18n/language.tsx'
import { uiWords } from '../../i18n/ui-words.ts'
import { useDraft } from '../../keep/draft.ts'
import { Button, DateText, ErrorNote, Field, Note, shortDay, State, useKeys } from '../../ui/index.ts'
import { RecordFields } from '../record/record-fields.tsx'
import type { DetailRecord } from './model.ts'
import { fiveWords } from './words.ts'

type Props = {
  record: DetailRecord
  criterion: Bilingual | null
  /** which of several; null: the only one */
  nth: number | null
  /** shown whole; the others of several are folded */
  open: boolean
  /** its buttons answer to Y and R */
  keys: boolean
  onSaid: (said: string | null) => void
}

/** One record of a cell: what was done, what the office looks for, and the verdict on it. */
export function CellRecord({ record, criterion, nth, open, keys, onSaid }: Props) {
  const t = useWords(fiveWords)
  const { today } = useSession()
  const whole = (
    <>
      <What record={record} />
      {record.standing === 'absent' || record.standing === 'withdrawn' ? <Note tone="due">{t(`record.${record.standing}`)}</Note> : null}
      <Looks record={record} criterion={criterion} />
      {record.may.includes('returnActivity') ? <Verdict record={record} keys={keys} onSaid={onSaid} /> : null}
      <Road record={record} />
    </>
  )
  if (nth === null) return <><h3>{t('record')}</h3>{whole}</>
  return (
    <details open={open} className="five-record">
      <summary>
        <h3>{t('record.nth', { n: nth })}</h3>
        <span className="ink-3">{shortDay(record.heldOn, today)}</span>
        <State state={record.status} />
      </summary>
      {whole}
    </details>
  )
}

function What({ record }: { record: DetailRecord }) {
  const t = useWords(fiveWords)
  const { today } = useSession()
  const people = [...record.attended.map(({ name }) => name), ...record.units.map(({ name }) => name)]
  return (
    <>
      <dl className="pairs">
        <dt>{t('record.day')}</dt>
        <dd><DateText day={record.heldOn} today={today} full /></dd>
        {people.length > 0 ? <><dt>{t('record.attended')}</dt><dd>{people.join('、')}</dd></> : null}
        {record.place ? <><dt>{t('record.place')}</dt><dd>{record.place}</dd></> : null}
        <dt>{t('record.text')}</dt>
        <dd>{record.summary}</dd>
        {record.attachments.length > 0 ? (
          <>
            <dt>{t('record.files')}</dt>
            <dd>
              {record.attachments.map(({ sha256, name }) => (
                <a key={sha256} className="five-file" href={fileAddress(sha256)} target="_blank" rel="noreferrer">{name}</a>
              ))}
            </dd>
          </>
        ) : null}
        {record.unit ? <><dt>{t('record.unit')}</dt><dd>{record.unit.name}</dd></> : null}
        {record.matters.length > 1 ? (
          <>
            <dt>{t('record.also')}</dt>
            <dd>{record.matters.map(({ id, title }) => <Link key={id} className="five-file" to={`/matters/${id}`}>{title}</Link>)}</dd>
          </>
        ) : null}
      </dl>
      <RecordFields fields={record.fields} />
    </>
  )
}

type Look = DetailRecord['looks'][number]

/** 认定要求 with ticks; what only a person can judge says so. */
function Looks({ record, criterion }: { record: DetailRecord; criterion: Bilingual | null }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { today } = useSession()
  if (record.looks.length === 0) return null
  const says = ({ what, met, on }: Look): string => {
    if (met === null) return t(what === 'not-double' ? 'look.doubled' : 'look.person')
    if (!met) return t(`look.unmet.${what}`)
    if (on) return `${t('look.met')} ${shortDay(on, today)}`
    return t(what === 'evidence' ? 'look.met.attached' : what === 'participants' ? 'look.met.said' : 'look.met')
  }
  return (
    <>
      <h3>{criterion ? t('looks.of', { text: pick(criterion) }) : t('looks')}</h3>
      <ul className="five-looks">
        {record.looks.map((look) => (
          <li key={look.what}>
            {pick(look.text)}
            <span className={lookOf(look)}>{says(look)}</span>
          </li>
        ))}
      </ul>
      {record.doubles.map((double) => <Double key={double.id} double={double} />)}
    </>
  )
}

/** What is not there, or asks for a look, stands out; what a person must judge is quiet. */
function lookOf({ what, met }: Look): string {
  if (met) return 'five-met'
  return met === false || what === 'not-double' ? 'five-unmet' : 'ink-3'
}

function Double({ double: { heldOn, kinds, place, matters, summary, same } }: { double: DetailRecord['doubles'][number] }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const { language } = useLanguage()
  const { today } = useSession()
  const comma = language === 'zh' ? '、' : ', '
  const what = [kinds.map(pick).join(comma), place ?? '', ...matters.map(({ title }) => title)].filter(Boolean).join('　')
  return (
    <Note tone="wrong">
      <span title={summary}>{t('double', { day: shortDay(heldOn, today), what, same: same.map((one) => t(`same.${one}`)).join(comma) })}</span>
    </Note>
  )
}

/** 认定 or 审核, and 退回 with the reason. */
function Verdict({ record, keys, onSaid }: { record: DetailRecord; keys: boolean; onSaid: (said: string) => void }) {
  const t = useWords(fiveWords)
  const { value, set, clear } = useDraft(`return:${record.id}`, { reason: '' })
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const confirm = useCommand('confirmActivities')
  const review = useCommand('reviewActivities')
  const back = useCommand('returnActivity')
  const busy = confirm.isPending || review.isPending || back.isPending
  const reason = value.reason.trim()
  const office = record.may.includes('confirmActivities')
  const take = () => {
    if (busy) return
    const body = { activities: [record.id] }
    if (office) sendThen(confirm, { body }, () => onSaid(t('done.confirmed')))
    else sendThen(review, { body }, () => onSaid(t('done.reviewed')))
  }
  const send = () => {
    if (busy) return
    setTried(true)
    if (reason === '') {
      box.current?.querySelector('textarea')?.focus()
      return
    }
    sendThen(back, { params: { activity: record.id }, body: { reason } }, () => {
      clear()
      onSaid(t('done.returned'))
    })
  }
  useKeys({ y: take, r: send }, keys)
  return (
    <div ref={box} className="five-verdict">
      <h3>{t('opinion')}</h3>
      <Field label={t('opinion.hint')} wrong={tried && reason === '' ? t('opinion.missing') : null}>
        {(bound) => <textarea {...bound} aria-required={undefined} className="input" rows={2} maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
      </Field>
      <ErrorNote error={confirm.error ?? review.error ?? back.error} />
      <div className="five-acts">
        <Button primary busy={busy} keyName="Y" onClick={take}>{t(office ? 'confirm' : 'review')}</Button>
        <Button busy={busy} keyName="R" onClick={send}>{t('return')}</Button>
      </div>
    </div>
  )
}

/** 经过: each step with its day, and whom it waits for now. */
function Road({ record: { road, waits } }: { record: DetailRecord }) {
  const t = useWords(fiveWords)
  const u = useWords(uiWords)
  const { today } = useSession()
  return (
    <>
      <h3>{t('road')}</h3>
      <ul className="five-road">
        {road.map(({ step, on, by, reason }, at) => (
          <li key={at}>
            <time dateTime={on}>{shortDay(on, today)}</time>
            {by ? t('road.step', { step: t(`road.${step}`), by }) : t(`road.${step}`)}
            {reason ? `${u('colon')}${reason}` : ''}
          </li>
        ))}
        {waits ? (
          <li className="five-now">
            <time dateTime={today}>{t('road.now')}</time>
            {t(`road.waits.${waits.for}`, { n: waits.workdays })}
          </li>
        ) : null}
      </ul>
    </>
  )
}
