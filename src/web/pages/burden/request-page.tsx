import { useState } from 'react'
import { useParams } from 'react-router'
import { paths } from '../../../api/contract/paths.ts'
import { addressOf, fileAddress } from '../../api/call.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Complain } from '../../shell/complain.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Field, InPlace, Loading, Note, Section, shortDay, Table3, useOpened, type Column } from '../../ui/index.ts'
import { AnswerForm } from './answer-form.tsx'
import type { Request } from './model.ts'
import { Due } from './requests.tsx'
import { burdenWords } from './words.ts'
import './burden.css'

type Given = NonNullable<Request['all']>[number]
type FormField = Request['form'][number]

/** One request: for who was asked the form, for who asked the answers. */
export default function RequestPage() {
  const t = useWords(burdenWords)
  const { today } = useSession()
  const { request = '' } = useParams()
  const answer = useAnswer('getRequest', { params: { request } })
  const data = answer.data
  usePage({ title: data?.title ?? t('request'), crumbs: [{ text: t('title'), to: '/burden' }, { text: t('view.requests'), to: '/burden?view=requests' }, { text: data?.title ?? '' }] })
  if (!data) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={6} />
  return (
    <>
      <header className="burden-head">
        <h1>{data.title}</h1>
        <Complain about={{ type: 'request', id: data.id, title: data.title }} />
      </header>
      <dl className="burden-facts">
        <dt>{t('by')}</dt>
        <dd>{data.by ? t('page.sentBy', { by: data.by, day: shortDay(data.sentOn, today) }) : t('page.sent', { unit: data.unit.name, day: shortDay(data.sentOn, today) })}</dd>
        <dt>{t('due')}</dt>
        <dd><Due row={data} today={today} />{data.despite !== null && <div className="small ink-3">{t('page.despite', { why: data.despite })}</div>}</dd>
        <dt>{t('page.ground')}</dt>
        <dd>{data.ground}</dd>
        <dt>{t('form')}</dt>
        <dd>{t('formOf', { fields: data.fields, minutes: data.minutes })}</dd>
      </dl>
      {data.cancelled && <Note>{t('page.cancelled', { day: shortDay(data.cancelled.on, today), reason: data.cancelled.reason })}</Note>}
      {data.closed && <Note>{t('page.closed', { day: shortDay(data.closed.on, today) })}{data.closed.reason && `　${data.closed.reason}`}</Note>}
      <Own data={data} />
      {data.all && <All data={data} all={data.all} />}
    </>
  )
}

/** The own unit's part: the form, or what was sent. */
function Own({ data }: { data: Request }) {
  const t = useWords(burdenWords)
  const { today } = useSession()
  const [said, say] = useState<string | null>(null)
  const [correcting, correct] = useState(false)
  const { answer } = data
  const may = data.may.includes('answerRequest')
  if (!answer) return null
  const sent = answer.status === 'answered'
  if (may && (!sent || correcting)) {
    return (
      <Section title={t('page.answer')}>
        {answer.returned && <Note tone="wrong">{t('page.returned', { day: shortDay(answer.returned.on, today), reason: answer.returned.reason })}</Note>}
        <p className="small ink-3">{t('page.answerHint', { minutes: data.minutes })}</p>
        <AnswerForm data={data} given={answer} replaces={correcting} onDone={() => (correct(false), say(t('page.sentDone')))} onClose={correcting ? () => correct(false) : null} />
      </Section>
    )
  }
  if (!sent) return data.status === 'open' ? null : <p className="ink-2">{t('page.gone')}</p>
  return (
    <Section title={t('page.own')} aside={answer.on ? t('page.ownBy', { by: answer.by ?? '', day: shortDay(answer.on, today) }) : null}>
      {said && <Note tone="done" live>{said}</Note>}
      <dl className="burden-facts">
        {data.form.map((field) => (
          <div key={field.id} className="burden-said-field">
            <dt>{nameOf(field)}</dt>
            <dd><Value field={field} given={answer} /></dd>
          </div>
        ))}
      </dl>
      {may && <Button link onClick={() => correct(true)}>{t('page.correct')}</Button>}
    </Section>
  )
}

function nameOf({ name, measure }: FormField): string {
  return measure ? `${name}（${measure}）` : name
}

/** An answer as people read it. */
function Value({ field: { id, type }, given: { values, files } }: { field: FormField; given: Pick<Given, 'values' | 'files'> }) {
  const t = useWords(burdenWords)
  const value = values[id]
  if (type === 'file') return <>{files.filter(({ field }) => field === id).map(({ sha256, name }) => <a key={sha256} className="burden-file" href={fileAddress(sha256)} target="_blank" rel="noreferrer">{name}</a>)}</>
  if (value === undefined) return <span className="ink-3">—</span>
  if (type === 'flag') return <>{t(value === 'yes' ? 'page.yes' : 'page.no')}</>
  return <>{value}</>
}

/** Every unit's answer in one table, in the order in which they were asked. */
function All({ data, all }: { data: Request; all: readonly Given[] }) {
  const t = useWords(burdenWords)
  const { today } = useSession()
  const forms = useOpened<string>()
  const acts = useOpened<'close' | 'cancel'>()
  const give = data.may.includes('returnRequest')
  const columns: Column<Given>[] = [
    { key: 'unit', head: t('page.unit'), names: true, width: 148, cell: ({ unit }) => unit.name },
    ...data.form.map((field): Column<Given> => ({ key: field.id, head: nameOf(field), num: field.type === 'number' || field.type === 'amount', cell: (row) => <Value field={field} given={row} /> })),
    {
      key: 'state', head: t('page.state'), width: 148, cell: ({ status, on, returned }) => (
        <>
          <span className={status === 'waiting' ? 'ink-3' : undefined}>{t(`own.${status}`)}</span>
          {on && <span className="small ink-3">　{shortDay(on, today)}</span>}
          {returned && <div className="small ink-3">{returned.reason}</div>}
        </>
      ),
    },
    ...(give ? [{ key: 'acts', head: t('page.acts'), quiet: true, num: true, width: 64, cell: ({ unit, status }: Given) => (status === 'answered' ? <Button link {...forms.link(unit.id)}>{t('page.return')}</Button> : null) }] : []),
  ]
  const done = all.filter(({ status }) => status === 'answered').length
  return (
    <Section title={t('page.all')} aside={t('answersOf', { answered: done, asked: all.length })} more={data.may.includes('exportRequest') && <a className="link" download href={addressOf(paths.exportRequest.slice('GET '.length), { request: data.id }, {})}>{t('page.export')}</a>}>
      <div className="burden-scroll" tabIndex={0} role="group" aria-label={t('page.all')}>
        <Table3 className="burden-answers" caption={t('page.all')} columns={columns} rows={all} keyOf={({ unit }) => unit.id} inside={({ unit }) => forms.form(unit.id, (close) => <ReturnForm request={data.id} unit={unit.id} onClose={close} />)} stack labelled />
      </div>
      {data.form.some(({ despite }) => despite !== null) && (
        <ul className="small ink-3 burden-after">
          {data.form.flatMap((field) => (field.despite === null ? [] : [<li key={field.id}>{field.name}　{t('page.fieldDespite', { why: field.despite })}</li>]))}
        </ul>
      )}
      {data.may.includes('closeRequest') && (
        <div className="actions">
          <Button small {...acts.link('close')}>{t('page.close')}</Button>
          <Button small {...acts.link('cancel')}>{t('page.cancel')}</Button>
        </div>
      )}
      {acts.form('close', (close) => <EndForm request={data.id} how="close" needed={done < all.length} onClose={close} />)}
      {acts.form('cancel', (close) => <EndForm request={data.id} how="cancel" needed onClose={close} />)}
    </Section>
  )
}

function ReturnForm({ request, unit, onClose }: { request: string; unit: string; onClose: () => void }) {
  const t = useWords(burdenWords)
  const { value: { reason }, set, clear } = useDraft(`request-return:${request}:${unit}`, { reason: '' })
  const back = useCommand('returnRequest')
  const send = () => {
    if (reason.trim() !== '') sendThen(back, { params: { request }, body: { unit, reason: reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="burden-form" label={t('page.return')} action={t('page.return')} busy={back.isPending} error={back.error} onSend={send} onClose={onClose}>
      {(tried) => <Field label={t('page.returnReason')} wrong={tried && reason.trim() === '' ? t('page.reasonMissing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>}
    </InPlace>
  )
}

function EndForm({ request, how, needed, onClose }: { request: string; how: 'close' | 'cancel'; needed: boolean; onClose: () => void }) {
  const t = useWords(burdenWords)
  const { value: { reason }, set, clear } = useDraft(`request-${how}:${request}`, { reason: '' })
  const close = useCommand('closeRequest')
  const cancel = useCommand('cancelRequest')
  const words = reason.trim()
  const command = how === 'close' ? close : cancel
  const done = () => (clear(), onClose())
  const send = () => {
    if (needed && words === '') return
    if (how === 'close') sendThen(close, { params: { request }, body: { reason: words || null } }, done)
    else sendThen(cancel, { params: { request }, body: { reason: words } }, done)
  }
  return (
    <InPlace className="burden-form" label={t(`page.${how}`)} action={t(`page.${how}`)} busy={command.isPending} error={command.error} onSend={send} onClose={onClose}>
      {(tried) => <Field label={t(`page.${how}Reason`)} optional={!needed} wrong={tried && needed && words === '' ? t('page.reasonMissing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>}
    </InPlace>
  )
}
