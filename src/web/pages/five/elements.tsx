import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Empty, ErrorNote, Loading, Table3, type Column } from '../../ui/index.ts'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { fiveWords } from './words.ts'

type Row = Answer<'listElements'>['rows'][number]

/** 机制要素: what each must have, present or missing. Nothing recurs here, so nothing is counted. */
export function Elements({ pack }: { pack: string }) {
  const t = useWords(fiveWords)
  const pick = usePick()
  const asked = useAnswer('listElements', { query: { pack } }, { keep: true })
  if (asked.error) return <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading rows={8} />
  const { checklist, rows, rowsTotal } = asked.data
  if (!checklist) return <p className="empty">{t('elements.none')}</p>
  if (rows.length === 0) return <Empty to={`/ledgers/${checklist.ledger}`} begin={t('none.begin')}>{t('elements.empty', { name: pick(checklist.matterName) })}</Empty>
  const columns: Column<Row>[] = [
    { key: 'nth', head: t('elements.nth'), width: 40, cell: (row) => <span className="ink-3">{rows.indexOf(row) + 1}</span> },
    {
      key: 'title', head: pick(checklist.matterName), names: true, cell: ({ id, title, lead }) => (
        <>
          <Link className="five-name-link" to={`/matters/${id}`}>{title}</Link>
          <div className="small ink-3">{lead?.name}</div>
        </>
      ),
    },
    ...checklist.items.map(({ id, name }): Column<Row> => ({ key: id, head: pick(name), cell: ({ present }) => (present.includes(id) ? <span className="five-there">{t('elements.there')}</span> : <span className="state state-missing">{t('elements.missing')}</span>) })),
    { key: 'sum', head: t('elements.sum'), num: true, cell: ({ present }) => t('cell.part', { done: present.length, required: checklist.items.length }) },
  ]
  const whole = rows.filter(({ present }) => present.length === checklist.items.length).length
  return (
    <>
      <p className="sub">{t('elements.says', { name: pick(checklist.name), whole, all: rows.length })}</p>
      <div className="five-scroll" role="region" aria-label={pick(checklist.name)} tabIndex={0}>
        <Table3 stack labelled className="five-elements" caption={pick(checklist.name)} columns={columns} rows={rows} keyOf={({ id }) => id} />
      </div>
      {rowsTotal > rows.length ? <p className="five-hint">{t('rows.more', { shown: rows.length, all: rowsTotal })}</p> : null}
    </>
  )
}
