import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { Button, DayInput, Field, Section, shortDay, InPlace, useOpened } from '../../../ui/index.ts'
import { AssignForm } from './assign-form.tsx'
import type { Matter } from '../page.tsx'
import { matterWords } from '../words.ts'

type Duty = Matter['duties'][number]
/** A collective duty names its units up to here, then says how many. */
const NAMED = 3

/** Who answers, by post, unit or seat, and who holds it on the day shown. */
export function Duties({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const forms = useOpened<'day' | 'assign'>()
  const groups = grouped(matter.duties)
  const links = (
    <span className="matter-links matter-no-paper">
      {matter.may.includes('assignDuty') && <Button link {...forms.link('assign')}>{t('assign')}</Button>}
      <Button link {...forms.link('day')}>{t('whoOn')}</Button>
    </span>
  )
  return (
    <Section title={t('duties')} more={links}>
      {forms.form('day', (close) => <AsOfForm matter={matter} onClose={close} />)}
      {forms.form('assign', (close) => <AssignForm matter={matter} role={null} onClose={close} />)}
      {matter.duties.length === 0 ? (
        <p className="empty">{t('dutiesNone')}</p>
      ) : (
        <table className="t3 matter-duties">
          <caption className="unseen">{t('duties')}</caption>
          <tbody>{groups.map((group, index) => <Row key={group[0]?.id} matter={matter} group={group} again={groups[index - 1]?.[0]?.role === group[0]?.role} />)}</tbody>
        </table>
      )}
    </Section>
  )
}

/** Units of one role since one day stand in one row, as documents list them. */
function grouped(duties: readonly Duty[]): Duty[][] {
  const groups: Duty[][] = []
  for (const duty of duties) {
    const last = groups.at(-1)?.[0]
    const together = last && last.role === duty.role && last.from === duty.from && last.to === duty.to && last.holder.type === 'unit' && duty.holder.type === 'unit'
    if (together) groups.at(-1)?.push(duty)
    else groups.push([duty])
  }
  return groups
}

function Row({ matter, group, again }: { matter: Matter; group: readonly Duty[]; again: boolean }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const { today } = useSession()
  const forms = useOpened<'end'>()
  const [first] = group
  if (!first) return null
  const mayEnd = matter.may.includes('endDuty') && first.to === null
  return (
    <>
      <tr className={forms.what ? 'opened' : undefined}>
        <th scope="row">{again ? <span className="unseen">{pick(first.roleName)}</span> : pick(first.roleName)}</th>
        <td>
          {group.map((duty, index) => (
            <span key={duty.id}>
              {index > 0 && '、'}
              <Holder duty={duty} />
            </span>
          ))}
          {group.map((duty) => <Holders key={duty.id} duty={duty} today={today} />)}
        </td>
        <td className="num ink-3 nowrap">
          <span className={mayEnd ? 'matter-since' : undefined}>{t('since', { day: shortDay(first.from, today) })}</span>
          {mayEnd && (
            <Button link className="matter-end matter-no-paper" aria-label={t('endOf', { role: pick(first.roleName), name: group.map(({ name }) => name).join('、') })} {...forms.link('end')}>
              {t('end')}
            </Button>
          )}
        </td>
      </tr>
      {forms.form('end', (close) => (
        <tr className="inside">
          <td colSpan={3}><EndForm matter={matter.id} group={group} onClose={close} /></td>
        </tr>
      ))}
    </>
  )
}

function Holder({ duty }: { duty: Duty }) {
  const t = useWords(matterWords)
  const { type, id } = duty.holder
  const to = type === 'unit' ? `/organisation/units/${id}` : type === 'post' ? `/organisation/posts/${id}` : null
  return (
    <>
      {to ? <Link to={to}>{duty.name}</Link> : duty.name}
      {duty.territory && <span className="ink-3">（{t('inPlace', { place: duty.territory })}）</span>}
    </>
  )
}

/** Who holds the post on the day shown; names only where they are kept. */
function Holders({ duty, today }: { duty: Duty; today: string }) {
  const t = useWords(matterWords)
  if (duty.members.length > 0) {
    return <div className="ink-3 small">{duty.members.length <= NAMED ? t('members', { names: duty.members.map((unit) => unit.name).join('、') }) : t('membersMany', { n: duty.members.length })}</div>
  }
  if (duty.holder.type === 'unit') return duty.continuedBy ? <Continued duty={duty} continued={duty.continuedBy} today={today} /> : null
  if (duty.holders.length === 0) return duty.holder.type === 'post' ? <div className="matter-vacant small">{t('vacant')}</div> : null
  return (
    <div className="ink-3 small">
      {duty.holders.map((holder) => (
        <span key={holder.person}>
          {holder.name && `${holder.name}　`}
          {holder.acting && `${t('acting')}　`}
          {t('heldSince', { day: shortDay(holder.from, today) })}
        </span>
      ))}
    </div>
  )
}

/** The unit has ended: who goes on with what it had to do. */
function Continued({ duty, continued, today }: { duty: Duty; continued: NonNullable<Duty['continuedBy']>; today: string }) {
  const t = useWords(matterWords)
  const day = shortDay(continued.since, today)
  const names = continued.units.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && '、'}
      <Link to={`/organisation/units/${id}`}>{name}</Link>
    </span>
  ))
  if (continued.units.length === 1) return <div className="ink-3 small">{t('continuedBy', { name: duty.name, day })}{names}</div>
  return (
    <div className="matter-vacant small">
      {continued.units.length === 0 ? t('continuedNone', { name: duty.name, day }) : t('continuedAsk', { name: duty.name, day })}
      {names}
    </div>
  )
}

function EndForm({ matter, group, onClose }: { matter: string; group: readonly Duty[]; onClose: () => void }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`end:${group[0]?.id}`, { duty: group[0]?.id ?? '', on: today, reason: '' })
  const end = useCommand('endDuty')
  const reason = value.reason.trim()
  const send = () => {
    if (reason === '') return
    sendThen(end, { params: { matter, duty: value.duty }, body: { on: value.on, reason } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={t('endDo')} busy={end.isPending} error={end.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          {group.length > 1 && (
            <Field label={t('assignHolder')}>
              {(bound) => (
                <select {...bound} className="input" value={value.duty} onChange={(event) => set({ duty: event.target.value })}>
                  {group.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                </select>
              )}
            </Field>
          )}
          <Field label={t('endOn')}>{(bound) => <DayInput {...bound} min={group[0]?.from} value={value.on} onChange={(day) => set({ on: day })} />}</Field>
          <Field label={t('reason')} wrong={tried && reason === '' ? t('reasonMissing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}

/** Another day's answer: what was so then, or what was known then. */
function AsOfForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const [, setSearch] = useSearchParams()
  const [day, setDay] = useState(matter.shown?.asOf ?? today)
  const [by, setBy] = useState<'effective' | 'known'>(matter.shown?.by ?? 'effective')
  return (
    <form
      className="matter-form"
      onSubmit={(event) => {
        event.preventDefault()
        setSearch(day && day !== today ? { asOf: day, by } : {})
        onClose()
      }}
    >
      <Field label={t('asOfDay')}>{(bound) => <DayInput {...bound} max={today} value={day} onChange={setDay} />}</Field>
      <fieldset className="field">
        <legend>{t('asOfBy')}</legend>
        <div className="segments">
          {(['effective', 'known'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="by" checked={by === one} onChange={() => setBy(one)} />
              <span>{t(one)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="actions">
        <Button small primary type="submit">{t('asOfGo')}</Button>
        <Button small onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
