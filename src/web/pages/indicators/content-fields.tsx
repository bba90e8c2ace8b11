import { useWords } from '../../i18n/language.tsx'
import { Field, type Choice } from '../../ui/index.ts'
import { UnitField } from '../organisation/pick.tsx'
import type { Indicator } from './model.ts'
import { indicatorWords } from './words.ts'

/** A definition while it is written: what of it is a choice is chosen, the rest is words. */
export type Content = {
  name: string
  measure: string
  direction: Indicator['direction']
  course: Indicator['course']
  binding: boolean
  adds: boolean
  definition: string
  source: string
  owner: Choice | null
  decimals: string
}

export const EMPTY: Content = { name: '', measure: '', direction: 'up', course: 'cumulative', binding: false, adds: false, definition: '', source: '', owner: null, decimals: '2' }

export const contentOf = ({ name, measure, direction, course, binding, adds, definition, source, owner, decimals }: Indicator): Content => ({
  name,
  measure,
  direction,
  course,
  binding,
  adds,
  definition: definition ?? '',
  source: source ?? '',
  owner: { value: owner.id, name: owner.name },
  decimals: String(decimals),
})

/** As it is sent; null while something is missing. */
export function contentSent({ name, measure, owner, definition, source, decimals, ...rest }: Content) {
  if (name.trim() === '' || measure.trim() === '' || !owner) return null
  return { ...rest, name: name.trim(), measure: measure.trim(), owner: owner.value, definition: definition.trim() || null, source: source.trim() || null, decimals: Number(decimals) }
}

const DECIMALS = ['0', '1', '2', '3', '4', '5', '6']

export function ContentFields({ value, set, tried }: { value: Content; set: (change: Partial<Content>) => void; tried: boolean }) {
  const t = useWords(indicatorWords)
  const missing = (text: string) => (tried && text.trim() === '' ? t('missing') : null)
  return (
    <>
      <div className="indicator-fields">
        <Field label={t('name')} wrong={missing(value.name)}>{(bound) => <input {...bound} className="input" type="text" maxLength={120} value={value.name} onChange={(event) => set({ name: event.target.value })} />}</Field>
        <Field label={t('measure')} wrong={missing(value.measure)}>{(bound) => <input {...bound} className="input" type="text" maxLength={20} value={value.measure} onChange={(event) => set({ measure: event.target.value })} />}</Field>
        <UnitField label={t('owner')} chosen={value.owner} onChoose={(owner) => set({ owner })} wrong={tried && !value.owner ? t('missing') : null} />
        <Field label={t('source')} optional aside={t('sourceHint')}>{(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.source} onChange={(event) => set({ source: event.target.value })} />}</Field>
        <Field label={t('direction')}>
          {(bound) => (
            <select {...bound} className="input" value={value.direction} onChange={(event) => set({ direction: event.target.value === 'down' ? 'down' : 'up' })}>
              <option value="up">{t('direction.up')}</option>
              <option value="down">{t('direction.down')}</option>
            </select>
          )}
        </Field>
        <Field label={t('courseKind')}>
          {(bound) => (
            <select {...bound} className="input" value={value.course} onChange={(event) => set({ course: event.target.value === 'point' ? 'point' : 'cumulative' })}>
              <option value="cumulative">{t('course.cumulative')}</option>
              <option value="point">{t('course.point')}</option>
            </select>
          )}
        </Field>
        <Field label={t('decimals')}>
          {(bound) => (
            <select {...bound} className="input" value={value.decimals} onChange={(event) => set({ decimals: event.target.value })}>
              {DECIMALS.map((one) => <option key={one} value={one}>{one}</option>)}
            </select>
          )}
        </Field>
        <div className="indicator-checks">
          <label className="check"><input type="checkbox" checked={value.binding} onChange={(event) => set({ binding: event.target.checked })} /> {t('isBinding')}</label>
          <label className="check"><input type="checkbox" checked={value.adds} onChange={(event) => set({ adds: event.target.checked })} /> {t('adds')}</label>
        </div>
      </div>
      <Field label={t('definition')} optional>{(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.definition} onChange={(event) => set({ definition: event.target.value })} />}</Field>
    </>
  )
}
