import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { complainWords } from '../../shell/complain-words.ts'
import { Complain } from '../../shell/complain.tsx'
import { Button, Empty, ErrorNote, Field, InPlace, Loading, Section, shortDay, Table3, useOpened, type Column } from '../../ui/index.ts'
import { burdenWords } from './words.ts'

type Data = Answer<'listComplaints'>
type Row = Data['rows'][number]
type Count = Data['counts'][number]

/** What was felt to be too much, and what the office answered: the answers for everyone, the words for the office and whose they are. */
export function Complaints() {
  const t = useWords(burdenWords)
  const c = useWords(complainWords)
  const answer = useAnswer('listComplaints', {})
  if (!answer.data) return answer.error ? <ErrorNote error={answer.error} retry={() => void answer.refetch()} /> : <Loading rows={6} />
  const { rows, counts, mayAnswer } = answer.data
  const waiting = rows.filter(({ answered }) => answered === null)
  const done = rows.filter(({ answered }) => answered !== null)
  const made = counts.filter((one) => one.made > 0)
  const columns: Column<Count>[] = [
    { key: 'kind', head: t('complaint.kind'), names: true, cell: ({ kind }) => c(`kind.${kind}`) },
    { key: 'made', head: t('complaint.made'), num: true, width: 72, cell: (row) => row.made },
    { key: 'answered', head: t('complaint.answered'), num: true, width: 72, cell: ({ answered }) => answered },
    { key: 'taken', head: t('complaint.taken'), num: true, width: 72, cell: ({ taken }) => taken },
  ]
  return (
    <>
      <p className="lead burden-complain">{t('complaint.lead')}　<Complain /></p>
      <div className="columns">
        <div>
          {waiting.length > 0 && (
            <Section title={t('complaint.waiting')} aside={waiting.length}>
              <ComplaintList rows={waiting} mayAnswer={mayAnswer} />
            </Section>
          )}
          {done.length > 0 && (
            <Section title={t('complaint.done')} aside={done.length}>
              <ComplaintList rows={done} mayAnswer={false} />
            </Section>
          )}
          {rows.length === 0 && <Empty>{t('complaint.none')}</Empty>}
        </div>
        <div className="beside">
          {made.length > 0 && (
            <Section title={t('complaint.kinds')}>
              <Table3 className="burden-trend" caption={t('complaint.kinds')} columns={columns} rows={made} keyOf={({ kind }) => kind} />
            </Section>
          )}
        </div>
      </div>
    </>
  )
}

function ComplaintList({ rows, mayAnswer }: { rows: readonly Row[]; mayAnswer: boolean }) {
  const t = useWords(burdenWords)
  const c = useWords(complainWords)
  const { today } = useSession()
  const forms = useOpened<string>()
  return (
    <ul className="list burden-said">
      {rows.map(({ id, kind, words, unit, mine, madeOn, about, answered }) => {
        const at = placeOf(about)
        return (
          <li key={id}>
            <p className="small ink-3">
              {c(`kind.${kind}`)}　{t('complaint.on', { day: shortDay(madeOn, today) })}
              {words !== null && `　${mine ? t('complaint.mine') : (unit?.name ?? t('complaint.unnamed'))}`}
              {at !== null && <>　<Link to={at}>{t('complaint.open')}</Link></>}
            </p>
            {words !== null && <p className="burden-words">{words}</p>}
            {answered && (
              <p className="burden-answer">
                <b>{t(answered.taken ? 'complaint.yes' : 'complaint.no')}</b>　{answered.words}
                <span className="small ink-3">　{t('complaint.answerOn', { day: shortDay(answered.on, today) })}</span>
              </p>
            )}
            {mayAnswer && !answered && <Button link {...forms.link(id)}>{t('complaint.answer')}</Button>}
            {forms.form(id, (close) => <AnswerForm complaint={id} onClose={close} />)}
          </li>
        )
      })}
    </ul>
  )
}

const PLACES = { request: '/requests', letter: '/letters', inspection: '/inspections', matter: '/matters', meeting: '/meetings', assessment: '/assessments' } as const

function placeOf(about: Row['about']): string | null {
  if (about === null) return null
  if (about.path !== null && about.path.startsWith('/') && !about.path.startsWith('//')) return about.path
  return about.id !== null && about.type in PLACES ? `${PLACES[about.type as keyof typeof PLACES]}/${about.id}` : null
}

function AnswerForm({ complaint, onClose }: { complaint: string; onClose: () => void }) {
  const t = useWords(burdenWords)
  const { value, set, clear } = useDraft(`complaint:${complaint}`, { words: '', taken: true })
  const answer = useCommand('answerComplaint')
  const words = value.words.trim()
  const send = () => {
    if (words !== '') sendThen(answer, { params: { complaint }, body: { words, taken: value.taken } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="burden-form" label={t('complaint.answer')} action={t('complaint.answer')} busy={answer.isPending} error={answer.error} onSend={send} onClose={onClose} note={t('complaint.public')}>
      {(tried) => (
        <>
          <Field label={t('complaint.how')} wrong={tried && words === '' ? t('new.missing') : null}>
            {(bound) => <textarea {...bound} className="input" rows={3} maxLength={2000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
          <div className="burden-pair">
            <label><input type="radio" name={`taken ${complaint}`} checked={value.taken} onChange={() => set({ taken: true })} />{t('complaint.yes')}</label>
            <label><input type="radio" name={`taken ${complaint}`} checked={!value.taken} onChange={() => set({ taken: false })} />{t('complaint.no')}</label>
          </div>
        </>
      )}
    </InPlace>
  )
}
