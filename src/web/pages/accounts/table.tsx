import { useState } from 'react'
import { accountStates, type AccountState } from '../../../kernel/account.ts'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, DateText, Section, Table3, type Column } from '../../ui/index.ts'
import { found, placeOf, type Account } from './model.ts'
import { RowPanel } from './row-panel.tsx'
import { accountsWords } from './words.ts'

const STEP = 100

/** Every account with who has it, what it may do and where it stands. */
export function Accounts({ answer }: { answer: Answer<'listAccounts'> }) {
  const t = useWords(accountsWords)
  const pick = usePick()
  const { today } = useSession()
  const [state, setState] = useState('')
  const [words, setWords] = useState('')
  const [most, setMost] = useState(STEP)
  const [opened, open] = useState<string | null>(null)
  const fitting = found(answer.rows, { state, words })
  const states = (Object.keys(accountStates) as AccountState[]).filter((name) => answer.counts[name])
  const columns: Column<Account>[] = [
    { key: 'username', head: t('username'), names: true, width: 152, cell: ({ username, secondFactor }) => <>{username}{secondFactor ? <p className="small ink-3">{t('second.on')}</p> : null}</> },
    { key: 'person', head: t('person'), width: 112, cell: ({ person }) => person?.name ?? <span className="ink-3">{t('nameless')}</span> },
    { key: 'rights', head: t('rights'), cell: (account) => <Rights account={account} oidc={answer.oidc?.name ?? ''} /> },
    { key: 'state', head: t('state'), width: 112, cell: (account) => <span className={`accounts-state accounts-${account.state}`}>{pick(accountStates[account.state])}</span> },
    { key: 'last', head: t('last'), width: 96, cell: ({ lastSignInOn }) => (lastSignInOn ? <DateText day={lastSignInOn} today={today} /> : <span className="ink-3">{t('last.never')}</span>) },
    { key: 'do', head: t('open'), quiet: true, width: 64, cell: ({ id, username }) => <Button link aria-expanded={opened === id} aria-label={`${t('open')}：${username}`} onClick={() => open(opened === id ? null : id)}>{t('open')}</Button> },
  ]
  return (
    <Section title={t('list')} aside={String(answer.total)}>
      <div className="accounts-filters">
        <input className="input" type="search" aria-label={t('search')} placeholder={t('search')} value={words} onChange={(event) => setWords(event.target.value)} />
        <select className="input" aria-label={t('state')} value={state} onChange={(event) => setState(event.target.value)}>
          <option value="">{t('all')}</option>
          {states.map((name) => <option key={name} value={name}>{`${pick(accountStates[name])}　${answer.counts[name]}`}</option>)}
        </select>
      </div>
      {fitting.length === 0 ? (
        <p className="empty">{t('list.none')}</p>
      ) : (
        <Table3 stack labelled caption={t('list')} columns={columns} rows={fitting.slice(0, most)} keyOf={({ id }) => id} inside={(account) => (opened === account.id ? <RowPanel account={account} oidc={answer.oidc} /> : null)} />
      )}
      {fitting.length > most ? <p><Button link onClick={() => setMost(most + STEP)}>{t('more', { count: Math.min(STEP, fitting.length - most) })}</Button></p> : null}
    </Section>
  )
}

function Rights({ account: { rights, linked, keptHere }, oidc }: { account: Account; oidc: string }) {
  const t = useWords(accountsWords)
  const pick = usePick()
  const asides = [linked ? t('linked.to', { name: oidc }) : '', keptHere ? '' : t('elsewhere')].filter(Boolean)
  return (
    <>
      {rights.length === 0 ? <span className="ink-3">{t('rights.none')}</span> : null}
      {rights.map((right) => (
        <p key={right.id} className={right.standing === 'ended' || right.standing === 'declined' ? 'ink-3' : undefined}>
          {placeOf(right, pick)}
          {right.post ? <span className="ink-3">　{pick(right.roleName)}</span> : null}
          {right.standing === 'held' ? null : <span className="small">　{t(`standing.${right.standing}`, { reason: right.reason ?? '' })}</span>}
        </p>
      ))}
      {asides.length > 0 ? <p className="small ink-3">{asides.join('　')}</p> : null}
    </>
  )
}
