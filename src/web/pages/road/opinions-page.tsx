import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Field, InPlace, Loading, Section, shortDay, Table3, type Column } from '../../ui/index.ts'
import { OpinionForm } from './asked.tsx'
import { Changes } from './changes.tsx'
import { opinionWords, roadWords } from './words.ts'
import './road.css'

export type MatterRoad = Answer<'getOpinions'>
type Opinion = MatterRoad['opinions'][number]
const ADOPTIONS = ['yes', 'partly', 'no'] as const
type Adopted = (typeof ADOPTIONS)[number]

/** What was thought of a project and adopted (意见采纳表), and the changes asked for after it was handed down. */
export default function OpinionsPage() {
  const t = useWords(opinionWords)
  const r = useWords(roadWords)
  const { matter = '' } = useParams()
  const { city } = useSession()
  const asked = useAnswer('getOpinions', { params: { matter } })
  const road = asked.data
  usePage({ title: road ? `${road.code} ${t('title')}` : t('title'), crumbs: [{ text: r('title'), to: '/road' }, ...(road ? [{ text: road.code, to: `/matters/${road.id}` }] : []), { text: t('title') }] })
  if (!road) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : <Loading rows={6} />
  return (
    <div className="road-page road-paper-page">
      {city.demonstration && <p className="road-on-paper">{r('demoPaper', { city: city.name })}</p>}
      <header className="road-head">
        <div>
          <p><Link to={`/matters/${road.id}`}>{road.code}</Link></p>
          <h1>{road.title}</h1>
        </div>
        <Button className="road-no-paper" onClick={() => window.print()}>{r('print')}</Button>
      </header>
      <Opinions road={road} />
      <Changes road={road} />
    </div>
  )
}

function Opinions({ road }: { road: MatterRoad }) {
  const t = useWords(opinionWords)
  const r = useWords(roadWords)
  const { today } = useSession()
  const [answering, setAnswering] = useState<string | null>(null)
  const [entering, setEntering] = useState<string | null>(null)
  const answers = road.may.includes('answerOpinion')
  const columns: Column<Opinion>[] = [
    { key: 'no', head: t('no'), width: 40, cell: (one) => road.opinions.indexOf(one) + 1 },
    { key: 'whom', head: t('whom'), names: true, width: 200, cell: ({ holder }) => holder.name },
    { key: 'until', head: t('until'), width: 64, cell: ({ until }) => shortDay(until, today) },
    { key: 'opinion', head: t('opinion'), cell: ({ given, workdaysLate }) => (given ? <><b>{r(`verdict.${given.verdict}`)}</b>{given.words && `：${given.words}`}</> : <span className={workdaysLate > 0 ? 'road-late' : 'ink-3'}>{workdaysLate > 0 ? t('waitingLate', { n: workdaysLate }) : t('waiting')}</span>) },
    { key: 'adopted', head: t('adopted'), width: 80, cell: ({ answered }) => (answered ? t(`adopted.${answered.adopted}`) : '') },
    { key: 'why', head: t('why'), cell: ({ answered }) => answered?.why ?? '' },
    ...(answers
      ? [{
          key: 'act', head: t('answer'), quiet: true, width: 108,
          cell: ({ id, given, answered }: Opinion) => given
            ? <Button link className="road-no-paper" onClick={() => setAnswering(id)}>{answered ? '' : t('answer')}</Button>
            : <Button link className="road-no-paper" onClick={() => setEntering(id)}>{t('enter')}</Button>,
        }]
      : []),
  ]
  return (
    <Section title={t('table')} aside={road.opinions.length || undefined}>
      {road.opinions.length === 0 ? (
        <p className="empty">{t('none')}</p>
      ) : (
        <Table3
          caption={t('table')}
          columns={columns}
          rows={road.opinions}
          keyOf={({ id }) => id}
          stack
          labelled
          inside={(one) =>
            one.id === answering && !one.answered ? (
              <AnswerForm matter={road.id} opinion={one.id} onClose={() => setAnswering(null)} />
            ) : one.id === entering && !one.answered ? (
              <OpinionForm matter={road.id} opinion={one.id} given={one.given} onClose={() => setEntering(null)} />
            ) : null
          }
        />
      )}
    </Section>
  )
}

function AnswerForm({ matter, opinion, onClose }: { matter: string; opinion: string; onClose: () => void }) {
  const t = useWords(opinionWords)
  const r = useWords(roadWords)
  const { value, set, clear } = useDraft<{ adopted: Adopted; why: string }>(`answer:${opinion}`, { adopted: 'yes', why: '' })
  const answer = useCommand('answerOpinion')
  const missing = value.adopted !== 'yes' && value.why.trim() === ''
  const send = () => {
    if (missing) return
    answer.mutate(
      { params: { matter, opinion }, body: { adopted: value.adopted, why: value.why.trim() } },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  }
  return (
    <InPlace className="road-form" action={t('answerDo')} busy={answer.isPending} error={answer.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('adopted')}>
            {(bound) => (
              <select {...bound} className="input" value={value.adopted} onChange={(event) => set({ adopted: ADOPTIONS.find((one) => one === event.target.value) ?? 'yes' })}>
                {ADOPTIONS.map((one) => <option key={one} value={one}>{t(`adopted.${one}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('why')} optional={value.adopted === 'yes'} wrong={tried && missing ? r('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={2000} value={value.why} onChange={(event) => set({ why: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
