import { Link } from 'react-router'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, Section, shortDay, useOpened } from '../../ui/index.ts'
import { Files } from './files.tsx'
import type { Inspection } from './one-page.tsx'
import { AnswerForm, OpinionForm, StateForm } from './opinion-forms.tsx'
import { inspectionWords } from './words.ts'

type Opinion = Inspection['opinions'][number]

/** What each of the inspected was told and, beside it, what it says to that with the answer. */
export function Opinions({ inspection }: { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const forms = useOpened<string>()
  const { opinions, toTell, status } = inspection
  if (status !== 'reported' && status !== 'closed') return null
  return (
    <Section title={t('opinions')} aside={opinions.length > 0 ? opinions.length : undefined}>
      {toTell.length > 0 && inspection.may.includes('sendOpinion') && (
        <ul className="list inspect-tell">
          {toTell.map(({ unit, text }) => (
            <li key={unit.id}>
              <Button link {...forms.link(unit.id)}>{t('opinionTo', { unit: unit.name })}</Button>
              {forms.form(unit.id, (close) => <OpinionForm inspection={inspection.id} unit={unit} text={text} onClose={close} />)}
            </li>
          ))}
        </ul>
      )}
      {opinions.length === 0 && toTell.length === 0 && <p className="mid ink-3">{t('opinionNone')}</p>}
      {opinions.map((opinion) => <Told key={opinion.id} inspection={inspection} opinion={opinion} />)}
    </Section>
  )
}

function Told({ inspection, opinion }: { inspection: Inspection; opinion: Opinion }) {
  const t = useWords(inspectionWords)
  const may = useMay()
  const { today } = inspection
  return (
    <article className="inspect-told">
      <div>
        <h3>{opinion.unit.name}<span className="small ink-3">　{t('opinionOn', { day: shortDay(opinion.on, today) })}</span></h3>
        <p className="inspect-text">{opinion.text}</p>
        {opinion.letter && may('getLetter') && <p className="small"><Link to={`/letters/${opinion.letter.id}`}>{t('opinionLetter')}</Link></p>}
      </div>
      <Case inspection={inspection} opinion={opinion} />
    </article>
  )
}

function Case({ inspection, opinion }: { inspection: Inspection; opinion: Opinion }) {
  const t = useWords(inspectionWords)
  const forms = useOpened<'state' | 'answer'>()
  const { today } = inspection
  const { case: stated } = opinion
  if (!stated) {
    return (
      <div>
        <p className="mid ink-3">{t(opinion.stateBy >= today && inspection.status === 'reported' ? 'caseUntil' : 'caseNone', { day: shortDay(opinion.stateBy, today) })}</p>
        {opinion.mayState && <Button small {...forms.link('state')}>{t(inspection.part === 'inspected' ? 'state' : 'stateFor')}</Button>}
        {forms.form('state', (close) => <StateForm inspection={inspection.id} opinion={opinion.id} onClose={close} />)}
      </div>
    )
  }
  const findings = inspection.findings.filter(({ unit, final }) => unit.id === opinion.unit.id && final === null)
  return (
    <div>
      <h3>{t('caseOn', { day: shortDay(stated.on, today) })}</h3>
      <p className="inspect-text">{stated.text}</p>
      {stated.by && <p className="small ink-3">{stated.by}</p>}
      <Files files={stated.attachments} />
      {stated.answer ? (
        <p className="inspect-answer"><b>{t('answeredOn', { day: shortDay(stated.answer.on, today), verdict: t(stated.answer.upheld ? 'upheld' : 'notUpheld') })}</b>　{stated.answer.words}</p>
      ) : (
        inspection.may.includes('answerCase') && <Button small {...forms.link('answer')}>{t('answer')}</Button>
      )}
      {!stated.answer && forms.form('answer', (close) => <AnswerForm inspection={inspection.id} opinion={opinion.id} findings={findings} onClose={close} />)}
    </div>
  )
}
