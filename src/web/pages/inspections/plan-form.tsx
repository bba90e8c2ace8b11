import { addedWarnings, planWarnings, type PlanWarning } from '../../../kernel/inspection/plan.ts'
import { china } from '../../../kernel/time/china.ts'
import { isDay } from '../../../kernel/time/day.ts'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Combobox, DayInput, Field, InPlace, type Choice } from '../../ui/index.ts'
import { UnitField, UnitsField } from '../organisation/pick.tsx'
import type { MatterChoice } from '../record/content.ts'
import { findMatters } from '../record/find-matters.ts'
import type { Inspections } from './page.tsx'
import { Warned } from './warned.tsx'
import { inspectionWords } from './words.ts'

type Kind = Inspections['kinds'][number]
const keyOf = ({ pack, id }: Pick<Kind, 'pack' | 'id'>) => `${pack}/${id}`

/** A new inspection for the plan; while it is typed, the plan says what speaks against it, with the other one named. */
export function PlanForm({ data, onDone, onClose }: { data: Inspections; onDone: (said: string) => void; onClose: () => void }) {
  const t = useWords(inspectionWords)
  const pick = usePick()
  const { acting } = useSession()
  const own = acting?.unit ? { value: acting.unit.id, name: acting.unit.name } : null
  const { value, set, clear } = useDraft('inspection-plan', {
    kind: data.kinds[0] ? keyOf(data.kinds[0]) : '',
    title: '', from: '', to: '', inspected: [] as Choice[], lead: own, with: [] as Choice[], topic: '', basis: '', matters: [] as Choice[], back: '', despite: '', mergeInto: '', reason: '',
  })
  const plan = useCommand('planInspection')
  const kind = data.kinds.find((one) => keyOf(one) === value.kind) ?? null
  const to = value.to || value.from
  const warnings = warningsFor(data, kind, { from: value.from, to, inspected: value.inspected.map((one) => one.value) })
  const mergeInto = warnings.some((one) => one.code === 'overlap' && one.inspection === value.mergeInto) ? value.mergeInto : ''
  const wrong = {
    kind: kind === null,
    title: value.title.trim() === '',
    from: value.from === '',
    to: to !== '' && value.from !== '' && to < value.from,
    inspected: value.inspected.length === 0,
    lead: !value.lead,
    back: kind?.looksBack === true && value.back === '',
    why: mergeInto ? value.reason.trim() === '' : warnings.length > 0 && value.despite.trim() === '',
  }
  const send = () => {
    if (Object.values(wrong).some(Boolean) || !kind || !value.lead) return
    plan.mutate(
      {
        body: {
          pack: kind.pack, kind: kind.id, title: value.title.trim(), topic: value.topic.trim(), basis: value.basis.trim() || null, from: value.from, to,
          lead: value.lead.value, with: value.with.map((one) => one.value), inspected: value.inspected.map((one) => one.value), matters: value.matters.map((one) => one.value),
          looksBackAt: kind.looksBack ? value.back : null, despite: value.despite.trim() || null, mergeInto: mergeInto || null, reason: mergeInto ? value.reason.trim() : null,
        },
      },
      {
        onSuccess: () => {
          clear()
          onDone(mergeInto ? t('merged', { title: data.rows.find(({ id }) => id === mergeInto)?.title ?? '' }) : t('planned'))
        },
      },
    )
  }
  const missing = (is: boolean) => (is ? t('missing') : null)
  return (
    <InPlace className="inspect-form inspect-box" label={t('plan')} action={mergeInto ? t('mergeDo') : t('planDo')} busy={plan.isPending} error={plan.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('formKind')} wrong={missing(tried && wrong.kind)} help={kind && <KindHint kind={kind} />}>
            {(bound) => (
              <select {...bound} className="input" value={value.kind} onChange={(event) => set({ kind: event.target.value })}>
                {data.kinds.map((one) => <option key={keyOf(one)} value={keyOf(one)}>{pick(one.name)}</option>)}
              </select>
            )}
          </Field>
          {kind?.looksBack && (
            <Field label={t('formBack')} wrong={missing(tried && wrong.back)}>
              {(bound) => (
                <select {...bound} className="input" value={value.back} onChange={(event) => set({ back: event.target.value })}>
                  <option value="">{t('choose')}</option>
                  {data.earlier.map((one) => <option key={one.id} value={one.id}>{t('earlier', { title: one.title, day: one.to, n: one.findings })}</option>)}
                </select>
              )}
            </Field>
          )}
          <Field label={t('formTitle')} wrong={missing(tried && wrong.title)}>{(bound) => <input {...bound} className="input" type="text" maxLength={200} value={value.title} onChange={(event) => set({ title: event.target.value })} />}</Field>
          <div className="inspect-pair">
            <Field label={t('formFrom')} wrong={missing(tried && wrong.from)}>{(bound) => <DayInput {...bound} value={value.from} onChange={(from) => set({ from })} />}</Field>
            <Field label={t('formTo')} optional wrong={wrong.to ? t('daysWrong') : null}>{(bound) => <DayInput {...bound} value={value.to} onChange={(day) => set({ to: day })} />}</Field>
          </div>
          <UnitsField label={t('formWhom')} units={value.inspected} onChange={(inspected) => set({ inspected })} wrong={missing(tried && wrong.inspected)} />
          <Warned warnings={warnings} names={value.inspected} value={{ despite: value.despite, mergeInto, reason: value.reason }} onChange={set} tried={tried} mergeable={mergeableWith(data, kind?.unannounced ?? false)} />
          <Field label={t('formTopic')} optional>{(bound) => <textarea {...bound} className="input" maxLength={2000} value={value.topic} onChange={(event) => set({ topic: event.target.value })} />}</Field>
          <div className="inspect-pair">
            <UnitField label={t('formLead')} chosen={value.lead} onChoose={(lead) => set({ lead })} wrong={missing(tried && wrong.lead)} fits={(row) => row.kind !== 'group'} />
            <Field label={t('formBasis')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.basis} onChange={(event) => set({ basis: event.target.value })} />}</Field>
          </div>
          <UnitsField label={t('formWith')} optional units={value.with} onChange={(units) => set({ with: units })} {...(value.lead ? { without: value.lead.value } : {})} />
          <MattersField matters={value.matters} onChange={(matters) => set({ matters })} />
        </>
      )}
    </InPlace>
  )
}

function KindHint({ kind: { atMost, longest, apart, unannounced } }: { kind: Kind }) {
  const t = useWords(inspectionWords)
  const limits = atMost !== null && longest !== null && apart !== null ? t('rules', { most: atMost, longest, apart }) : ''
  return <>{unannounced ? t('secretHint') : limits}</>
}

/** Projects it looks at, found by part of their name. */
export function MattersField({ matters, onChange }: { matters: readonly Choice[]; onChange: (matters: Choice[]) => void }) {
  const t = useWords(inspectionWords)
  const session = useSession()
  return (
    <Field label={t('formMatters')} aside={t('formMattersHint')} optional>
      {(bound) => (
        <>
          {matters.length > 0 && (
            <ul className="list inspect-chosen">
              {matters.map(({ value, name }) => <li key={value}>{name}<Button link aria-label={t('removeName', { name })} onClick={() => onChange(matters.filter((one) => one.value !== value))}>{t('remove')}</Button></li>)}
            </ul>
          )}
          <Combobox<MatterChoice>
            {...bound}
            chosen={null}
            onChoose={(choice) => choice && onChange([...matters, { value: choice.value.id, name: choice.name }])}
            find={async (text, signal) => (await findMatters(session, text, [], signal)).filter((one) => !matters.some(({ value }) => value === one.value.id))}
          />
        </>
      )}
    </Field>
  )
}

/** Those that have not begun, and are announced or not alike. */
export function mergeableWith(data: Inspections, unannounced: boolean): string[] {
  return data.rows.filter((row) => row.status === 'planned' && row.unannounced === unannounced).map(({ id }) => id)
}

/** What the plan warns of, as far as the days are filled in; `before`: what stood already. */
export function warningsFor(data: Inspections, kind: Pick<Kind, 'pack' | 'id'> | null, planned: { id?: string; from: string; to: string; inspected: string[] }, before?: { from: string; to: string; inspected: string[] }): PlanWarning[] {
  if (!kind || !isDay(planned.from) || !isDay(planned.to) || planned.to < planned.from || !china.years[Number(planned.from.slice(0, 4))]) return []
  const rules = data.kinds.map(({ atMost, longest, apart, quota, ...one }) => ({
    ...one,
    ...(atMost !== null && { atMost }),
    ...(longest !== null && { longest }),
    ...(apart !== null && { apart }),
    ...(quota !== null && { quota }),
  }))
  const beside = data.rows.map((row) => ({ ...row, inspected: row.inspected.map(({ id }) => id) }))
  const of = (what: { from: string; to: string; inspected: string[] }) => planWarnings({ id: planned.id ?? '', title: '', pack: kind.pack, kind: kind.id, ...what }, beside, rules, china)
  return before ? addedWarnings(of(before), of(planned)) : of(planned)
}
