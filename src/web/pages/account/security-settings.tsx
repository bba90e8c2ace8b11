import { useState, type FormEvent } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { roleNames, roles, type Role } from '../../../kernel/permission.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Field, Loading, Note, Section } from '../../ui/index.ts'
import { accountWords } from './words.ts'

type Settings = Answer<'getSecuritySettings'>

/** 本地区的登录要求: set by the security administrator, read by the other two. */
export function SecuritySettings() {
  const t = useWords(accountWords)
  const may = useMay()
  const settings = useAnswer('getSecuritySettings', {})
  return (
    <Section title={t('settings')}>
      <ErrorNote error={settings.error} />
      {settings.isPending ? <Loading rows={4} /> : null}
      {settings.data ? may('setSecuritySettings') ? <Form settings={settings.data} /> : <Told settings={settings.data} /> : null}
    </Section>
  )
}

function Told({ settings: { secondFactorRoles, oneSessionRoles, idleMinutes, passwordDays } }: { settings: Settings }) {
  const t = useWords(accountWords)
  const pick = usePick()
  const named = (list: readonly Role[]) => list.map((role) => pick(roleNames[role])).join('、') || t('none')
  return (
    <dl className="demands">
      <dt>{t('settings.factor')}</dt>
      <dd>{named(secondFactorRoles)}</dd>
      <dt>{t('settings.one')}</dt>
      <dd>{named(oneSessionRoles)}</dd>
      <dt>{t('settings.idle')}</dt>
      <dd>{t('settings.idle.admin')} {idleMinutes.administrators}　{t('settings.idle.others')} {idleMinutes.others}</dd>
      <dt>{t('settings.days')}</dt>
      <dd>{passwordDays ?? t('none')}</dd>
    </dl>
  )
}

const IDLE = { from: 5, to: 720 }
const DAYS = { from: 30, to: 730 }
const within = (text: string, { from, to }: { from: number; to: number }) => /^\d{1,4}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to

function Form({ settings }: { settings: Settings }) {
  const t = useWords(accountWords)
  const save = useCommand('setSecuritySettings')
  const [value, setValue] = useState(() => ({ factor: settings.secondFactorRoles, one: settings.oneSessionRoles, admin: String(settings.idleMinutes.administrators), others: String(settings.idleMinutes.others), days: String(settings.passwordDays ?? '') }))
  const set = (more: Partial<typeof value>) => setValue({ ...value, ...more })
  const fits = within(value.admin, IDLE) && within(value.others, IDLE) && (value.days.trim() === '' || within(value.days, DAYS))
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!fits || save.isPending) return
    const passwordDays = value.days.trim() === '' ? null : Number(value.days)
    save.mutate({ body: { secondFactorRoles: value.factor, oneSessionRoles: value.one, idleMinutes: { administrators: Number(value.admin), others: Number(value.others) }, passwordDays } })
  }
  const number = (name: 'admin' | 'others' | 'days', label: string, range: typeof IDLE, help?: string) => (
    <Field label={label} help={help} optional={name === 'days'} wrong={(name === 'days' && value.days.trim() === '') || within(value[name], range) ? null : t('settings.wrong', range)}>
      {(bound) => <input {...bound} className="input" inputMode="numeric" maxLength={4} value={value[name]} onChange={(event) => set({ [name]: event.target.value })} />}
    </Field>
  )
  return (
    <form className="account-form wide" aria-label={t('settings')} noValidate onSubmit={send}>
      <p className="small ink-3">{t('settings.lead')}</p>
      <Roles legend={t('settings.factor')} chosen={value.factor} onChange={(factor) => set({ factor })} />
      <Roles legend={t('settings.one')} chosen={value.one} onChange={(one) => set({ one })} />
      <fieldset>
        <legend className="label">{t('settings.idle')}</legend>
        <div className="pair-of-fields">
          {number('admin', t('settings.idle.admin'), IDLE)}
          {number('others', t('settings.idle.others'), IDLE)}
        </div>
      </fieldset>
      {number('days', t('settings.days'), DAYS, t('settings.days.help'))}
      <ErrorNote error={save.error} />
      {save.isSuccess ? <Note tone="done" live>{t('settings.saved')}</Note> : null}
      <div className="actions">
        <Button primary type="submit" busy={save.isPending}>{t('settings.save')}</Button>
      </div>
    </form>
  )
}

function Roles({ legend, chosen, onChange }: { legend: string; chosen: readonly Role[]; onChange: (roles: Role[]) => void }) {
  const pick = usePick()
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      <div className="roles">
        {roles.map((role) => (
          <label className="check" key={role}>
            <input type="checkbox" checked={chosen.includes(role)} onChange={(event) => onChange(event.target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))} />
            <span>{pick(roleNames[role])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
