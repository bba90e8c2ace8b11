import { linesOf } from '../../../kernel/assess/heads.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Field, Section } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { Findings, NOTHING, NumberInput, WordsInput } from './inputs.tsx'
import { newId, withOne, type Scheme } from './model.ts'
import { schemeWords } from './words.ts'

type Grade = Scheme['grades'][number]
type OverYears = Scheme['overYears'][number]

/** Grades with their shares as a rule, rules over years, ties, years made of quarters, days of review. */
export function Rules() {
  const t = useWords(schemeWords)
  return (
    <Section title={t('rules')}>
      <Grades />
      <Years />
      <Ties />
      <FromQuarters />
      <Review />
    </Section>
  )
}

function Grades() {
  const t = useWords(schemeWords)
  const wrong = useWrong()
  const { content, set } = useEditing()
  const { grades } = content
  const change = (at: number, next: Partial<Grade> | null) => {
    const before = grades[at]
    if (before) set({ grades: withOne(grades, at, next && { ...before, ...next }) })
  }
  const label = (at: number, column: string) => t('nth', { part: t('grades'), n: at + 1, column })
  return (
    <fieldset>
      <legend className="scheme-legend">{t('grades')}　<span className="small ink-3">{t(grades.length === 0 ? 'gradesNone' : 'gradesHelp')}</span></legend>
      {grades.map((one, at) => (
        <div key={one.id}>
          <div className="scheme-line">
            <WordsInput max={20} aria-label={label(at, t('grade'))} wrong={wrong('grades', at, 'name')} value={one.name} onChange={(name) => change(at, { name: name ?? NOTHING })} />
            <label className="scheme-inline">{t('gradeFrom')} <NumberInput aria-label={label(at, t('gradeFrom'))} wrong={wrong('grades', at, 'from')} value={one.from} onChange={(from) => change(at, { from })} /></label>
            <label className="scheme-inline">{t('gradeAtMost')} <NumberInput aria-label={label(at, t('gradeAtMost'))} value={one.atMost} onChange={(atMost) => change(at, { atMost })} /></label>
            <label className="scheme-inline">{t('gradeAtLeast')} <NumberInput aria-label={label(at, t('gradeAtLeast'))} value={one.atLeast} onChange={(atLeast) => change(at, { atLeast })} /></label>
            <Button link aria-label={label(at, t('remove'))} onClick={() => change(at, null)}>{t('remove')}</Button>
          </div>
          <Findings at={['grades', at]} />
        </div>
      ))}
      <Button link onClick={() => set({ grades: [...grades, { id: newId('grade', grades), name: NOTHING }] })}>{t('addGrade')}</Button>
    </fieldset>
  )
}

function Years() {
  const t = useWords(schemeWords)
  const pick = usePick()
  const wrong = useWrong()
  const { content, set } = useEditing()
  const { overYears, grades } = content
  const change = (at: number, next: Partial<OverYears> | null) => {
    const before = overYears[at]
    if (before) set({ overYears: withOne(overYears, at, next && { ...before, ...next }) })
  }
  const label = (at: number, column: string) => t('nth', { part: t('overYears'), n: at + 1, column })
  return (
    <fieldset>
      <legend className="scheme-legend">{t('overYears')}　{overYears.length === 0 && <span className="small ink-3">{t('overYearsNone')}</span>}</legend>
      {overYears.map((one, at) => (
        <div key={one.id}>
          <div className="scheme-line">
            <WordsInput max={80} aria-label={label(at, t('name'))} placeholder={t('name')} wrong={wrong('overYears', at, 'name')} value={one.name} onChange={(name) => change(at, { name: name ?? NOTHING })} />
            <label className="scheme-inline">{t('years')} <NumberInput aria-label={label(at, t('years'))} wrong={wrong('overYears', at, 'years')} value={one.years} onChange={(years) => change(at, { years: years ?? 1 })} /></label>
            <label className="scheme-inline">{t('times')} <NumberInput aria-label={label(at, t('times'))} wrong={wrong('overYears', at, 'times')} value={one.times} onChange={(times) => change(at, { times: times ?? 1 })} /></label>
            <select className="input" aria-label={label(at, t('grade'))} aria-invalid={wrong('overYears', at, 'grade') || undefined} value={one.grade} onChange={(event) => change(at, { grade: event.target.value })}>
              {!grades.some(({ id }) => id === one.grade) && <option value={one.grade}>{one.grade || t('choose')}</option>}
              {grades.map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
            </select>
            <WordsInput max={100} aria-label={label(at, t('follows'))} placeholder={t('follows')} wrong={wrong('overYears', at, 'then')} value={one.then} onChange={(then) => change(at, { then: then ?? NOTHING })} />
            <Button link aria-label={label(at, t('remove'))} onClick={() => change(at, null)}>{t('remove')}</Button>
          </div>
          <Findings at={['overYears', at]} />
        </div>
      ))}
      {grades.length > 0 && <Button link onClick={() => set({ overYears: [...overYears, { id: newId('years', overYears), name: NOTHING, grade: grades[0]?.id ?? '', times: 2, years: 2, then: NOTHING }] })}>{t('addYears')}</Button>}
    </fieldset>
  )
}

function Ties() {
  const t = useWords(schemeWords)
  const pick = usePick()
  const { content, set } = useEditing()
  const lines = linesOf(content)
  const left = lines.filter(({ id }) => !content.ties.includes(id))
  return (
    <fieldset>
      <legend className="scheme-legend">{t('ties')}　<span className="small ink-3">{t(content.ties.length === 0 ? 'tiesNone' : 'tiesHelp')}</span></legend>
      <ul className="scheme-members">
        {content.ties.map((id) => {
          const found = lines.find((line) => line.id === id)
          const name = found ? pick(found.name) : id
          return <li key={id}>{name}<Button link aria-label={t('removeOf', { name })} onClick={() => set({ ties: content.ties.filter((one) => one !== id) })}>×</Button></li>
        })}
        {left.length > 0 && (
          <li className="scheme-plain">
            <select className="input" aria-label={t('ties')} value="" onChange={(event) => event.target.value && set({ ties: [...content.ties, event.target.value] })}>
              <option value="">{t('add')}</option>
              {left.map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
            </select>
          </li>
        )}
      </ul>
      <Findings at={['ties']} />
    </fieldset>
  )
}

function FromQuarters() {
  const t = useWords(schemeWords)
  const pick = usePick()
  const { content, set, options } = useEditing()
  const { fromQuarters } = content
  if (content.period !== 'year' && !fromQuarters) return null
  const others = options.schemes.filter(({ id }) => id !== content.id)
  return (
    <fieldset>
      <legend className="scheme-legend">{t('fromQuarters')}</legend>
      <div className="scheme-fields scheme-narrow">
        <Field label={t('quartersScheme')} optional>
          {(bound) => (
            <select {...bound} className="input" value={fromQuarters?.scheme ?? ''} onChange={(event) => set({ fromQuarters: event.target.value ? { scheme: event.target.value, percent: fromQuarters?.percent ?? [0, 0, 0, 0] } : undefined })}>
              <option value="">{t('quartersNone')}</option>
              {fromQuarters && !others.some(({ id }) => id === fromQuarters.scheme) && <option value={fromQuarters.scheme}>{fromQuarters.scheme}</option>}
              {others.map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
            </select>
          )}
        </Field>
        {fromQuarters?.percent.map((percent, at) => <Field key={at} label={t('quartersPercent', { q: at + 1 })}>{(bound) => <NumberInput {...bound} value={percent} onChange={(next) => set({ fromQuarters: { ...fromQuarters, percent: withOne(fromQuarters.percent, at, next ?? 0) } })} />}</Field>)}
      </div>
      <Findings at={['fromQuarters']} />
    </fieldset>
  )
}

function Review() {
  const t = useWords(schemeWords)
  const { content, set } = useEditing()
  return (
    <fieldset>
      <legend className="scheme-legend">{t('review')}</legend>
      <div className="scheme-fields scheme-narrow">
        <Field label={t('reviewDays')}>{(bound) => <NumberInput {...bound} value={content.reviewWorkdays ?? 3} onChange={(reviewWorkdays) => set({ reviewWorkdays })} />}</Field>
        <Field label={t('answerDays')}>{(bound) => <NumberInput {...bound} value={content.answerWorkdays ?? 10} onChange={(answerWorkdays) => set({ answerWorkdays })} />}</Field>
        <Field label={t('decimals')}>{(bound) => <NumberInput {...bound} value={content.decimals ?? 2} onChange={(decimals) => set({ decimals })} />}</Field>
      </div>
      {(['reviewWorkdays', 'answerWorkdays', 'decimals', 'plusLimit', 'minusLimit'] as const).map((key) => <Findings key={key} at={[key]} />)}
    </fieldset>
  )
}
