import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { ledgerWords } from './words.ts'

const PERIOD = { week: 'rhythmWeek', month: 'rhythmMonth', quarter: 'rhythmQuarter', half: 'rhythmHalf', year: 'rhythmYear' } as const

/** What is required of every matter of a ledger, again and again, and by which document. */
export function Rhythms({ ledger }: { ledger: string }) {
  const t = useWords(ledgerWords)
  const pick = usePick()
  const may = useMay()
  const all = useAnswer('listRhythms', {}, { when: may('listRhythms') }).data?.rows ?? []
  const rows = all.filter(({ per, ledgers }) => per === 'matter' && ledgers.some(({ id }) => id === ledger))
  if (rows.length === 0) return null
  return (
    <details className="ledger-rhythms">
      <summary>{t('rhythms', { n: rows.length })}</summary>
      <ul>
        {rows.map(({ id, name, atLeast, period, participants, from, source, read }) => (
          <li key={id}>
            {pick(name)}
            <span className="ink-2">
              {'　'}{t('rhythmLeast', { period: t(PERIOD[period]), n: atLeast })}
              {participants.length > 0 && `　${t('rhythmWith', { roles: participants.map((role) => pick(role.name)).join('、') })}`}
              {from && `　${t('rhythmFrom', { day: from })}`}
            </span>
            {source && (
              <span className="ink-3">
                {'　'}{read ? <Link to={`/documents/${read.document}?at=${read.proposal}`}>{t('rhythmSource', { title: `《${source.title}》` })}</Link> : t('rhythmSource', { title: source.title })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
