import { useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, FileDrop, JobProgress, Loading, Section, Table3 } from '../../ui/index.ts'
import { ImportView } from './import-view.tsx'
import { useWork } from './use-work.ts'
import { exchangeWords } from './words.ts'
import './exchange.css'

/** What does this table change? Hand it in, match its columns, look at every row, decide; only then anything is written. */
export default function ExchangePage() {
  const t = useWords(exchangeWords)
  const pick = usePick()
  const { ledger: id = '', import: shown } = useParams()
  const ledgers = useAnswer('listLedgers', {})
  const ledger = ledgers.data?.rows.find((one) => one.id === id)
  const title = ledger ? t('title', { ledger: pick(ledger.name) }) : t('titleOnly')
  usePage({ title, crumbs: [{ text: ledger ? pick(ledger.name) : '', to: `/ledgers/${id}` }, { text: t('titleOnly') }] })
  if (ledgers.error) return <ErrorNote error={ledgers.error} retry={() => void ledgers.refetch()} />
  if (!ledgers.data) return <Loading rows={4} />
  if (!ledger) return <Empty to="/ledgers" begin={t('toLedgers')}>{t('noLedger')}</Empty>
  return (
    <>
      <h1>{title}</h1>
      {shown === undefined ? <Begin ledger={id} /> : <ImportView key={shown} id={shown} ledger={id} />}
    </>
  )
}

function Begin({ ledger }: { ledger: string }) {
  const t = useWords(exchangeWords)
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const work = useWork()
  const [name, setName] = useState('')
  const take = async ([file]: readonly File[]) => {
    if (!file || work.busy) return
    setName(file.name)
    const taken = await work.run((command) => {
      const form = new FormData()
      form.set('command', command)
      form.set('file', file, file.name)
      return call('startImport', { params: { ledger }, form })
    })
    if (taken) await navigate(`/ledgers/${ledger}/import/${taken.id}`)
  }
  return (
    <>
      {work.busy ? (
        <div className="exchange-work" role="status">
          <p>{work.job ? <JobProgress job={work.job} label={name} /> : t('uploading', { name })}</p>
          <p className="small ink-3">{t('mayLeave')}</p>
          <Button small onClick={work.stop}>{t('cancelWork')}</Button>
        </div>
      ) : (
        <FileDrop className="exchange-drop" accept=".xlsx,.csv" hint={t('hint')} label={t('choose')} chooser={chooser} onFiles={(files) => void take(files)}>
          {t('drop')}
          <Button primary onClick={() => chooser.current?.click()}>{t('choose')}</Button>
        </FileDrop>
      )}
      <ErrorNote error={work.error} />
      <Earlier ledger={ledger} />
    </>
  )
}

type Listed = Answer<'listImports'>['rows'][number]

function Earlier({ ledger }: { ledger: string }) {
  const t = useWords(exchangeWords)
  const pick = usePick()
  const list = useAnswer('listImports', { params: { ledger } })
  if (list.error) return <ErrorNote error={list.error} retry={() => void list.refetch()} />
  if (!list.data || list.data.rows.length === 0) return null
  return (
    <Section title={t('earlier')}>
      <Table3<Listed>
        caption={t('earlier')}
        keyOf={({ id }) => id}
        rows={list.data.rows}
        stack
        columns={[
          { key: 'name', head: t('file'), names: true, cell: ({ id, name }) => <Link to={`/ledgers/${ledger}/import/${id}`}>{name}</Link> },
          { key: 'state', head: t('state'), cell: ({ stateName }) => pick(stateName), width: 120 },
          { key: 'rows', head: t('rows'), num: true, cell: ({ rows }) => rows.toLocaleString('zh-CN'), width: 96 },
          { key: 'when', head: t('when'), cell: ({ createdAt }) => <span className="num">{localTime(createdAt)}</span>, width: 144 },
        ]}
      />
    </Section>
  )
}

function localTime(instant: string): string {
  return new Date(instant).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false })
}
