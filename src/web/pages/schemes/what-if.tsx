import { useRef, useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { minus } from '../../ui/chart/figure-text.ts'
import { Button, ErrorNote, Field, Note, Section, Table3 } from '../../ui/index.ts'
import { useEditing } from './editing.ts'
import type { Scheme } from './model.ts'
import { schemeWords } from './words.ts'

type Preview = Answer<'previewScheme'>
type Change = Preview['changes'][number]

/** A past run assessed by what is written now: shown, never kept. */
export function WhatIf({ scheme }: { scheme: string }) {
  const t = useWords(schemeWords)
  const { content, options } = useEditing()
  const [run, choose] = useState(options.runs[0]?.id ?? '')
  const preview = usePreview(scheme)
  const shown = preview.now?.of === JSON.stringify([run, content]) ? preview.now.answer : null
  return (
    <Section title={t('whatIf')}>
      <p className="small ink-2">{t(options.runs.length === 0 ? 'whatIfNone' : 'whatIfNote')}</p>
      {options.runs.length > 0 && (
        <div className="scheme-try">
          <Field label={t('run')}>
            {(bound) => (
              <select {...bound} className="input" value={run} onChange={(event) => choose(event.target.value)}>
                {options.runs.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
              </select>
            )}
          </Field>
          <Button busy={preview.busy} onClick={() => preview.ask(run, content)}>{t('compute')}</Button>
        </div>
      )}
      <ErrorNote error={preview.error} />
      {shown && <Result preview={shown} />}
    </Section>
  )
}

type Now = { of: string; answer: Preview }

/** Asked by pressing; what is written on is another question, so its answer goes. */
function usePreview(scheme: string): { now: Now | null; busy: boolean; error: ProblemError | null; ask: (run: string, content: Scheme) => void } {
  const [now, set] = useState<Now | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ProblemError | null>(null)
  const last = useRef(0)
  const ask = (run: string, content: Scheme) => {
    const mine = (last.current += 1)
    setBusy(true)
    setError(null)
    call('previewScheme', { params: { scheme }, body: { assessment: run, content } }).then(
      (answer) => {
        if (mine !== last.current) return
        set({ of: JSON.stringify([run, content]), answer })
        setBusy(false)
      },
      (reason: unknown) => {
        if (mine !== last.current) return
        if (!(reason instanceof ProblemError)) throw reason
        setError(reason)
        setBusy(false)
      },
    )
  }
  return { now, busy, error, ask }
}

function Result({ preview: { run, ranked, changes, placesMove, unknown, came } }: { preview: Preview }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const why = ({ left, why: causes }: Change) => (left ? t('left') : causes.map(({ name, by }) => `${name ? pick(name) : t('plusMinus')} ${signed(by)}`).join(t('comma')) || t('none'))
  const place = ({ left, rank: { before, after } }: Change) => (left || before === after ? String(before ?? t('none')) : t('placeChange', { before: before ?? t('none'), after: after ?? t('none') }))
  const still = changes.every(({ total, left }) => !left && Number(total.by) === 0)
  return (
    <div role="status" className="scheme-result">
      {unknown.length > 0 && <Note tone="due">{t('unknownItems', { names: unknown.map(({ name }) => pick(name)).join(t('comma')) })}</Note>}
      {came.length > 0 && <Note>{t('came', { names: came.join(t('comma')) })}</Note>}
      <p>{still ? t('noChange') : ''}{ranked ? t(placesMove > 0 ? 'moved' : 'noMoves', { n: placesMove }) : t('unranked')}</p>
      <Table3<Change>
        caption={`${t('whatIf')} ${run.title}`}
        rows={changes}
        keyOf={({ unit }) => unit}
        stack
        labelled
        columns={[
          { key: 'unit', head: t('unit'), names: true, cell: ({ name }) => name },
          { key: 'before', head: t('before'), num: true, width: 80, cell: ({ total }) => minus(total.before ?? t('none')) },
          { key: 'after', head: t('after'), num: true, width: 80, cell: ({ total, left }) => (left ? t('none') : minus(total.after ?? t('none'))) },
          { key: 'by', head: t('by'), num: true, width: 72, cell: ({ total, left }) => (left ? t('none') : signed(total.by)) },
          { key: 'rank', head: t('place'), num: true, width: 88, cell: place },
          { key: 'why', head: t('why'), cell: why },
        ]}
      />
    </div>
  )
}

function signed(by: string): string {
  return Number(by) > 0 ? `+${by}` : minus(by)
}
