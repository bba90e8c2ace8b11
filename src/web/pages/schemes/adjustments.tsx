import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Field, Section } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { Findings, NOTHING, NumberInput, WordsInput } from './inputs.tsx'
import { newId, withOne, type Scheme } from './model.ts'
import { schemeWords } from './words.ts'

type Adjustment = Scheme['adjustments'][number]
type Veto = Scheme['vetoes'][number]

const COUNTS = ['answered-late', 'trouble-early', 'trouble-late', 'opened', 'closed'] as const

/** 加分、扣分: so much for each, up to a limit, shown by what. */
export function Adjustments() {
  const t = useWords(schemeWords)
  const { content, set } = useEditing()
  const { adjustments } = content
  const add = () => set({ adjustments: [...adjustments, { id: newId('rule', adjustments), name: NOTHING, each: -1, evidence: NOTHING }] })
  return (
    <Section title={t('adjustments')} aside={adjustments.length > 0 ? adjustments.length : undefined}>
      {adjustments.length === 0 && <p className="small ink-3">{t('adjustmentsNone')}</p>}
      <ul className="scheme-lines">
        {adjustments.map((one, at) => <li key={one.id}><OneAdjustment one={one} at={at} /></li>)}
      </ul>
      <p className="scheme-add"><Button link onClick={add}>{t('addAdjustment')}</Button></p>
      {adjustments.length > 0 && (
        <div className="scheme-fields scheme-narrow">
          <Field label={t('plusLimit')} optional>{(bound) => <NumberInput {...bound} value={content.plusLimit} onChange={(plusLimit) => set({ plusLimit })} />}</Field>
          <Field label={t('minusLimit')} optional>{(bound) => <NumberInput {...bound} value={content.minusLimit} onChange={(minusLimit) => set({ minusLimit })} />}</Field>
        </div>
      )}
    </Section>
  )
}

function OneAdjustment({ one, at }: { one: Adjustment; at: number }) {
  const t = useWords(schemeWords)
  const wrong = useWrong()
  const { content, set } = useEditing()
  const change = (next: Partial<Adjustment>) => set({ adjustments: withOne(content.adjustments, at, { ...one, ...next }) })
  const label = (column: string) => t('nth', { part: t('adjustments'), n: at + 1, column })
  return (
    <>
      <div className="scheme-adjustment">
        <WordsInput max={80} aria-label={label(t('what2'))} placeholder={t('what2')} wrong={wrong('adjustments', at, 'name')} value={one.name} onChange={(name) => change({ name: name ?? NOTHING })} />
        <label className="scheme-inline">{t('each')} <NumberInput aria-label={label(t('each'))} wrong={wrong('adjustments', at, 'each')} value={one.each} onChange={(each) => change({ each: each ?? 0 })} /></label>
        <label className="scheme-inline">{t('atMost')} <NumberInput aria-label={label(t('atMost'))} value={one.atMost} onChange={(atMost) => change({ atMost })} /></label>
        <CountedBy one={one} label={label(t('counted'))} wrong={wrong('adjustments', at, 'measure')} change={change} />
        <WordsInput max={100} aria-label={label(t('evidence'))} placeholder={t('evidence')} wrong={wrong('adjustments', at, 'evidence')} value={one.evidence} onChange={(evidence) => change({ evidence: evidence ?? NOTHING })} />
        <Button link aria-label={label(t('remove'))} onClick={() => set({ adjustments: withOne(content.adjustments, at, null) })}>{t('remove')}</Button>
      </div>
      <Findings at={['adjustments', at]} />
    </>
  )
}

function CountedBy({ one: { measure }, label, wrong, change }: { one: Adjustment; label: string; wrong: boolean; change: (next: Partial<Adjustment>) => void }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const { options } = useEditing()
  const value = measure === undefined ? '' : 'count' in measure ? `count ${measure.count}` : 'letters' in measure ? `letters ${measure.letters}` : `activity ${measure.activity}`
  const choose = (text: string) => {
    const [kind, id = ''] = text.split(' ')
    const count = COUNTS.find((name) => name === id)
    if (text === value) return
    if (kind === 'count' && count) change({ measure: { ...(measure && 'count' in measure ? measure : {}), count } })
    else change({ measure: kind === 'letters' ? { letters: id } : kind === 'activity' ? { activity: id } : undefined })
  }
  return (
    <select className="input" aria-label={label} aria-invalid={wrong || undefined} value={value} onChange={(event) => choose(event.target.value)}>
      <option value="">{t('byEntry')}</option>
      {COUNTS.map((count) => <option key={count} value={`count ${count}`}>{t(`count.${count}`)}</option>)}
      {options.letters.map(({ id, name }) => <option key={id} value={`letters ${id}`}>{t('countLetters', { name: pick(name) })}</option>)}
      {options.activities.filter(({ id, outcome }) => outcome || value === `activity ${id}`).map(({ id, name }) => <option key={id} value={`activity ${id}`}>{t('countResults', { name: pick(name) })}</option>)}
    </select>
  )
}

export function Vetoes() {
  const t = useWords(schemeWords)
  const { content, set } = useEditing()
  const { vetoes } = content
  const add = () => set({ vetoes: [...vetoes, { id: newId('veto', vetoes), name: NOTHING, unranked: true, evidence: NOTHING }] })
  return (
    <Section title={t('vetoes')} aside={vetoes.length > 0 ? vetoes.length : undefined}>
      {vetoes.length === 0 && <p className="small ink-3">{t('vetoesNone')}</p>}
      <ul className="scheme-lines">
        {vetoes.map((one, at) => <li key={one.id}><OneVeto one={one} at={at} /></li>)}
      </ul>
      <p className="scheme-add"><Button link onClick={add}>{t('addVeto')}</Button></p>
    </Section>
  )
}

function OneVeto({ one, at }: { one: Veto; at: number }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const wrong = useWrong()
  const { content, set } = useEditing()
  const change = (next: Partial<Veto>) => set({ vetoes: withOne(content.vetoes, at, { ...one, ...next }) })
  const label = (column: string) => t('nth', { part: t('vetoes'), n: at + 1, column })
  return (
    <>
      <div className="scheme-veto">
        <WordsInput max={80} aria-label={label(t('what2'))} placeholder={t('what2')} wrong={wrong('vetoes', at, 'name')} value={one.name} onChange={(name) => change({ name: name ?? NOTHING })} />
        <select className="input" aria-label={label(t('then'))} aria-invalid={wrong('vetoes', at, 'grade') || undefined} value={one.unranked ? 'unranked' : (one.grade ?? '')} onChange={(event) => change(event.target.value === 'unranked' ? { unranked: true, grade: undefined } : { unranked: false, grade: event.target.value || undefined })}>
          <option value="unranked">{t('thenUnranked')}</option>
          {!one.unranked && one.grade === undefined && <option value="">{t('choose')}</option>}
          {content.grades.map(({ id, name }) => <option key={id} value={id}>{t('thenGrade', { grade: pick(name) })}</option>)}
          {one.grade !== undefined && !content.grades.some(({ id }) => id === one.grade) && <option value={one.grade}>{one.grade}</option>}
        </select>
        <WordsInput max={100} aria-label={label(t('evidence'))} placeholder={t('evidence')} wrong={wrong('vetoes', at, 'evidence')} value={one.evidence} onChange={(evidence) => change({ evidence: evidence ?? NOTHING })} />
        <Button link aria-label={label(t('remove'))} onClick={() => set({ vetoes: withOne(content.vetoes, at, null) })}>{t('remove')}</Button>
      </div>
      <Findings at={['vetoes', at]} />
    </>
  )
}
