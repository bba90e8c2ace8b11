import { useState, type FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Field } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

/** Add a post to a unit. */
export function PostForm({ unit, onClose }: { unit: string; onClose: () => void }) {
  const t = useWords(organisationWords)
  const { value, set, clear } = useDraft(`post:${unit}`, { name: '', places: '1', leader: false, head: false })
  const [tried, setTried] = useState(false)
  const create = useCommand('createPost')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (create.isPending || !value.name.trim()) return
    const done = () => {
      clear()
      onClose()
    }
    create.mutate(
      { body: { unit, name: value.name.trim(), places: value.places ? Number(value.places) : null, leader: value.leader, head: value.leader && value.head } },
      { onSuccess: done },
    )
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
        <Field label={t('post.places')} aside={t('post.places.aside')}>
          {(bound) => (
            <input
              {...bound}
              className="input"
              type="number"
              min={1}
              value={value.places}
              onChange={(event) => set({ places: event.target.value })}
            />
          )}
        </Field>
      </div>
      <label className="check panel-check">
        <input type="checkbox" checked={value.leader} onChange={(event) => set({ leader: event.target.checked })} />
        <span>{t('post.leader')}</span>
      </label>
      {value.leader && (
        <label className="check panel-check">
          <input type="checkbox" checked={value.head} onChange={(event) => set({ head: event.target.checked })} />
          <span>{t('post.head')}</span>
        </label>
      )}
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
