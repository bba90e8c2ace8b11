import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Loading, Note, Section, Table3, type Column } from '../../ui/index.ts'
import { momentText } from './moment.ts'
import { accountWords } from './words.ts'

type One = Answer<'listSessions'>['sessions'][number]

/** 登录设备: where the account is signed in; what its owner does not know they end. */
export function Sessions() {
  const t = useWords(accountWords)
  const { today } = useSession()
  const list = useAnswer('listSessions', {})
  const end = useCommand('endSession')
  const endOthers = useCommand('endOtherSessions')
  const sessions = list.data?.sessions ?? []
  const others = sessions.filter(({ current }) => !current)
  const here = sessions.find(({ current }) => current)?.address
  const elsewhere = [...new Set(others.flatMap(({ address }) => (address && address !== here ? [address] : [])))]
  const named = ({ device: { browser, system } }: One) => [browser, system].filter(Boolean).join(' · ') || t('sessions.unknown')
  const columns: Column<One>[] = [
    { key: 'device', head: t('sessions.device'), names: true, cell: (one) => <>{named(one)}{one.current ? <span className="ink-3">　{t('sessions.here')}</span> : null}{one.byTwoFactors ? <span className="ink-3">　{t('sessions.strong')}</span> : null}</> },
    { key: 'address', head: t('sessions.address'), width: 160, cell: ({ address }) => address ?? '' },
    { key: 'since', head: t('sessions.since'), width: 112, cell: ({ since }) => momentText(since, today) },
    { key: 'used', head: t('sessions.used'), width: 112, cell: ({ lastUsed }) => momentText(lastUsed, today) },
    {
      key: 'end',
      head: t('sessions.end'),
      quiet: true,
      num: true,
      width: 72,
      cell: (one) => (one.current ? null : <Button link busy={end.isPending} aria-label={`${t('sessions.end')}：${named(one)}`} onClick={() => end.mutate({ params: { session: one.id } })}>{t('sessions.end')}</Button>),
    },
  ]
  return (
    <Section
      title={t('sessions')}
      aside={sessions.length || null}
      more={others.length > 0 ? <Button link busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>{t('sessions.end.others', { count: others.length })}</Button> : null}
    >
      <ErrorNote error={list.error ?? end.error ?? endOthers.error} />
      {elsewhere.length > 0 ? <Note tone="due">{t('sessions.elsewhere', { addresses: elsewhere.join('、') })}</Note> : null}
      {list.isPending ? <Loading rows={2} /> : <Table3 stack labelled caption={t('sessions')} columns={columns} rows={sessions} keyOf={({ id }) => id} />}
      <p className="small ink-3">{t('sessions.limit')}</p>
    </Section>
  )
}
