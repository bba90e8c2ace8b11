import { useState } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Section, shortDay } from '../../ui/index.ts'
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
  const [doing, setDoing] = useState(false)
  const begin = useCommand('beginInspection')
  const { next, id } = inspection
  if (!next) return <p className="mid ink-3">{t('noNext')}</p>
  const unit = inspection.inspected.find((one) => one.id === next.unit)?.name ?? ''
  const close = () => setDoing(false)
  return (
    <div className="inspect-next">
      <p>
        <b>{t('next')}</b>
        <span>
          {t(`next.${next.does}`, { unit })}
          {next.by && <i>{next.does === 'begin' ? shortDay(next.by, inspection.today) : t('nextBy', { day: shortDay(next.by, inspection.today) })}</i>}
        </span>
        {next.does === 'begin' && <Button primary busy={begin.isPending} onClick={() => begin.mutate({ params: { inspection: id }, body: {} })}>{t('begin')}</Button>}
        {next.does === 'report' && <Button primary={!doing} aria-expanded={doing} onClick={() => setDoing(!doing)}>{t('report')}</Button>}
        {next.does === 'close' && <Button primary={!doing} aria-expanded={doing} onClick={() => setDoing(!doing)}>{t('close')}</Button>}
      </p>
      <ErrorNote error={begin.error} />
      {doing && next.does === 'report' && <ReportForm inspection={inspection} onClose={close} />}
      {doing && next.does === 'close' && <CloseForm inspection={id} onClose={close} />}
    </div>
  )
}
