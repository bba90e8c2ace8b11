import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Field, InPlace, useOpened } from '../../ui/index.ts'
import type { Meeting } from './meeting-page.tsx'
import { meetingWords } from './words.ts'

type Topic = Meeting['agenda'][number]

/** The agenda in its order; once it met, how each topic ended. */
export function AgendaView({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const forms = useOpened<string>()
  if (meeting.agenda.length === 0) return <p className="mid ink-3">{t('agendaNone')}</p>
  const settles = meeting.status === 'held' && meeting.may.includes('settleTopic')
  return (
    <ol className="meeting-agenda">
      {meeting.agenda.map((topic) => (
        <li key={topic.id}>
          <p className="meeting-topic">
            <span className="meeting-kind">{t(`kind.${topic.kind}`)}</span>
            <span>{topic.title}{topic.presenter && <span className="ink-3">　{topic.presenter.name}</span>}</span>
            <span className="meeting-outcome">
              {topic.outcome && <b>{t(`result.${topic.outcome.result}`)}</b>}
              {settles && (topic.outcome === null && topic.results.length === 1 ? <OneResult meeting={meeting.id} topic={topic} /> : <Button link className="meeting-no-paper" aria-label={`${t(topic.outcome ? 'resettle' : 'settle')}：${topic.title}`} {...forms.link(topic.id)}>{t(topic.outcome ? 'resettle' : 'settle')}</Button>)}
            </span>
          </p>
          {topic.outcome?.words && <p className="small ink-2">{topic.outcome.words}</p>}
          {(topic.document || topic.matters.length > 0) && (
            <p className="small meeting-codes">
              {topic.document && <Link to={`/documents/${topic.document.id}`}>{topic.document.title}</Link>}
              {topic.matters.map(({ id, code }) => <Link key={id} to={`/matters/${id}`}>{code}</Link>)}
            </p>
          )}
          {forms.form(topic.id, (close) => <SettleForm meeting={meeting.id} topic={topic} onClose={close} />)}
        </li>
      ))}
    </ol>
  )
}

/** Where a topic can end in one way only, one press says so. */
function OneResult({ meeting, topic }: { meeting: string; topic: Topic }) {
  const t = useWords(meetingWords)
  const settle = useCommand('settleTopic')
  const [result] = topic.results
  if (!result) return null
  return <Button link className="meeting-no-paper" busy={settle.isPending} onClick={() => settle.mutate({ params: { meeting, topic: topic.id }, body: { result } })}>{t(`result.${result}`)}</Button>
}

function SettleForm({ meeting, topic, onClose }: { meeting: string; topic: Topic; onClose: () => void }) {
  const t = useWords(meetingWords)
  const { value, set, clear } = useDraft(`settle:${topic.id}`, { result: topic.outcome?.result ?? topic.results[0] ?? 'heard', words: topic.outcome?.words ?? '' })
  const settle = useCommand('settleTopic')
  const wanting = (value.result === 'deferred' || value.result === 'rejected') && value.words.trim() === ''
  const send = () => {
    if (!wanting) sendThen(settle, { params: { meeting, topic: topic.id }, body: { result: value.result, words: value.words.trim() || null } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="meeting-form" label={`${t('settle')}：${topic.title}`} action={t('settle')} busy={settle.isPending} error={settle.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('result')}>
            {(bound) => (
              <select {...bound} className="input" value={value.result} onChange={(event) => set({ result: topic.results.find((one) => one === event.target.value) ?? value.result })}>
                {topic.results.map((one) => <option key={one} value={one}>{t(`result.${one}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('settleWords')} aside={t('settleWhy')} optional wrong={tried && wanting ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={2000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
