import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, Field, InPlace, Note, useOpened } from '../../ui/index.ts'
import { placeOf, type Account, type AccountRight } from './model.ts'
import { noRight, RightFields, rightGiven, rightSent } from './right-fields.tsx'
import { accountsWords } from './words.ts'

/** What may be done with one account by who looks: each thing is said before it is done. */
export function RowPanel({ account, oidc }: { account: Account; oidc: { name: string } | null }) {
  const t = useWords(accountsWords)
  const pick = usePick()
  const may = useMay()
  const forms = useOpened<string>()
  const [told, tell] = useState<ReactNode>(null)
  const params = { account: account.id }
  const reset = useCommand('resetPassword')
  const shut = useCommand('closeAccount')
  const unlock = useCommand('unlockAccount')
  const second = useCommand('resetSecondFactor')
  const sessions = useCommand('endSessionsOf')
  const done = (close: () => void, words: ReactNode = t('done')) => (close(), tell(words))
  if (account.own) return <p className="accounts-panel ink-2">{t('own')}</p>
  const keeps = may('resetPassword') && account.keptHere && !account.administrator && account.state !== 'closed'
  const guards = may('endSessionsOf') && account.keptHere && account.state !== 'closed'
  const held = may('endMembership') ? account.rights.filter(({ standing }) => standing === 'held') : []
  const ask = (what: string, action: string, note: string, command: { isPending: boolean; error: Error | null }, send: (close: () => void) => void) =>
    forms.form(what, (close) => (
      <InPlace className="panel" label={action} action={t('confirm')} busy={command.isPending} error={command.error} onSend={() => send(close)} onClose={close} kept={false} note={note}>
        {() => <p><b>{action}：{account.username}</b></p>}
      </InPlace>
    ))
  return (
    <div className="accounts-panel">
      {told ? <Note tone="done" live>{told}</Note> : null}
      <p className="accounts-actions">
        {keeps ? <Button link {...forms.link('reset')}>{t('reset')}</Button> : null}
        {keeps ? <Button link {...forms.link('close')}>{t('close')}</Button> : null}
        {keeps && oidc ? <Button link {...forms.link('link')}>{t('link', { name: oidc.name })}</Button> : null}
        {guards && account.state === 'locked' ? <Button link busy={unlock.isPending} onClick={() => sendThen(unlock, { params }, () => tell(t('done')))}>{t('unlock')}</Button> : null}
        {guards && account.secondFactor ? <Button link {...forms.link('second')}>{t('second.reset')}</Button> : null}
        {guards ? <Button link busy={sessions.isPending} onClick={() => sendThen(sessions, { params }, ({ ended }) => tell(t('sessions.done', { count: ended })))}>{t('sessions.end')}</Button> : null}
        {guards && !account.administrator ? <Button link {...forms.link('more')}>{t('more.right')}</Button> : null}
        {held.map((right) => <Button key={right.id} link {...forms.link(right.id)}>{t('end.of', { right: placeOf(right, pick) })}</Button>)}
      </p>
      {account.administrator && may('resetPassword') ? <p className="small ink-3">{t('administrator')}</p> : null}
      {!keeps && !guards && held.length === 0 ? <p className="ink-3">{account.keptHere ? t('nothing') : t('elsewhere')}</p> : null}
      {ask('reset', t('reset'), t('reset.note'), reset, (close) => sendThen(reset, { params }, ({ username, password }) => done(close, <>{t('password.told', { username })}<br /><code>{password}</code></>)))}
      {ask('close', t('close'), t('close.note'), shut, (close) => sendThen(shut, { params }, () => done(close)))}
      {ask('second', t('second.reset'), t('second.note'), second, (close) => sendThen(second, { params }, () => done(close)))}
      {forms.form('link', (close) => <LinkForm account={account} name={oidc?.name ?? ''} onDone={() => done(close)} onClose={close} />)}
      {forms.form('more', (close) => <MoreForm account={account} onDone={() => done(close)} onClose={close} />)}
      {held.map((right) => forms.form(right.id, (close) => <EndForm right={right} onDone={() => done(close)} onClose={close} />))}
    </div>
  )
}

type Closing = { onDone: () => void; onClose: () => void }

function EndForm({ right, onDone, onClose }: Closing & { right: AccountRight }) {
  const t = useWords(accountsWords)
  const pick = usePick()
  const end = useCommand('endMembership')
  const send = () => sendThen(end, { params: { person: right.person, membership: right.id }, body: {} }, onDone)
  return (
    <InPlace className="panel" label={t('end')} action={t('end')} busy={end.isPending} error={end.error} onSend={send} onClose={onClose} kept={false} note={t('end.note')}>
      {() => <p><b>{placeOf(right, pick)}</b>　{pick(right.roleName)}</p>}
    </InPlace>
  )
}

function LinkForm({ account, name, onDone, onClose }: Closing & { account: Account; name: string }) {
  const t = useWords(accountsWords)
  const link = useCommand('linkAccount')
  const [subject, setSubject] = useState(account.linked ?? '')
  const send = () => sendThen(link, { params: { account: account.id }, body: { subject: subject.trim() || null } }, onDone)
  return (
    <InPlace className="panel" label={t('link', { name })} action={t('confirm')} busy={link.isPending} error={link.error} onSend={send} onClose={onClose} kept={false}>
      {() => <Field label={t('link.subject')} optional>{(bound) => <input {...bound} className="input" maxLength={255} value={subject} onChange={(event) => setSubject(event.target.value)} />}</Field>}
    </InPlace>
  )
}

function MoreForm({ account, onDone, onClose }: Closing & { account: Account }) {
  const t = useWords(accountsWords)
  const grant = useCommand('grantMembership')
  const [right, setRight] = useState(noRight)
  const send = () => {
    if (rightGiven(right)) sendThen(grant, { body: { username: account.username, ...rightSent(right) } }, onDone)
  }
  return (
    <InPlace className="panel" label={t('more.right')} action={t('more.do')} busy={grant.isPending} error={grant.error} onSend={send} onClose={onClose} kept={false}>
      {(tried) => <div className="panel-grid"><RightFields draft={right} onChange={setRight} tried={tried} /></div>}
    </InPlace>
  )
}
