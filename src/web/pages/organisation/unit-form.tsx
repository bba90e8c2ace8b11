import { useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

const KINDS = ['department', 'vertical', 'place', 'body', 'group', 'office', 'company'] as const

/** Add a unit to the directory. */
export function UnitForm({ onClose }: { onClose: () => void }) {
  const t = useWords(organisationWords)
  const { value, set, clear } = useDraft<{ name: string; aliases: string; kind: (typeof KINDS)[number] }>('unit', {
    name: '',
    aliases: '',
    kind: 'department',
  })
  const [tried, setTried] = useState(false)
  const create = useCommand('createUnit')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (create.isPending || !value.name.trim()) return
    const done = () => {
      clear()
      onClose()
    }
    create.mutate({ body: { name: value.name.trim(), aliases: namesIn(value.aliases), kind: value.kind } }, { onSuccess: done })
  }
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <div className="panel-grid">
        <Field label={t('name')} wrong={tried && !value.name.trim() ? t('name.missing') : null}>
          {(bound) => (
            <input
              {...bound}
              className="input"
              maxLength={120}
              autoFocus
              value={value.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('kind')}>
          {(bound) => (
            <select
              {...bound}
              className="input"
              value={value.kind}
              onChange={(event) => set({ kind: KINDS.find((kind) => kind === event.target.value) ?? 'department' })}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('aliases.label')} optional aside={t('aliases.aside')}>
          {(bound) => (
            <input {...bound} className="input" value={value.aliases} onChange={(event) => set({ aliases: event.target.value })} />
          )}
        </Field>
      </div>
      <ErrorNote error={create.error} />
      <div className="actions">
        <Button primary type="submit" busy={create.isPending}>
          {t('add')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}

/** Names written in a row: 市审批局、审批服务局 */
export function namesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[、,，;；\n]/)
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ]
}
