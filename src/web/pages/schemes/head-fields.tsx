import { useWords } from '../../i18n/language.tsx'
import { Combobox, DayInput, Field } from '../../ui/index.ts'
import { useEditing, useWrong } from './editing.ts'
import { Findings, NOTHING, WordsInput } from './inputs.tsx'
import type { Options, Scheme } from './model.ts'
import { schemeWords } from './words.ts'

const PERIODS = ['month', 'quarter', 'half', 'year'] as const
const MOST_SHOWN = 12

/** What the scheme is called, whom it assesses and how often. */
export function HeadFields() {
  const t = useWords(schemeWords)
  const wrong = useWrong()
  const { content, set } = useEditing()
  const { period } = content
  return (
    <>
      <div className="scheme-fields scheme-head-fields">
        <Field label={t('name')}>{(bound) => <WordsInput {...bound} max={120} wrong={wrong('name')} value={content.name} onChange={(name) => set({ name: name ?? NOTHING })} />}</Field>
        <Field label={t('of')}>
          {(bound) => (
            <select {...bound} className="input" value={content.of} onChange={(event) => set({ of: event.target.value === 'place' ? 'place' : 'unit' })}>
              {content.of !== 'unit' && content.of !== 'place' && <option value={content.of}>{t(`of.${content.of}`)}</option>}
              <option value="unit">{t('of.unit')}</option>
              <option value="place">{t('of.place')}</option>
            </select>
          )}
        </Field>
        <Field label={t('period')}>
          {(bound) => (
            <select {...bound} className="input" value={typeof period === 'string' ? period : 'other'} onChange={(event) => set({ period: PERIODS.find((one) => one === event.target.value) ?? period })}>
              {typeof period === 'string' ? period === 'week' && <option value="week">{t('period.week')}</option> : <option value="other">{t('period.other')}</option>}
              {PERIODS.map((one) => <option key={one} value={one}>{t(`period.${one}`)}</option>)}
            </select>
          )}
        </Field>
      </div>
      {(['name', 'of', 'period'] as const).map((key) => <Findings key={key} at={[key]} />)}
      <Basis />
    </>
  )
}

type Basis = NonNullable<Scheme['basis']>

/** 依据文件: chosen from what was received, or typed. */
function Basis() {
  const t = useWords(schemeWords)
  const wrong = useWrong()
  const { content, set, options } = useEditing()
  const basis: Basis = content.basis ?? { title: '' }
  const change = (next: Partial<Basis>) => {
    const { title, number, issuedOn, clause, note } = { ...basis, ...next }
    const any = [title, number, issuedOn, clause].some((one) => one !== undefined && one !== '')
    set({ basis: any ? { title, number: number || undefined, issuedOn: issuedOn || undefined, clause: clause || undefined, note } : undefined })
  }
  return (
    <fieldset className="scheme-basis">
      <legend className="scheme-legend">{t('basis')}</legend>
      {options.documents.length > 0 && (
        <Field label={t('basisPick')} optional>{(bound) => <Combobox {...bound} chosen={null} placeholder={t('basisPickHint')} find={(text) => matching(options.documents, text)} onChoose={(one) => one && change({ title: one.value.title, number: one.value.number ?? undefined, issuedOn: one.value.issuedOn ?? undefined })} />}</Field>
      )}
      <div className="scheme-fields">
        <Field label={t('basisTitle')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={300} aria-invalid={wrong('basis', 'title') || undefined} value={basis.title} onChange={(event) => change({ title: event.target.value })} />}</Field>
        <Field label={t('basisNumber')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={120} value={basis.number ?? ''} onChange={(event) => change({ number: event.target.value })} />}</Field>
        <Field label={t('basisDay')} optional>{(bound) => <DayInput {...bound} value={basis.issuedOn ?? ''} onChange={(issuedOn) => change({ issuedOn })} />}</Field>
        <Field label={t('basisClause')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={120} value={basis.clause ?? ''} onChange={(event) => change({ clause: event.target.value })} />}</Field>
      </div>
      <label className="check"><input type="checkbox" aria-invalid={wrong('ranked') || undefined} checked={content.ranked} onChange={(event) => set({ ranked: event.target.checked })} /> {t('ranked')}　<span className="ink-3">{t(content.basis || content.ranked ? 'rankedHelp' : 'nobasis')}</span></label>
      <Findings at={['basis']} />
      <Findings at={['ranked']} />
    </fieldset>
  )
}

type Document = Options['documents'][number]

function matching(documents: readonly Document[], text: string): { value: Document; name: string; aside?: string }[] {
  return documents
    .filter(({ title, number }) => title.includes(text) || (number ?? '').includes(text))
    .slice(0, MOST_SHOWN)
    .map((value) => ({ value, name: value.title, ...(value.number ? { aside: value.number } : {}) }))
}
