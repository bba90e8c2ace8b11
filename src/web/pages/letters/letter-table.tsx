import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Light, shortDay, Table3, type Column } from '../../ui/index.ts'
import type { LetterRow } from './model.ts'
import { letterWords } from './words.ts'

const NAMED = 3

/** Letters as a register has them: number, title and kind, from whom to whom, until when. Begins with the red double rule. */
export function LetterTable({ caption, rows }: { caption: string; rows: readonly LetterRow[] }) {
  const t = useWords(letterWords)
  const columns: Column<LetterRow>[] = [
    { key: 'number', head: t('number'), width: 176, cell: (row) => <Number row={row} /> },
    { key: 'letter', head: t('letter'), names: true, cell: (row) => <What row={row} /> },
    { key: 'issuer', head: t('issuer'), width: 152, cell: ({ issuer }) => issuer.name },
    { key: 'reply', head: t('reply'), width: 132, cell: (row) => <ReplyBy row={row} /> },
    { key: 'acts', head: t('acts'), num: true, width: 72, cell: (row) => <Link to={`/letters/${row.id}`}>{row.asked ? t(`do.${row.asked.action}`) : t('open')}</Link> },
  ]
  return <Table3 stack className="letters" caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} />
}

function Number({ row }: { row: LetterRow }) {
  const t = useWords(letterWords)
  const { today } = useSession()
  const day = row.issuedOn ? t('issuedOn', { day: shortDay(row.issuedOn, today) }) : t('drafted', { day: shortDay(row.draftedOn, today) })
  return (
    <>
      {row.number ? <span className={row.status === 'withdrawn' ? 'letter-struck' : undefined}>{row.number}</span> : <span className="ink-3">{t(row.status === 'issued' ? 'noNumberKind' : 'noNumber')}</span>}
      <div className="small ink-3">{day}</div>
    </>
  )
}

function What({ row }: { row: LetterRow }) {
  const t = useWords(letterWords)
  const pick = usePick()
  return (
    <>
      <Link to={`/letters/${row.id}`}>{row.title}</Link>
      <div className="small ink-2">
        {pick(row.kindName)}　<Standing row={row} />
        {row.to.length > 0 && <span className="ink-3">　{t('toUnits', { names: namesOf(row.to, t) })}</span>}
      </div>
    </>
  )
}

export function namesOf(to: readonly { name: string }[], t: ReturnType<typeof useWords<typeof letterWords>>): string {
  const names = to.slice(0, NAMED).map(({ name }) => name).join('、')
  return to.length > NAMED ? t('andMore', { names, n: to.length }) : names
}

const FRAME = { draft: 'state', checking: 'state state-wait', signing: 'state state-wait', signed: 'state state-wait', issued: 'state state-yes', withdrawn: 'state state-exempt', abandoned: 'state state-exempt' } as const

export function Standing({ row }: { row: Pick<LetterRow, 'status' | 'statusName'> }) {
  const pick = usePick()
  return <span className={FRAME[row.status]}>{pick(row.statusName)}</span>
}

/** Until when, and who has replied; overdue only what is asked and missing after its day. */
export function ReplyBy({ row: { replyBy, replies, workdaysLate } }: { row: Pick<LetterRow, 'replyBy' | 'replies' | 'workdaysLate'> }) {
  const t = useWords(letterWords)
  const { today } = useSession()
  if (!replyBy) return null
  return (
    <>
      <span className="nowrap">{shortDay(replyBy, today)}</span>
      {workdaysLate > 0 && <>　<Light light="overdue" word={t('late', { n: workdaysLate })} /></>}
      {replies.asked > 0 && <div className="small ink-3">{t('given', { given: replies.given, asked: replies.asked })}</div>}
    </>
  )
}
