import { useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, DayInput, ErrorNote, Field, Note, Section, Table3 } from '../../ui/index.ts'
import { AskForm } from './ask-form.tsx'
import { columnsOf } from './columns.tsx'
import type { Project, Road } from './page.tsx'
import type { Part } from './parts.ts'
import { roadWords } from './words.ts'

type Step = Project['can'][number]['step']
type Choice = { step: Step; note: string }

/** Which steps are offered in a part, the one that leads on first; what belongs to the year's end is not offered while a year is under way. */
const STEPS: Record<Part, readonly Step[]> = {
  call: ['admit', 'decline'],
  reasoning: ['submit', 'decline'],
  approval: ['approve', 'decline'],
  'handing-down': ['hand-down'],
  'carrying-out': ['suspend', 'drop', 'carry-over'],
  closing: ['close', 'carry-over'],
}
/** A meeting decides these; of an approval it must be named. */
const BY_MEETING: readonly Step[] = ['approve', 'decline', 'suspend', 'drop']

/** The projects of one part, and what the office decides on each: several at once, one meeting for all of them. */
export function Batch({ road, part }: { road: Road; part: Part }) {
  const t = useWords(roadWords)
  const pick = usePick()
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({})
  const [meeting, setMeeting] = useState({ name: '', on: road.today })
  const [on, setOn] = useState(road.today)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const take = useCommand('takeRoadSteps')
  const projects = road.projects.filter((project) => project.part === part)
  const offered = (project: Project) => STEPS[part].flatMap((step) => project.can.find((can) => can.step === step) ?? [])
  const mayDecide = road.may.includes('takeRoadSteps') && projects.some((project) => offered(project).length > 0)
  // While projects are carried out there is nothing to decide from day to day; at the year's end, or when one is stopped, there is.
  const [opened, setOpened] = useState(part !== 'carrying-out')
  const decides = mayDecide && opened
  const steps = Object.entries(chosen)
  const needsNote = (id: string, { step, note }: Choice) => (projects.find((one) => one.id === id)?.can.find((can) => can.step === step)?.needsNote ?? false) && note.trim() === ''
  const meets = steps.some(([, { step }]) => BY_MEETING.includes(step))
  const mustMeet = steps.some(([, { step }]) => step === 'approve')
  const noMeeting = mustMeet && (meeting.name.trim() === '' || meeting.on === '')
  const choose = (id: string, step: Step | '') => setChosen(step === '' ? Object.fromEntries(steps.filter(([other]) => other !== id)) : { ...chosen, [id]: { step, note: chosen[id]?.note ?? '' } })
  const main = STEPS[part][0]
  const ready = projects.filter((project) => project.can.some(({ step, missing, needsNote: needs }) => step === main && missing.length === 0 && !needs))
  const mainName = ready[0]?.can.find(({ step }) => step === main)?.name
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (take.isPending || steps.length === 0 || noMeeting || steps.some(([id, choice]) => needsNote(id, choice))) return
    take.mutate(
      { body: { steps: steps.map(([matter, { step, note }]) => ({ matter, step, note: note.trim() || null })), meeting: meets && meeting.name.trim() !== '' ? { name: meeting.name.trim(), on: meeting.on } : null, on } },
      {
        onSuccess: () => {
          setSaid(t('taken', { n: steps.length }))
          setChosen({})
          setTried(false)
        },
      },
    )
  }
  const decision = (project: Project) => {
    const can = offered(project)
    const choice = chosen[project.id]
    const lacking = can.find(({ step }) => step === (choice?.step ?? main))?.missing ?? []
    return (
      <div className="road-decide">
        <select className="input" aria-label={`${t('decide')} ${project.code}`} value={choice?.step ?? ''} onChange={(event) => choose(project.id, can.find(({ step }) => step === event.target.value)?.step ?? '')}>
          <option value="">{t('undecided')}</option>
          {can.map(({ step, name }) => <option key={step} value={step}>{pick(name)}</option>)}
        </select>
        {choice && can.find(({ step }) => step === choice.step)?.needsNote && (
          <input className="input" type="text" maxLength={2000} aria-label={`${t('why')} ${project.code}`} aria-invalid={tried && needsNote(project.id, choice) ? true : undefined} placeholder={t('why')} value={choice.note} onChange={(event) => setChosen({ ...chosen, [project.id]: { ...choice, note: event.target.value } })} />
        )}
        {tried && choice && needsNote(project.id, choice) && <span className="wrong">{t('whyMissing')}</span>}
        {lacking.length > 0 && <Link className="small" to={`/matters/${project.id}`}>{t('lacks', { missing: lacking.map(pick).join(t('list.join')) })}</Link>}
      </div>
    )
  }
  const columns = [...columnsOf(part, road, { t, pick }), ...(decides ? [{ key: 'decide', head: t('decide'), width: 220, cell: decision }] : [])]
  const asks = part === 'reasoning' && road.may.includes('askOpinions') && projects.length > 0
  return (
    <Section title={t('projects')} aside={projects.length || undefined} more={asks ? <Button small aria-expanded={asking} onClick={() => setAsking(!asking)}>{t('ask')}</Button> : mayDecide && part === 'carrying-out' ? <Button small aria-expanded={opened} onClick={() => setOpened(!opened)}>{t('decideMore')}</Button> : null}>
      {asking && (
        <AskForm
          road={road}
          projects={projects}
          onClose={() => setAsking(false)}
          onDone={(n) => {
            setSaid(t('askDone', { n }))
            setAsking(false)
          }}
        />
      )}
      {said && <Note tone="done" live>{said}</Note>}
      {projects.length === 0 ? (
        <p className="empty">{t('none')}</p>
      ) : (
        <form className="road-batch" noValidate onSubmit={send}>
          <Table3 caption={t('projects')} columns={columns} rows={projects} keyOf={({ id }) => id} stack labelled />
          {decides && (
            <div className="road-decision">
              {mainName && ready.length > 1 && <Button link onClick={() => setChosen({ ...chosen, ...Object.fromEntries(ready.map(({ id }) => [id, { step: main as Step, note: '' }])) })}>{t('all', { step: pick(mainName) })}</Button>}
              {steps.length === 0 && <p className="ink-3">{t('takeNone')}</p>}
              <div className="road-fields" hidden={steps.length === 0}>
                {meets && (
                  <>
                    <Field label={t('meeting')} optional={!mustMeet} wrong={tried && mustMeet && meeting.name.trim() === '' ? t('missing') : null}>
                      {(bound) => <input {...bound} className="input" type="text" maxLength={120} placeholder={t('meetingHint')} value={meeting.name} onChange={(event) => setMeeting({ ...meeting, name: event.target.value })} />}
                    </Field>
                    <Field label={t('meetingOn')} optional={!mustMeet} wrong={tried && mustMeet && meeting.on === '' ? t('missing') : null}>
                      {(bound) => <DayInput {...bound} max={road.today} value={meeting.on} onChange={(day) => setMeeting({ ...meeting, on: day })} />}
                    </Field>
                  </>
                )}
                <Field label={t('on')}>{(bound) => <DayInput {...bound} max={road.today} value={on} onChange={(day) => setOn(day || road.today)} />}</Field>
              </div>
              <ErrorNote error={take.error} />
              {steps.length > 0 && (
                <div className="actions">
                  <Button primary type="submit" busy={take.isPending}>{t('take', { n: steps.length })}</Button>
                </div>
              )}
            </div>
          )}
        </form>
      )}
    </Section>
  )
}
