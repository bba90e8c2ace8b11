import type { Session } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { Door } from './door.tsx'
import { SetSecondFactor } from './set-second-factor.tsx'
import { SignOut } from './sign-out.tsx'
import { passkeysWork, usePasskeySignIn } from './use-passkey.ts'
import { secondFactorWords } from './second-factor-words.ts'

/** What a role that must prove itself in two ways is led to before anything else. */
export default function FirstSecondFactor({ session: { account, secondFactorDue } }: { session: Session }) {
  const t = useWords(secondFactorWords)
  const passkey = usePasskeySignIn()
  const set = secondFactorDue === 'set'
  return (
    <Door title={t(set ? 'due' : 'show')} foot={<SignOut />}>
      <div className="due">
        <h1>{t(set ? 'due' : 'show')}</h1>
        <p className="sub">{t(set ? 'due.why' : 'show.why')}</p>
      </div>
      {set ? <SetSecondFactor username={account.username} /> : null}
      {!set && passkeysWork() ? (
        <>
          <Button primary busy={passkey.busy} onClick={passkey.signIn}>{t('key')}</Button>
          {passkey.calledOff ? <Note tone="due" live>{t('key.off')}</Note> : null}
          <ErrorNote error={passkey.error} />
        </>
      ) : null}
    </Door>
  )
}
