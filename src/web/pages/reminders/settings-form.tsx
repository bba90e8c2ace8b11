import { useState, type FormEvent } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Field, Note, Section, shortDay } from '../../ui/index.ts'
import { reminderWords } from './words.ts'

type Settings = Answer<'getReminderSettings'>
type Channel = Settings['channels'][number]
type Values = { from: number; to: number; titles: boolean; channels: Record<string, { on: boolean; address: string }> }

const HALF_HOURS = Array.from({ length: 49 }, (_, index) => index * 30)
const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** What was set over the API may lie between the half hours. */
const choices = (value: number) => [...new Set([...HALF_HOURS, value])].sort((a, b) => a - b)

function valuesOf({ hours, calendarTitles, channels }: Settings): Values {
  return { ...hours, titles: calendarTitles, channels: Object.fromEntries(channels.map(({ id, on, address }) => [id, { on, address: address ?? '' }])) }
}

/** 提醒设置: the hours, the channels with one's own addresses, and what the calendar may say. */
export function ReminderSettings({ settings }: { settings: Settings }) {
  const t = useWords(reminderWords)
  const [changed, change] = useState<Values | null>(null)
  const value = changed ?? valuesOf(settings)
  const save = useCommand('setReminderSettings')
  const set = (more: Partial<Values>) => change({ ...value, ...more })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (save.isPending) return
    const channels = settings.channels.map(({ id }) => ({ id, on: value.channels[id]?.on ?? true, address: value.channels[id]?.address.trim() || null }))
    save.mutate({ body: { hours: { from: value.from, to: value.to }, calendarTitles: value.titles, channels } }, { onSuccess: () => change(null) })
  }
  return (
    <Section first title={t('settings')}>
      <form className="reminder-settings" aria-label={t('settings')} noValidate onSubmit={send}>
        <fieldset>
          <legend className="label">{t('hours')}</legend>
          <div className="hours">
            <Hour label={t('hours.from')} value={value.from} onChange={(from) => set({ from })} />
            <Hour label={t('hours.to')} value={value.to} onChange={(to) => set({ to })} />
          </div>
        </fieldset>
        <fieldset>
          <legend className="label">{t('channels')}</legend>
          {settings.channels.length === 0 ? <p className="small ink-2">{t('channels.none')}</p> : <p className="small ink-2">{settings.sends ? t('channels.says') : t('channels.demo')}</p>}
          {settings.channels.map((channel) => (
            <ChannelSetting
              key={channel.id}
              channel={channel}
              value={value.channels[channel.id] ?? { on: true, address: '' }}
              onChange={(next) => set({ channels: { ...value.channels, [channel.id]: next } })}
            />
          ))}
        </fieldset>
        <label className="check">
          <input type="checkbox" checked={value.titles} onChange={(event) => set({ titles: event.target.checked })} />
          <span>
            {t('calendar.titles')}
            <span className="small ink-3">　{t('calendar.titles.note')}</span>
          </span>
        </label>
        <ErrorNote error={save.error} />
        {save.isSuccess && changed === null ? (
          <Note tone="done" live>
            {t('saved')}
          </Note>
        ) : null}
        <div className="actions">
          <Button primary type="submit" busy={save.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function Hour({ label, value, onChange }: { label: string; value: number; onChange: (minute: number) => void }) {
  return (
    <Field label={label}>
      {(bound) => (
        <select {...bound} className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
          {choices(value).map((minute) => (
            <option key={minute} value={minute}>
              {clock(minute)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type SettingProps = { channel: Channel; value: { on: boolean; address: string }; onChange: (value: { on: boolean; address: string }) => void }

function ChannelSetting({ channel: { id, reaches, address, refusedOn }, value, onChange }: SettingProps) {
  const t = useWords(reminderWords)
  const { today } = useSession()
  const wrong = refusedOn && value.address === address ? t('refused', { day: shortDay(refusedOn, today) }) : null
  return (
    <div className="channel-setting">
      <label className="check">
        <input type="checkbox" checked={value.on} onChange={(event) => onChange({ ...value, on: event.target.checked })} />
        {t(`channel.${id}`)}
      </label>
      {value.on && reaches !== 'person' ? (
        <Field label={t(`address.${reaches}`)} aside={t('address.aside')} wrong={wrong} help={reaches === 'account' ? t('group.note') : undefined}>
          {(bound) => (
            <input
              {...bound}
              aria-required={undefined}
              className="input"
              type={reaches === 'mail' ? 'email' : 'text'}
              autoComplete={reaches === 'mail' ? 'email' : 'off'}
              maxLength={254}
              value={value.address}
              onChange={(event) => onChange({ ...value, address: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </div>
  )
}
