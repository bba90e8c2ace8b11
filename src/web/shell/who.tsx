import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useCommand } from '../api/hooks.ts'
import { SESSION_KEY, useSession, useTakeSession, type Session } from '../api/session.tsx'
import { useLanguage, usePick, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { Complain } from './complain.tsx'
import { shellWords } from './words.ts'

type Membership = Session['memberships'][number]
/** One way to act: a post for itself, or for a leader who lets it (代办). */
type Choice = { membership: Membership; behalf: Membership['actsFor'][number] | null }

const choicesOf = (memberships: readonly Membership[]): Choice[] => memberships.flatMap((membership) => [{ membership, behalf: null }, ...membership.actsFor.map((behalf) => ({ membership, behalf }))])

/** Through which post one acts, and for which leader: facts name both, so they are always in sight. */
export function Who() {
  const t = useWords(shellWords)
  const pick = usePick()
  const queries = useQueryClient()
  const { language, setLanguage } = useLanguage()
  const { acting, memberships, cities } = useSession()
  const place = acting?.unit?.name
  const post = acting ? (acting.post?.name ?? pick(acting.roleName)) : null
  const choices = choicesOf(memberships)
  const [choosing, choose] = useState(false)
  const signOut = useCommand('signOut')
  return (
    <div className="who">
      <div className="at">
        <b>{place ?? post ?? t('who.none')}</b>
        {place ? post : null}
      </div>
      {acting?.onBehalfOf ? <b className="behalf">{t('who.behalf', { post: acting.onBehalfOf.post.name })}</b> : null}
      {choices.length > 1 || cities.length > 1 || !acting ? (
        <Button link onClick={() => choose(true)}>
          {t('who.switch')}
        </Button>
      ) : null}
      <Link className="link" to="/account">{t('who.account')}</Link>
      <Complain />
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
      {choosing ? <Posts choices={choices} acting={acting} onClose={() => choose(false)} /> : null}
    </div>
  )
}

function Posts({ choices, acting, onClose }: { choices: readonly Choice[]; acting: Session['acting']; onClose: () => void }) {
  const t = useWords(shellWords)
  const pick = usePick()
  const take = useTakeSession()
  const navigate = useNavigate()
  const { city, cities } = useSession()
  const change = useCommand('chooseMembership')
  const enter = (session: Session) => {
    take(session)
    onClose()
    void navigate('/')
  }
  const choose = ({ membership, behalf }: Choice) =>
    change.mutate(
      { body: { membership: membership.id, onBehalfOf: behalf?.post.id ?? null } },
      { onSuccess: enter },
    )
  return (
    <Dialog title={t('switch.title')} onClose={onClose}>
      <ul className="posts">
        {choices.map((choice) => {
          const { membership, behalf } = choice
          const own = [membership.unit?.name, membership.post?.name].filter(Boolean).join('　') || pick(membership.roleName)
          const current = membership.id === acting?.id && (behalf?.post.id ?? null) === (acting.onBehalfOf?.post.id ?? null)
          return (
            <li key={`${membership.id}${behalf?.post.id ?? ''}`}>
              <button type="button" aria-current={current || undefined} onClick={() => choose(choice)}>
                <span>{behalf ? t('switch.behalf', { post: behalf.post.name }) : own}</span>
                <span className="ink-3">{current ? t('switch.current') : behalf ? behalf.doings.map((doing) => t(`doing.${doing}`)).join('、') : pick(membership.roleName)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {cities.length > 1 ? (
        <>
          <h3>{t('switch.city')}</h3>
          <ul className="posts">
            {cities.map(({ id, name }) => (
              <li key={id}>
                <button type="button" aria-current={id === city.id || undefined} onClick={() => change.mutate({ body: { city: id } }, { onSuccess: enter })}>
                  <span>{name}</span>
                  <span className="ink-3">{id === city.id ? t('switch.current') : ''}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ErrorNote error={change.error} />
    </Dialog>
  )
}
