import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { roles } from '../../../kernel/permission.ts'
import { addDays } from '../../../kernel/time/day.ts'
import { mostTokenDays, scopesFor, tokenScopeWords, type TokenScope } from '../../../kernel/token-scopes.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, DateText, DayInput, ErrorNote, Field, InPlace, Loading, Note, Section, Table3, useOpened, type Column } from '../../ui/index.ts'
import { tokensWords } from './tokens-words.ts'

type Token = Answer<'listTokens'>['rows'][number]
const USUAL_DAYS = 90

/** 接口令牌: by what programs act in one's place. Security sees everyone's, and ends them. */
export function Tokens() {
  const t = useWords(tokensWords)
  const pick = usePick()
  const may = useMay()
  const { today, acting } = useSession()
  const all = may('endSessionsOf')
  const answer = useAnswer('listTokens', { query: { all: all ? '1' : '0' } }, { when: may('listTokens') })
  const end = useCommand('endToken')
  const forms = useOpened<'new'>()
  const [made, setMade] = useState<string | null>(null)
  if (!may('listTokens')) return null
  const makes = may('makeToken') && !acting?.onBehalfOf
  const columns: Column<Token>[] = [
    { key: 'name', head: t('name'), names: true, cell: ({ name }) => name },
    ...(all ? [{ key: 'owner', head: t('owner'), width: 144, cell: ({ username }: Token) => username }] : []),
    { key: 'scopes', head: t('scopes'), width: 160, cell: ({ scopes }) => scopes.map((scope) => (scope in tokenScopeWords ? pick(tokenScopeWords[scope as TokenScope]) : scope)).join('、') },
    { key: 'until', head: t('until'), width: 104, cell: ({ until }) => <DateText day={until} today={today} /> },
    { key: 'used', head: t('used'), width: 96, cell: ({ usedOn }) => (usedOn ? <DateText day={usedOn} today={today} /> : <span className="ink-3">{t('used.never')}</span>) },
    { key: 'state', head: t('state'), width: 72, cell: ({ state }) => <span className={state === 'active' ? undefined : 'ink-3'}>{t(`state.${state}`)}</span> },
    { key: 'do', head: t('end'), quiet: true, width: 56, cell: ({ id, name, state }) => (state === 'active' ? <Button link busy={end.isPending} aria-label={`${t('end')}：${name}`} onClick={() => end.mutate({ params: { token: id } })}>{t('end')}</Button> : null) },
  ]
  return (
    <Section title={t('title')} more={makes ? <Button link {...forms.link('new')}>{t('add')}</Button> : undefined}>
      {makes ? <p className="small ink-3">{t('lead')}</p> : null}
      {forms.form('new', (close) => <NewToken onClose={close} onMade={(token) => (close(), setMade(token))} />)}
      {made ? <Note tone="done" live>{t('made')}<br /><code className="account-token">{made}</code></Note> : null}
      <ErrorNote error={answer.error ?? end.error} />
      {answer.isPending ? <Loading rows={2} /> : null}
      {answer.data?.rows.length === 0 ? <p className="empty">{t('none')}</p> : null}
      {answer.data && answer.data.rows.length > 0 ? <Table3 stack labelled caption={t('title')} columns={columns} rows={answer.data.rows} keyOf={({ id }) => id} /> : null}
    </Section>
  )
}

function NewToken({ onMade, onClose }: { onMade: (token: string) => void; onClose: () => void }) {
  const t = useWords(tokensWords)
  const pick = usePick()
  const { acting } = useSession()
  const now = new Date().toISOString().slice(0, 10)
  const make = useCommand('makeToken')
  const [name, setName] = useState('')
  const [until, setUntil] = useState(addDays(now, USUAL_DAYS))
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['read'])
  const role = roles.find((one) => one === acting?.role)
  const send = () => {
    if (name.trim() && until && scopes.length > 0) sendThen(make, { body: { name: name.trim(), until, scopes: [...scopes] } }, ({ token }) => onMade(token))
  }
  return (
    <InPlace className="account-form" label={t('add')} action={t('add')} busy={make.isPending} error={make.error} onSend={send} onClose={onClose} kept={false} note={t('once')}>
      {(tried) => (
        <>
          <Field label={t('name')} wrong={tried && !name.trim() ? t('name.missing') : null}>
            {(bound) => <input {...bound} className="input" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label={t('until')} wrong={tried && !until ? t('until.missing', { days: mostTokenDays }) : null}>
            {(bound) => <DayInput {...bound} value={until} onChange={setUntil} />}
          </Field>
          <fieldset className="account-scopes">
            <legend>{t('scopes')}</legend>
            {(role ? scopesFor(role) : []).map((scope) => (
              <label key={scope} className="check">
                <input type="checkbox" checked={scopes.includes(scope)} onChange={(event) => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))} /> {pick(tokenScopeWords[scope])}
              </label>
            ))}
            {tried && scopes.length === 0 ? <div className="wrong">{t('scopes.missing')}</div> : null}
          </fieldset>
        </>
      )}
    </InPlace>
  )
}
