import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Button, DateText, Empty, Section, Table3, type Column } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

export type HeldDuty = Answer<'getPost'>['dutyList'][number]

const SHOWN = 20

/** The matters a unit or post answers for. */
export function Duties({ rows }: { rows: readonly HeldDuty[] }) {
  const t = useWords(organisationWords)
  const pick = usePick()
  const { today } = useSession()
  const [all, showAll] = useState(false)
  const columns: Column<HeldDuty>[] = [
    { key: 'role', head: t('role'), width: 96, cell: ({ roleName }) => <span className="ink-2">{pick(roleName)}</span> },
    { key: 'matter', head: t('matter'), names: true, cell: ({ matter, title }) => <Link to={`/matters/${matter}`}>{title}</Link> },
    { key: 'code', head: t('code'), width: 88, cell: ({ code }) => <span className="ink-3 nowrap">{code}</span> },
    { key: 'from', head: t('from'), num: true, width: 96, cell: ({ from }) => <DateText day={from} today={today} /> },
  ]
  return (
    <Section title={t('duties')} aside={t('duties.count', { count: rows.length })}>
      {rows.length === 0 ? (
        <Empty>{t('duties.none')}</Empty>
      ) : (
        <Table3
          stack
          labelled
          caption={t('duties')}
          columns={columns}
          rows={all ? rows : rows.slice(0, SHOWN)}
          keyOf={({ matter, role }) => `${matter}${role}`}
        />
      )}
      {rows.length > SHOWN && !all ? (
        <p className="empty">
          <Button link onClick={() => showAll(true)}>
            {t('duties.more', { count: rows.length })}
          </Button>
        </p>
      ) : null}
    </Section>
  )
}
