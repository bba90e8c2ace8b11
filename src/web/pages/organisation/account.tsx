import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { administrators, roleNames, roles, type Role } from '../../../kernel/permission.ts'
import { useCommand } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Field, Note, Section, InPlace } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

type Post = Answer<'getPost'>
/** Administrators act through no post. */
const WORKING = roles.filter((role) => !(administrators as readonly Role[]).includes(role))

/** 开通账号: lets whoever holds the post sign in. The one-time password is shown once, here, and is kept nowhere. */
export function Account({ post, past }: { post: Post; past: boolean }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [opened, setOpened] = useState<Answer<'openAccount'> | null>(null)
  if (!may('openAccount') || past) return null
  return (
    <Section
      title={t('account')}
      more={
        <Button link aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('account.add')}
        </Button>
      }
    >
      {opened ? (
        <Note tone="done" live>
          {t('account.done', { username: opened.username })}
          <br />
          <code>{opened.password}</code>
        </Note>
      ) : null}
      {open ? (
        <AccountForm
          post={post}
          onClose={() => setOpen(false)}
          onDone={(answer) => {
            setOpen(false)
            setOpened(answer)
          }}
        />
      ) : null}
      {!open && !opened ? <p className="small ink-3">{t('account.note')}</p> : null}
    </Section>
  )
}

function AccountForm({ post, onDone, onClose }: { post: Post; onDone: (opened: Answer<'openAccount'>) => void; onClose: () => void }) {
  const t = useWords(organisationWords)
  const pick = usePick()
  const { value, set, clear } = useDraft<{ username: string; role: Role }>(`account:${post.id}`, { username: '', role: 'handler' })
  const account = useCommand('openAccount')
  const send = () => {
    if (!value.username.trim()) return
    account.mutate(
      { body: { post: post.id, username: value.username.trim(), role: value.role } },
      {
        onSuccess: (opened) => {
          clear()
          onDone(opened)
        },
      },
    )
  }
  return (
    <InPlace className="panel" label={t('account.add')} action={t('account.do')} busy={account.isPending} error={account.error} onSend={send} onClose={onClose} note={t('account.once')}>
      {(tried) => (
        <div className="panel-grid">
          <Field label={t('account.username')} wrong={tried && !value.username.trim() ? t('name.missing') : null}>
            {(bound) => <input {...bound} className="input" autoComplete="off" maxLength={80} value={value.username} onChange={(event) => set({ username: event.target.value })} />}
          </Field>
          <Field label={t('account.role')}>
            {(bound) => (
              <select {...bound} className="input" value={value.role} onChange={(event) => set({ role: WORKING.find((role) => role === event.target.value) ?? 'handler' })}>
                {WORKING.map((role) => <option key={role} value={role}>{pick(roleNames[role])}</option>)}
              </select>
            )}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
