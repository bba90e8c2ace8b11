import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, DayInput, ErrorNote, Field, Section, shortDay, useOpened } from '../../ui/index.ts'
import { CloseForm, ReportForm } from './forms.tsx'
import type { Inspection } from './one-page.tsx'
import { inspectionWords } from './words.ts'

/** The line of steps, and the one thing asked of who looks. */
export function Course({ inspection }: { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const { course, today } = inspection
  if (course.length === 0) return null
  return (
    <Section title={t('course')} first>
      <ol className="inspect-course">
        {course.map(({ id, when, on }) => (
          <li key={id} className={when} aria-current={when === 'now' ? 'step' : undefined}>
            <b>{t(`step.${id}`)}</b>
            {on && <span>{shortDay(on, today)}</span>}
          </li>
        ))}
      </ol>
      <Next inspection={inspection} />
    </Section>
  )
}

function Next({ inspection }: { inspection: Inspection }) {
  const t = useWords(inspectionWords)
  const forms = useOpened<'report' | 'close'>()
  const begin = useCommand('beginInspection')
  const { next, id, today, from, plannedOn } = inspection
  const [day, setDay] = useState(from < plannedOn ? plannedOn : from)
  if (!next) return <p className="mid ink-3">{t('noNext')}</p>
  // Entered on a later day, it still began on the day it began: what is reported and found then counts.
  const late = next.does === 'begin' && from < today
  const unit = inspection.inspected.find((one) => one.id === next.unit)?.name ?? ''
  return (
    <div className="inspect-next">
      <p>
        <b>{t('next')}</b>
        <span>
          {t(`next.${next.does}`, { unit })}
          {next.by && <i>{next.does === 'begin' ? shortDay(next.by, inspection.today) : t('nextBy', { day: shortDay(next.by, inspection.today) })}</i>}
        </span>
        {late && <Field label={t('begunOn')}>{(bound) => <DayInput {...bound} min={plannedOn} max={today} value={day} onChange={setDay} />}</Field>}
        {next.does === 'begin' && <Button primary busy={begin.isPending} onClick={() => begin.mutate({ params: { inspection: id }, body: late && day ? { occurredOn: day } : {} })}>{t('begin')}</Button>}
        {next.does === 'report' && <Button primary={!forms.what} {...forms.link('report')}>{t('report')}</Button>}
        {next.does === 'close' && <Button primary={!forms.what} {...forms.link('close')}>{t('close')}</Button>}
      </p>
      <ErrorNote error={begin.error} />
      {forms.form('report', (close) => <ReportForm inspection={inspection} onClose={close} />)}
      {forms.form('close', (close) => <CloseForm inspection={id} onClose={close} />)}
    </div>
  )
}
