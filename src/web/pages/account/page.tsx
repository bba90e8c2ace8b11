import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { ErrorNote, Loading } from '../../ui/index.ts'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { SecuritySettings } from './security-settings.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'
import { accountWords } from './words.ts'
import './account.css'

/** 我的账号与安全: by what the own account is entered, and where it is signed in. */
export default function AccountPage() {
  const t = useWords(accountWords)
  const { account, city } = useSession()
  const may = useMay()
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const own = useAnswer('getSecurity', {})
  return (
    <div className="account">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead', { username: account.username })}</p>
      <ErrorNote error={own.error} retry={() => void own.refetch()} />
      {own.isPending ? <Loading rows={8} /> : null}
      {own.data ? (
        <>
          <Password own={own.data} />
          <SecondFactor own={own.data} />
          <Passkeys own={own.data} />
        </>
      ) : null}
      <Sessions />
      <Tokens />
      {may('getSecuritySettings') ? <SecuritySettings /> : null}
    </div>
  )
}
