import { Link } from 'react-router'
import { partOf } from '../../../../kernel/part.ts'
import { useAnswer, useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { DayInput, Field, InPlace, Light, Section, shortDay, type Choice } from '../../../ui/index.ts'
import { UnitField } from '../../organisation/pick.tsx'
import type { Matter } from '../page.tsx'
import { procedureWords } from './words.ts'

type Part = Matter['parts'][number]

/** What must end before the matter (子任务), and what it is a part of itself. Absent where there is neither. */
export function Parts({ matter: { parts, partOf: whole } }: { matter: Matter }) {
  const t = useWords(procedureWords)
  if (parts.length === 0 && !whole) return null
  const open = parts.filter(({ ended }) => !ended).length
  return (
    <Section title={t('parts')} {...(parts.length > 0 ? { aside: open > 0 ? t('partsOpen', { n: open }) : t('endedWord') } : {})}>
      {whole && <p className="mid ink-2">{t('partOf')}　{whole.shown ? <Link to={`/matters/${whole.id}`}>{whole.title}</Link> : whole.title}　<span className="ink-3">{whole.code}</span></p>}
      {parts.length > 0 && <ul className="list matter-ruled">{parts.map((part) => <Row key={part.id} part={part} />)}</ul>}
    </Section>
  )
}

function Row({ part }: { part: Part }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { today } = useSession()
  const { id, code, title, lead, stageName, due, ended, closedOn, light, shown } = part
  return (
    <li>
      <div className="matter-line">
        <span className={ended ? 'ink-2' : undefined}>{shown ? <Link to={`/matters/${id}`}>{title}</Link> : title}</span>
        {light && !ended && <Light light={light} />}
      </div>
      <p className="small ink-3">
        {[code, lead?.name, ended ? (closedOn ? t('ended', { day: shortDay(closedOn, today) }) : t('endedWord')) : pick(stageName), !ended && due && t('limit', { day: shortDay(due, today) })].filter(Boolean).join('　')}
      </p>
    </li>
  )
}

/** Opens a part of a matter: what, by whom, until when. */
export function PartForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { today } = useSession()
  const ledgers = useAnswer('listLedgers', {})
  const roles = (ledgers.data?.rows.find(({ id }) => id === matter.ledger)?.roles ?? []).filter(({ holder }) => holder.includes('unit'))
  const usual = roles.find((role) => partOf(role) === 'carries') ?? roles[0]
  const { value, set, clear } = useDraft(`part:${matter.id}`, { title: '', due: '', role: '', unit: null as Choice | null, despite: '' })
  const add = useCommand('addPart')
  const role = value.role || (usual?.id ?? '')
  const late = value.due !== '' && matter.due !== null && value.due > matter.due
  const missing = { title: value.title.trim() === '', unit: value.unit === null, despite: late && value.despite.trim() === '' }
  const send = () => {
    if (missing.title || !value.unit || missing.despite) return
    const body = { title: value.title.trim(), due: value.due || null, despite: late ? value.despite.trim() : null, duties: [{ role, holder: { type: 'unit' as const, id: value.unit.value } }] }
    sendThen(add, { params: { matter: matter.id }, body }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" label={t('partAdd')} action={t('partDo')} busy={add.isPending} error={add.error ?? ledgers.error} onSend={send} onClose={onClose} note={t('partNote')}>
      {(tried) => (
        <>
          <Field label={t('partTitle')} wrong={tried && missing.title ? t('missing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={300} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
          </Field>
          <div className="matter-pair">
            <Field label={t('partRole')}>
              {(bound) => (
                <select {...bound} className="input" value={role} onChange={(event) => set({ role: event.target.value })}>
                  {roles.map((one) => <option key={one.id} value={one.id}>{pick(one.name)}</option>)}
                </select>
              )}
            </Field>
            <UnitField label={t('partUnit')} chosen={value.unit} onChoose={(unit) => set({ unit })} wrong={tried && missing.unit ? t('missing') : null} />
          </div>
          <Field label={t('partDue')} optional>{(bound) => <DayInput {...bound} min={today} value={value.due} onChange={(due) => set({ due })} />}</Field>
          {late && (
            <Field label={t('partDespite', { due: shortDay(matter.due ?? '', today) })} wrong={tried && missing.despite ? t('missing') : null}>
              {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.despite} onChange={(event) => set({ despite: event.target.value })} />}
            </Field>
          )}
        </>
      )}
    </InPlace>
  )
}
