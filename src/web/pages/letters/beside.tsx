import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Section, shortDay } from '../../ui/index.ts'
import type { LetterRow } from './model.ts'
import { letterWords } from './words.ts'
import './letters.css'

/** As many as stand beside a matter; the others are in the list. */
const SHOWN = 4

/** 公文 of a matter: what was sent and what came, whether it was answered. */
export function LettersOf({ matter }: { matter: string }) {
  const t = useWords(letterWords)
  const may = useMay()
  const answer = useAnswer('listLetters', { query: { matter, limit: SHOWN } }, { when: may('listLetters') })
  if (!may('listLetters') || !answer.data) return null
  const { rows, next } = answer.data
  const mayDraft = answer.data.may.includes('draft')
  if (rows.length === 0 && !mayDraft) return null
  return (
    <Section title={t('ofMatter')} aside={rows.length > 0 && !next ? t('pieces', { n: rows.length }) : undefined} more={mayDraft && <Link className="matter-no-paper" to={`/letters/new?matter=${matter}`}>{t('new')}</Link>}>
      {rows.length === 0 ? (
        <p className="mid ink-3">{t('matter.none')}</p>
      ) : (
        <ul className="list letters-rule letters-beside">{rows.map((row) => <Row key={row.id} row={row} />)}</ul>
      )}
      {next && <Link className="mid" to={`/letters?box=all&matter=${matter}`}>{t('matter.restOver')}</Link>}
    </Section>
  )
}

function Row({ row }: { row: LetterRow }) {
  const t = useWords(letterWords)
  const pick = usePick()
  const { today, acting } = useSession()
  const got = acting?.unit !== undefined && row.to.some(({ id }) => id === acting?.unit?.id)
  const day = row.issuedOn ?? row.draftedOn
  const when = row.issuedOn === null ? 'matter.draft' : got ? 'matter.got' : 'matter.sent'
  const answered = row.replies.asked === 0 ? null : row.replies.given === row.replies.asked ? t('matter.replied') : t('matter.awaited')
  return (
    <li>
      <div className="letter-line">
        <Link to={`/letters/${row.id}`}>{row.number ? <span className={row.status === 'withdrawn' ? 'letter-struck' : undefined}>{row.number}</span> : pick(row.kindName)}</Link>
        <span className="ink-3 nowrap">{t(when, { day: shortDay(day, today) })}</span>
      </div>
      <p className="ink-2">{row.title}　{row.status === 'issued' ? answered : pick(row.statusName)}</p>
    </li>
  )
}
