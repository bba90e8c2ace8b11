import { useState, type ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { ErrorNote, Loading } from '../../ui/index.ts'
import { Apart } from '../readers/apart.tsx'
import { BoardView } from './board-view.tsx'
import { Elements } from './elements.tsx'
import { Chooser } from './chooser.tsx'
import { Queue } from './queue.tsx'
import { useTitle } from './title.ts'
import { fiveWords } from './words.ts'
import './five.css'

const VIEWS = ['matrix', 'queue', 'elements'] as const
type View = (typeof VIEWS)[number]

/** 五个一: which of those that are asked still lacks what, in this period. Everything chosen stands in the address. */
export default function FivePage() {
  const t = useWords(fiveWords)
  const pick = usePick()
  const [search] = useSearchParams()
  const [byLeader, setByLeader] = useState(false)
  const view = VIEWS.find((one) => one === search.get('view')) ?? 'matrix'
  const asked = useAnswer('getObligations', { query: { ...chosen(search), by: byLeader ? 'leader' : 'none' } }, { keep: true })
  const board = asked.data
  const title = useTitle(board ?? null)
  usePage({ title, crumbs: [...(board?.ledger ? [{ text: pick(board.ledger.name), to: `/ledgers/${board.ledger.id}` }] : []), { text: `${title} ${board ? t('year.n', { year: board.year }) : ''}`.trim() }], wide: true })
  const frame = (content: ReactNode) => (
    <div className="five-page">
      <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
      {content}
      <Apart />
    </div>
  )
  if (!board) return frame(asked.isPending ? <><h1>{title}</h1><Loading rows={12} /></> : <h1>{title}</h1>)
  const head = (
    <div className="five-bar">
      <Tabs view={view} />
      {view === 'queue' ? null : <Chooser board={board} whole={view === 'matrix'} />}
    </div>
  )
  if (view === 'queue') return frame(<><h1>{title}</h1>{head}<Queue /></>)
  if (view === 'elements') return frame(<><h1>{title}</h1>{head}<Elements pack={board.pack.id} /></>)
  return <BoardView board={board} title={title} head={head} error={asked.error} again={() => void asked.refetch()} byLeader={byLeader} onByLeader={setByLeader} />
}

const CHOSEN = { pack: 'pack', ledger: 'ledger', kind: 'per', cursor: 'from' } as const

/** What of the address is asked for; a year that is none is left out. */
function chosen(search: URLSearchParams): { pack?: string; ledger?: string; kind?: string; cursor?: string; year?: number } {
  const year = /^\d{4}$/.exec(search.get('year') ?? '')?.[0]
  const given = Object.entries(CHOSEN).flatMap(([name, param]) => (search.get(param) ? [[name, search.get(param)]] : []))
  return { ...Object.fromEntries(given), ...(year ? { year: Number(year) } : {}) }
}

/** The views keep what was chosen, but no cell: it belongs to the matrix. */
function Tabs({ view }: { view: View }) {
  const t = useWords(fiveWords)
  const [search] = useSearchParams()
  // As many as the desk has already been told; no view waits for it.
  const desk = useAnswer('getDesk', {}, { when: false })
  const to = (next: View) => {
    const kept = new URLSearchParams(search)
    for (const name of ['view', 'cell', 'settle']) kept.delete(name)
    if (next !== 'matrix') kept.set('view', next)
    return `?${kept.toString()}`
  }
  return (
    <nav className="five-tabs" aria-label={t('views')}>
      {VIEWS.map((one) => (
        <Link key={one} to={to(one)} aria-current={one === view ? 'page' : undefined}>
          {t(`view.${one}`)}
          {one === 'queue' && desk.data?.toDecideTotal ? <span>{desk.data.toDecideTotal}</span> : null}
        </Link>
      ))}
    </nav>
  )
}

