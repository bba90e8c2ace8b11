import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '../api/hooks.ts'
import { SESSION_KEY, useSession, useTakeSession, type Session } from '../api/session.tsx'
import { useLanguage, usePick, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { shellWords } from './words.ts'

type Membership = Session['memberships'][number]

/** Through which post one acts: facts name the post, so it is always in sight. */
export function Who() {
  const t = useWords(shellWords)
  const pick = usePick()
  const queries = useQueryClient()
  const { language, setLanguage } = useLanguage()
  const { acting, memberships } = useSession()
  const place = acting?.unit?.name
  const post = acting ? (acting.post?.name ?? pick(acting.roleName)) : null
  const [choosing, choose] = useState(false)
  const signOut = useCommand('signOut')
  return (
    <div className="who">
      <div className="at">
        <b>{place ?? post ?? t('who.none')}</b>
        {place ? post : null}
      </div>
      {memberships.length > 1 ? (
        <Button link onClick={() => choose(true)}>
          {t('who.switch')}
        </Button>
      ) : null}
      <div className="pair">
        <Button
          link
          busy={signOut.isPending}
          onClick={() => signOut.mutate({}, { onSuccess: () => void queries.resetQueries({ queryKey: SESSION_KEY }) })}
        >
          {t('who.out')}
        </Button>
        <Button link lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('language.other')}
        </Button>
      </div>
      {choosing ? <Posts memberships={memberships} acting={acting} onClose={() => choose(false)} /> : null}
    </div>
  )
}

function Posts({ memberships, acting, onClose }: { memberships: readonly Membership[]; acting: Membership | null; onClose: () => void }) {
  const t = useWords(shellWords)
  const pick = usePick()
  const take = useTakeSession()
  const navigate = useNavigate()
  const change = useCommand('chooseMembership')
  const choose = (membership: string) =>
    change.mutate(
      { body: { membership } },
      {
        onSuccess: (session) => {
          take(session)
          onClose()
          void navigate('/')
        },
      },
    )
  return (
    <Dialog title={t('switch.title')} onClose={onClose}>
      <ul className="posts">
        {memberships.map(({ id, unit, post, roleName }) => (
          <li key={id}>
            <button type="button" aria-current={id === acting?.id || undefined} onClick={() => choose(id)}>
              <span>{[unit?.name, post?.name].filter(Boolean).join('　') || pick(roleName)}</span>
              <span className="ink-3">{id === acting?.id ? t('switch.current') : pick(roleName)}</span>
            </button>
          </li>
        ))}
      </ul>
      <ErrorNote error={change.error} />
    </Dialog>
  )
}
