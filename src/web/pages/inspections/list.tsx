import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { shortDay, Table3, type Column } from '../../ui/index.ts'
import type { InspectionRow } from './page.tsx'
import { inspectionWords } from './words.ts'

/** Inspections as rows, those called off and merged too. */
export function InspectionList({ rows }: { rows: readonly InspectionRow[] }) {
  const t = useWords(inspectionWords)
  const pick = usePick()
  const { today } = useSession()
  const columns: Column<InspectionRow>[] = [
    {
      key: 'name', head: t('name'), names: true, cell: (row) => (
        <>
          <Link to={`/inspections/${row.id}`}>{row.title}</Link>
          {row.unannounced && row.status === 'planned' && <span className="small ink-3">　{t('secret')}</span>}
        </>
      ),
    },
    { key: 'kind', head: t('kind'), width: 136, cell: ({ kindName }) => pick(kindName) },
    { key: 'when', head: t('when'), width: 148, cell: (row) => <span className="nowrap">{spanOf(row, today, t)}</span> },
    { key: 'whom', head: t('whom'), width: 200, cell: ({ inspected }) => inspected.map(({ name }) => name).join('、') },
    { key: 'who', head: t('who'), width: 176, cell: ({ lead, with: others }) => [lead, ...others].map(({ name }) => name).join('、') },
    { key: 'found', head: t('foundN'), num: true, width: 56, cell: ({ findings }) => findings },
    { key: 'status', head: t('status'), width: 84, cell: ({ status }) => <span className={status === 'cancelled' || status === 'merged' ? 'ink-3' : undefined}>{t(`status.${status}`)}</span> },
  ]
  return <Table3 className="inspect-list" caption={t('tabList')} columns={columns} rows={rows} keyOf={({ id }) => id} stack labelled />
}

/** 09-20, or 09-20 至 09-22. */
export function spanOf({ from, to }: { from: string; to: string }, today: string, t: (key: 'to', values: Record<string, string>) => string): string {
  return from === to ? shortDay(from, today) : t('to', { from: shortDay(from, today), to: shortDay(to, today) })
}
