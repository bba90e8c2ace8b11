import { Fragment } from 'react'
import { Link } from 'react-router'

import type { Answer } from '../../../api/contract/endpoints.ts'
import { checkCode } from '../../../kernel/words/filed.ts'
import { hashNames } from '../../../kernel/words/log.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Loading, Section, Table3, type Column } from '../../ui/index.ts'
import { saveAs } from '../../ui/hand-out.ts'
import { CheckReceipt } from './check-receipt.tsx'
import { Verify } from './verify.tsx'
import { logWords } from './words.ts'
import './log.css'

const OFTEN_MS = 20_000
const MOST_HEADS = 50

/** 记录链: how far the log is sealed, the heads that an office keeps outside, checking a receipt, and verifying everything. */
export default function LogPage() {
  const t = useWords(logWords)
  const may = useMay()
  const { city } = useSession()
  usePage({ title: t('title'), crumbs: [{ text: city.name.replace(/（.*$/, '') }, { text: t('title') }] })
  const state = useAnswer('getLogState', {}, { every: () => OFTEN_MS })
  const heads = useAnswer('listTreeHeads', { query: { limit: MOST_HEADS } }, { every: () => OFTEN_MS })
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead log-lead">{t('lead')}</p>
      <ErrorNote error={state.error ?? heads.error} retry={() => void state.refetch()} />
      {state.isPending ? <Loading rows={6} /> : null}
      {state.data ? <State state={state.data} /> : null}
      {may('verifyLog') ? <Verify /> : null}
      <CheckReceipt />
      {heads.data ? <Heads rows={heads.data.rows} /> : null}
    </>
  )
}

function State({ state: { hash, sealed, sealedUntil, unsealed, head, keys } }: { state: Answer<'getLogState'> }) {
  const t = useWords(logWords)
  return (
    <Section title={t('state')}>
      <dl className="pairs">
        <dt>{t('sealed')}</dt>
        <dd>{sealedUntil ? t('sealed.value', { n: sealed, until: momentOf(sealedUntil) }) : t('sealed.none')}</dd>
        <dt>{t('waiting')}</dt>
        <dd>{unsealed.facts === 0 ? t('waiting.none') : t('waiting.value', { n: unsealed.facts, since: unsealed.since ? momentOf(unsealed.since) : '' })}</dd>
        <dt>{t('hash')}</dt>
        <dd>{hashNames[hash]}</dd>
        {head ? (
          <>
            <dt>{t('root')}</dt>
            <dd className="log-hash">{head.root}</dd>
            <dt>{t('code')}</dt>
            <dd className="log-hash"><Link to={`/log/heads/${head.size}`}>{checkCode(head.root)}</Link></dd>
          </>
        ) : null}
        {keys.map(({ id, algorithm }) => (
          <Fragment key={id}>
            <dt>{t('key')}</dt>
            <dd className="log-hash">{`${id} (${algorithm === 'sm2' ? 'SM2' : 'Ed25519'})`}</dd>
          </Fragment>
        ))}
      </dl>
    </Section>
  )
}

type Head = Answer<'listTreeHeads'>['rows'][number]

function Heads({ rows }: { rows: readonly Head[] }) {
  const t = useWords(logWords)
  const columns: Column<Head>[] = [
    { key: 'at', head: t('at'), num: true, width: 160, cell: ({ head }) => momentOf(head.signedAt) },
    { key: 'size', head: t('size'), num: true, width: 96, cell: ({ head }) => <Link to={`/log/heads/${head.size}`}>{head.size}</Link> },
    { key: 'root', head: t('rootOf'), names: true, cell: ({ head }) => <span className="log-hash">{head.root}</span> },
    { key: 'keep', head: '', num: true, width: 88, cell: (file) => <Button small aria-label={`${t('keep')} ${file.head.size}`} onClick={() => saveAs(`lingxian-head-${file.head.city}-${file.head.size}.json`, 'application/json', `${JSON.stringify(file, null, 2)}\n`)}>{t('keep')}</Button> },
  ]
  return (
    <Section title={t('heads')}>
      {rows.length === 0 ? <Empty>{t('heads.none')}</Empty> : <Table3 stack labelled caption={t('heads')} columns={columns} rows={rows} keyOf={({ head }) => String(head.size)} />}
    </Section>
  )
}

/** In China's time, to the minute. */
function momentOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
