import { useState } from 'react'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Loading, Note, Section } from '../../ui/index.ts'
import { DifferenceBars } from './bars.tsx'
import { neighbours, notesFor, printed, type Assessment, type Row } from './model.ts'
import { assessmentWords } from './words.ts'

type Pair = { first: string; second: string }

/** What parts two of them, item by item: the one in hand and its neighbour, or any two. */
export function Difference({ assessment, sections, unit }: { assessment: Assessment; sections: readonly { rows: readonly Row[] }[]; unit: string | null }) {
  const t = useWords(assessmentWords)
  const [chosen, choose] = useState<{ of: string | null; pair: Pair } | null>(null)
  const near = neighbours(sections, unit)
  // Another line taken in hand brings its own neighbour.
  const pair = chosen && chosen.of === unit ? chosen.pair : near && { first: near[0], second: near[1] }
  const answer = useAnswer('getAssessment', { params: { assessment: assessment.id }, query: pair ?? {} }, { keep: true, when: pair !== null })
  const rows = sections.flatMap((section) => section.rows)
  if (!pair || rows.length < 2) return null
  const difference = answer.data?.difference
  const shown = difference && difference.first.id === pair.first && difference.second.id === pair.second ? difference : null
  const totalOf = (id: string) => rows.find((row) => row.unit.id === id)?.total ?? ''
  const nameOf = (id: string) => rows.find((row) => row.unit.id === id)?.unit.name ?? ''
  const names = { first: nameOf(pair.first), second: nameOf(pair.second) }
  return (
    <Section title={t('difference', names)} first>
      <div className="assess-pick">
        {(['first', 'second'] as const).map((which) => (
          <select key={which} className="input" aria-label={t(which)} value={pair[which]} onChange={(event) => choose({ of: unit, pair: { ...pair, [which]: event.target.value } })}>
            {rows.map((row) => <option key={row.unit.id} value={row.unit.id} disabled={row.unit.id === pair[which === 'first' ? 'second' : 'first']}>{row.unit.name}</option>)}
          </select>
        ))}
      </div>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {shown ? (
        <>
          <p className="mid ink-2">{t('differenceSays', { ...names, a: totalOf(pair.first), b: totalOf(pair.second) })}<b>{printed(shown.total.replace(/^-/, ''))}</b> {t('differencePoints')}</p>
          <DifferenceBars
            lines={[
              ...shown.lines.map(({ item, name, by }) => ({ key: item, name, by })),
              ...(assessment.rules.length > 0 ? [{ key: 'adjusted', name: { zh: assessmentWords.adjusted.zh, en: assessmentWords.adjusted.en }, by: shown.adjusted }] : []),
            ]}
          />
          <p className="small ink-3">{t('differenceNote', names)}</p>
        </>
      ) : (
        !answer.error && <Loading rows={5} />
      )}
    </Section>
  )
}

/** Notes of one heading shown at once. */
const SHOWN = 4

/** How firm the result is, what measures nothing, what else has to be said with it. */
export function Notes({ notes }: Pick<Assessment, 'notes'>) {
  const t = useWords(assessmentWords)
  return (
    <>
      <NoteList title={t('sensitivity')} notes={notesFor(notes, 'sensitivity')} />
      <NoteList title={t('saturation')} notes={notesFor(notes, 'saturation')} />
      <NoteList title={t('notes')} notes={notesFor(notes, 'rest')} />
    </>
  )
}

function NoteList({ title, notes }: { title: string; notes: ReturnType<typeof notesFor> }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const [all, setAll] = useState(false)
  if (notes.length === 0) return null
  const shown = all ? notes : notes.slice(0, SHOWN)
  return (
    <Section title={title}>
      <div className="assess-notes">
        {shown.map(({ text, warned }) => (warned ? <Note key={text.zh} tone="due">{pick(text)}</Note> : <p key={text.zh} className="mid ink-2">{pick(text)}</p>))}
        {notes.length > shown.length && <p><Button link onClick={() => setAll(true)}>{t('more', { n: notes.length - shown.length })}</Button></p>}
      </div>
    </Section>
  )
}

/** What the last delivery, or freezing, changed against the one before it. */
export function Changed({ changed }: Pick<Assessment, 'changed'>) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  if (changed.length === 0) return null
  return (
    <Section title={t('changed')} aside={changed.length}>
      <ul className="mid ink-2">
        {changed.map(({ unit, what, name, from, to }) => (
          <li key={`${unit.id} ${what}`}>{t('changedLine', { unit: unit.name, name: pick(name), from: from === null ? t('none') : printed(from), to: to === null ? t('none') : printed(to) })}</li>
        ))}
      </ul>
    </Section>
  )
}
