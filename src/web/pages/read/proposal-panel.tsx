import { Fragment, memo, useEffect, useMemo, useRef } from 'react'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button, Empty, ErrorNote, Kbd } from '../../ui/index.ts'
import type { Change } from './changes/changes.ts'
import { changesWords } from './changes/words.ts'
import { titleIn } from './decide.ts'
import type { Document, Draft, Proposal } from './decide.ts'
import type { ReadAction } from './keys.ts'
import { KIND_WORD } from './names.ts'
import type { Numbered } from './paper/paper-chunk.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { useAdopted } from './rhythm/rhythm-box.tsx'
import { rhythmWords } from './rhythm/words.ts'
import { readWords } from './words.ts'

type Props = {
  document: Document
  /** by proposal: what became of it since the earlier issue */
  changes: ReadonlyMap<string, Change>
  numbers: ReadonlyMap<string, Numbered>
  current: string | null
  editing: boolean
  draft: Draft
  mayDecide: boolean
  busy: boolean
  said: string
  error: Error | null
  onChoose: (proposal: string, scroll: boolean) => void
  onAct: (action: ReadAction) => void
  onOpenNew: () => void
  onDraft: (draft: Draft) => void
  onEdited: () => void
}

/** The proposals in the order of the text; the current one is the box in hand. */
export function ProposalPanel(props: Props) {
  const { document, changes, numbers, current, mayDecide, busy, said, error, onChoose, onAct } = props
  const t = useWords(readWords)
  const { language } = useLanguage()
  const adopted = useAdopted(document.id)
  const list = useRef<HTMLOListElement>(null)
  const several = document.documents.length > 1
  const titles = useMemo(() => new Map(document.documents.map((part, index) => [part.id, `${index + 1}　${part.title || t('untitled')}`])), [document.documents, t])
  const wrong = document.figures.filter((figure) => figure.verdict === 'inconsistent').length
  const tasks = document.list.filter((proposal) => proposal.acceptable).length

  const first = useRef(true)
  useEffect(() => {
    const card = list.current?.querySelector<HTMLElement>('[aria-current="true"]')
    if (!card) return
    keepInSight(card)
    // Not on arrival: the page's own heading is where reading begins.
    if (!first.current && !card.contains(window.document.activeElement)) card.focus({ preventScroll: true })
    first.current = false
  }, [current, document.list, props.editing])

  return (
    <aside className="read-panel" aria-labelledby="confirm-one">
      <header className="read-panel-head">
        <div>
          <h1 id="confirm-one">{t('confirmOne')}</h1>
          <p className="read-counts">
            <span>{t('countAll')} <b>{document.list.length}</b> {t('countUnit')}</span>
            {tasks < document.list.length && <span>{t('kindTask')} <b>{tasks}</b></span>}
            <span>{t('countAccepted')} <b>{document.accepted}</b></span>
            <span>{t('countOpen')} <b>{document.open}</b></span>
            {document.skipped > 0 && <span>{t('countSkipped')} <b>{document.skipped}</b></span>}
            {document.figures.length > 0 && <span>{t('countFigures', { n: document.figures.length, wrong })}</span>}
          </p>
        </div>
        {mayDecide && document.open > 1 && <Button onClick={() => onAct('accept-all')} busy={busy}>{t('acceptAll')}<Kbd>⇧A</Kbd></Button>}
      </header>
      <p className="read-said" role="status">{said}</p>
      <div className="read-panel-list">
        {document.list.length === 0 ? (
          <Empty to="/ledgers" begin={t('toLedgers')}>{t('none')}</Empty>
        ) : (
          <ol ref={list} className="proposals">
            {document.list.map((proposal, index) => (
              <Fragment key={proposal.id}>
                {several && proposal.part !== document.list[index - 1]?.part && <li className="part-head">{titles.get(proposal.part)}</li>}
                {proposal.id === current ? (
                  <li className="in-hand">
                    <ProposalCard {...props} proposal={proposal} change={changes.get(proposal.id)} number={numbers.get(proposal.id)?.number ?? 0} error={error} />
                  </li>
                ) : (
                  <Row proposal={proposal} title={titleIn(language, proposal, document)} change={changes.get(proposal.id)?.kind} adopted={adopted.has(proposal.id)} number={numbers.get(proposal.id)?.number ?? 0} onChoose={onChoose} />
                )}
              </Fragment>
            ))}
          </ol>
        )}
        {!document.list.some((proposal) => proposal.id === current) && <ErrorNote error={error} />}
        {tasks > 0 && document.open === 0 && document.accepted > 0 && (
          <Empty to={`/ledgers?document=${document.id}`} begin={t('toLedger')}>{t('allDecided')}</Empty>
        )}
      </div>
      <p className="read-keys">
        <span><Kbd>J</Kbd><Kbd>K</Kbd>{t('keyMove')}</span>
        {mayDecide && tasks > 0 && (
          <>
            <span><Kbd>A</Kbd>{t('accept')}</span>
            <span><Kbd>E</Kbd>{t('edit')}</span>
            <span><Kbd>S</Kbd>{t('skip')}</span>
            <span><Kbd>Z</Kbd>{t('takeBack')}</span>
          </>
        )}
      </p>
    </aside>
  )
}

type RowProps = { proposal: Proposal; title: string; change: Change['kind'] | undefined; adopted: boolean; number: number; onChoose: Props['onChoose'] }

const Row = memo(function Row({ proposal, title, change, adopted, number, onChoose }: RowProps) {
  const t = useWords(readWords)
  const tc = useWords(changesWords)
  const tr = useWords(rhythmWords)
  return (
    <li>
      <button type="button" className={`proposal proposal-${proposal.decision}`} onClick={() => onChoose(proposal.id, true)}>
        <i>{number}</i>
        <span className="proposal-text"><span className="ink-3">{t(KIND_WORD[proposal.kind])}　</span>{title}</span>
        <span className="read-row-state">
          {change && change !== 'same' && <span className="read-changed">{tc(change === 'added' ? 'stateAdded' : 'stateChanged')}</span>}
          {adopted ? <span className="state state-yes">{tr('adopted')}</span> : <Standing proposal={proposal} />}
        </span>
      </button>
    </li>
  )
})

/** Where a proposal stands: a word, framed where something was decided. */
export function Standing({ proposal }: { proposal: Proposal }) {
  const t = useWords(readWords)
  if (proposal.decision === 'accepted') return <span className="state state-yes">{t('stateAccepted')}</span>
  if (proposal.decision === 'skipped') return <span className="state">{t('stateSkipped')}</span>
  if (proposal.decision === 'known') return <span className="state state-exempt">{t('stateKnown')}</span>
  if (proposal.kind === 'figure') return <span className="proposal-wrong">{t('stateWrong')}</span>
  return <span className="ink-3">{t(proposal.acceptable ? 'stateOpen' : 'stateShown')}</span>
}

/** Scrolls the list, not the page, and only when the card is out of sight. */
function keepInSight(card: HTMLElement) {
  const box = card.closest<HTMLElement>('.read-panel-list')
  if (!box || getComputedStyle(box).overflowY !== 'auto') {
    card.scrollIntoView({ block: 'nearest' })
    return
  }
  const from = card.getBoundingClientRect()
  const sight = box.getBoundingClientRect()
  if (from.top < sight.top + 48) box.scrollTop -= sight.top + 80 - from.top
  else if (from.bottom > sight.bottom - 16) box.scrollTop += Math.min(from.bottom - sight.bottom + 120, from.top - sight.top - 80)
}
