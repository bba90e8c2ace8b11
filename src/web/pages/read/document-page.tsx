import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import { Button, DateText, ErrorNote, Loading, Note } from '../../ui/index.ts'
import { AppointmentNotice } from '../organisation/notice.tsx'
import { AcceptAll } from './accept-all.tsx'
import { ChangesNote } from './changes/changes-note.tsx'
import { changesByProposal, isChanged, matterBefore, matterToGoOn, takeOf, type Change, type Issue } from './changes/changes.ts'
import { changesWords } from './changes/words.ts'
import { acceptanceOf, isOpen, nextOpen, planAll, step, withLikeliest } from './decide.ts'
import type { Acceptance, Document, Draft, Proposal } from './decide.ts'
import { Gazette } from './gazette.tsx'
import type { ReadAction } from './keys.ts'
import { chunksOf } from './paper/chunks.ts'
import { marksOf, type Mark } from './paper/marks.ts'
import { Paper, type PaperHandle } from './paper/paper.tsx'
import type { Numbered, Standing } from './paper/paper-chunk.tsx'
import { paragraphsOf } from './paper/paragraphs.ts'
import { PassageForm } from './passage/passage-form.tsx'
import { inOneDocument, sentenceAround, type Place } from './passage/place.ts'
import { useSelection } from './passage/use-selection.ts'
import { passageWords } from './passage/words.ts'
import './passage/passage.css'
import { ProposalPanel } from './proposal-panel.tsx'
import { termPlaces, type TermPlace } from './terms/places.ts'
import { NamedReaders } from '../readers/named-readers.tsx'
import { TermList } from './terms/term-list.tsx'
import { TermTips } from './terms/term-tips.tsx'
import { useDecisions } from './use-decisions.ts'
import { useReadKeys } from './use-read-keys.ts'
import { readWords } from './words.ts'

/** One document: left its text as paper, right what it makes the city do. `?at=` shows a proposal in its place. */
export function DocumentPage({ id }: { id: string }) {
  const t = useWords(readWords)
  const answer = useAnswer('getDocument', { params: { document: id } })
  const document = answer.data
  usePage({
    title: document ? document.title || document.name : t('title'),
    crumbs: [{ text: t('title'), to: '/documents' }, ...(document ? [{ text: document.number ?? (document.title || document.name) }] : [])],
    wide: Boolean(document),
  })
  if (answer.error && !document) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
  if (!document) return <Loading rows={12} />
  return <Reading document={document} />
}

function Reading({ document }: { document: Document }) {
  const t = useWords(readWords)
  const changed = useWords(changesWords)
  const passage = useWords(passageWords)
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const decisions = useDecisions(document.id)
  const [only, setOnly] = useState(false)
  const { issues, changes, revised } = useChanges(document)
  const shown = useMemo(() => (only ? { ...document, list: document.list.filter(({ id }) => isChanged(changes.get(id))) } : document), [only, document, changes])
  const kept = useDraft<{ drafts: Record<string, Draft> }>(`read:${document.id}`, { drafts: {} })
  const { drafts } = kept.value
  const [current, setCurrent] = useState<string | null>(() => startAt(document.list, search.get('at')))
  const [editing, setEditing] = useState(false)
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  const undo = useRef<string[]>([])
  const paper = useRef<PaperHandle>(null)
  const mayDecide = may('acceptProposals')

  const terms = useTerms(document)
  const chunks = useChunks(document, terms.places)
  const picked = useSelection(document.text, chunks, mayDecide)
  const [making, setMaking] = useState<{ place: Place; due: string | null } | null>(null)
  const numbers = useMemo(() => numbersOf(document.list), [document.list])
  const byId = useMemo(() => new Map(document.list.map((proposal) => [proposal.id, proposal])), [document.list])
  const proposal = current === null ? undefined : byId.get(current)

  const choose = useCallback(
    (next: string | null, scroll: boolean) => {
      setEditing(false)
      setCurrent(next)
      const place = next === null ? undefined : byId.get(next)
      if (next === null || !place) return
      if (scroll) paper.current?.goTo(place.body.start, next)
      setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), at: next }), { replace: true, preventScrollReset: true })
    },
    [byId, setSearch],
  )
  const pick = useCallback((next: string) => choose(next, false), [choose])
  const arrivedPlace = useRef(/^\d{1,8}$/.exec(search.get('place') ?? '')?.[0] ?? null)
  const arrivedAt = useRef(search.get('at') === null ? undefined : proposal)
  useEffect(() => {
    if (arrivedAt.current) paper.current?.goTo(arrivedAt.current.body.start, arrivedAt.current.id)
    else if (arrivedPlace.current !== null) paper.current?.goTo(Number(arrivedPlace.current))
  }, [])
  const change = (draft: Draft) => current !== null && kept.set({ drafts: { ...drafts, [current]: draft } })

  const after = (done: Proposal, words: string) => {
    undo.current.push(done.id)
    setSaid(words)
    choose(nextOpen(shown.list.map((one) => (one.id === done.id ? { ...one, decision: 'accepted' } : one)), done.id), true)
  }
  const accept = async (one: Proposal) => {
    const outcome = await decisions.accept([acceptanceOf(one, withLikeliest(one, drafts[one.id]))])
    if (!outcome) return
    const [left] = outcome.left
    if (left) setSaid(t('saidLeft', { why: left.why }))
    else after(one, t('saidAccepted', { code: outcome.code ?? '' }))
  }
  const apply = async (one: Proposal, change: Change, matter: { id: string; code: string }) => {
    if (await decisions.apply(one.id, matter, takeOf(change, drafts[one.id]?.take))) after(one, changed('applied', { code: matter.code }))
  }
  const skip = async (one: Proposal) => {
    if (await decisions.skip(one.id)) after(one, t('saidSkipped'))
  }
  const takeBack = async (one: Proposal) => {
    if (!(await decisions.takeBack(one.id))) return
    undo.current = undo.current.filter((id) => id !== one.id)
    setSaid(t('saidBack'))
    choose(one.id, true)
  }
  const lastDecided = () => {
    if (proposal && (proposal.decision === 'accepted' || proposal.decision === 'skipped' || (proposal.decision === 'known' && proposal.matter))) return proposal
    return byId.get(undo.current.at(-1) ?? '')
  }
  /** What is selected, else the sentence of a target or rhythm that names nobody. */
  const makeOf = () => {
    if (picked) return inOneDocument(picked, document.documents) ? setMaking({ place: picked, due: null }) : undefined
    if (proposal && (proposal.kind === 'target' || proposal.kind === 'rhythm')) setMaking({ place: sentenceAround(document.text, proposal.body), due: proposal.due })
  }
  const act = (action: ReadAction) => {
    if (action === 'next' || action === 'previous') return choose(step(shown.list, current, action === 'next' ? 1 : -1), true)
    if (!mayDecide || decisions.busy) return
    if (action === 'accept-all') return setAsking(true)
    if (action === 'take-back') {
      const last = lastDecided()
      return last && void takeBack(last)
    }
    if (action === 'make') return makeOf()
    if (!proposal || !isOpen(proposal)) return
    if (action === 'edit') return setEditing(true)
    const change = changes.get(proposal.id)
    const matter = matterToGoOn(change)
    if (action === 'accept') return void (change && matter ? apply(proposal, change, matter) : accept(proposal))
    void skip(proposal)
  }
  useReadKeys(act)

  const makeMatter = async (acceptance: Acceptance) => {
    const outcome = await decisions.accept([acceptance])
    if (!outcome) return
    setMaking(null)
    await decisions.again()
    const [left] = outcome.left
    setSaid(left ? t('saidLeft', { why: left.why }) : t('saidAccepted', { code: outcome.code ?? '' }))
    if (!left) setCurrent(acceptance.proposal)
  }

  const acceptAll = async () => {
    const { accept: ready } = planAll(document.list, drafts, revised)
    const outcome = await decisions.accept(ready.map((one) => acceptanceOf(one, drafts[one.id])))
    setAsking(false)
    if (!outcome) return
    const [left] = outcome.left
    setSaid([t('allDone_', { n: outcome.opened }), ...(left ? [t('saidLeft', { why: left.why })] : [])].join('　'))
  }

  return (
    <div className="read-page">
      <div className="read-left" tabIndex={0} role="region" aria-label={t('paper')}>
        <Legend document={document} onJump={(place) => paper.current?.goTo(place)} />
        {document.documents.length > 1 && <Gazette document={document} onJump={(place, first) => (first ? choose(first, true) : paper.current?.goTo(place))} />}
        {issues.length > 0 && <ChangesNote issues={issues} only={only} onOnly={setOnly} />}
        {search.get('known') && <Note tone="info" live>{t('readKnown')}</Note>}
        <div className="readers-side"><NamedReaders subject={{ type: 'document', id: document.id }} folded /></div>
        <AppointmentNotice document={document.id} onJump={(place) => paper.current?.goTo(place)} />
        {terms.answer && <TermList answer={terms.answer} onHere={(place) => paper.current?.goTo(place)} />}
        <TermTips terms={terms.byShort} onHere={(place) => paper.current?.goTo(place)}>
          <Paper
            text={document.text}
            chunks={chunks}
            current={current}
            numbers={numbers}
            onPick={pick}
            handle={paper}
            words={{ wrong: t('wrongMark'), skipped: t('skippedMark'), known: t('knownMark'), label: document.title || document.name }}
          />
        </TermTips>
        {picked && (
          <p className="passage-bar">
            <span className="ink-2">{passage('selected', { n: picked.end - picked.start })}</span>
            {inOneDocument(picked, document.documents) ? (
              // Pressing must not take the selection away.
              <span onMouseDown={(event) => event.preventDefault()}><Button keyName="N" onClick={makeOf}>{passage('make')}</Button></span>
            ) : (
              <span>{passage('across')}</span>
            )}
          </p>
        )}
      </div>
      <ProposalPanel
        document={shown}
        changes={changes}
        numbers={numbers}
        current={current}
        editing={editing}
        draft={proposal ? withLikeliest(proposal, drafts[proposal.id]) : {}}
        mayDecide={mayDecide}
        busy={decisions.busy}
        said={said}
        error={decisions.error}
        onChoose={choose}
        onAct={act}
        onOpenNew={() => proposal && void accept(proposal)}
        onDraft={change}
        onEdited={() => setEditing(false)}
      />
      {making && (
        <PassageForm document={document.id} text={document.text} {...making} busy={decisions.busy} error={decisions.error} onMake={(acceptance) => void makeMatter(acceptance)} onClose={() => setMaking(null)} />
      )}
      {asking && <AcceptAll document={document} drafts={drafts} revised={revised} numbers={numbers} progress={decisions.progress} busy={decisions.busy} error={decisions.error} onGo={() => void acceptAll()} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** The earlier issues of the document, what became of each proposal, and those whose matter is there already. */
function useChanges(document: Document) {
  const may = useMay()
  const answer = useAnswer('getChanges', { params: { document: document.id } }, { when: may('getChanges') })
  const issues = answer.data?.issues ?? NO_ISSUES
  const changes = useMemo(() => changesByProposal(issues), [issues])
  const revised = useMemo(() => new Set([...changes].filter(([, change]) => matterBefore(change) !== null).map(([id]) => id)), [changes])
  return { issues, changes, revised }
}

const NO_ISSUES: readonly Issue[] = []

function Legend({ document, onJump }: { document: Document; onJump: (place: number) => void }) {
  const t = useWords(readWords)
  const may = useMay()
  const { today } = useSession()
  const { documents } = document
  const issued = documents.length === 1 ? documents[0]?.issuedOn : null
  return (
    <div className="read-legend">
      <span className="mark-task">{t('legendTask')}</span>
      <span className="mark-target">{t('legendTarget')}</span>
      <span className="mark-rhythm">{t('legendRhythm')}</span>
      <span className="mark-term">{t('legendTerm')}</span>
      <span className="mark-wrong">{t('legendWrong')}</span>
      <span className="mark-unknown-unit">{t('legendUnknown')}</span>
      <span className="read-legend-right">
        {documents.length > 1 ? (
          <label>
            {t('gazetteJump')}
            {'　'}
            <select className="input" value="" onChange={(event) => onJump(Number(event.target.value))}>
              <option value="" disabled>{t('partOf', { at: '…', n: documents.length })}</option>
              {documents.map((part, index) => (
                <option key={part.id} value={part.start}>{index + 1}　{part.title || t('untitled')}</option>
              ))}
            </select>
          </label>
        ) : (
          <>
            {t('characters', { n: document.characters.toLocaleString('zh-CN') })}
            {issued && <>　{t('issued', { day: '' })}<DateText day={issued} today={today} /></>}
          </>
        )}
        {may('getPublication') && <>　<Link to={`/documents/${document.id}/publication`}>{t(document.publishedOn ? 'isPublic' : 'makePublic')}</Link></>}
      </span>
    </div>
  )
}

/** The short names that stand in the document, with where they stand. */
function useTerms({ id, text }: Document) {
  const may = useMay()
  const answer = useAnswer('getTerms', { params: { document: id } }, { when: may('getTerms') }).data
  const byShort = useMemo(() => new Map((answer?.terms ?? []).map((term) => [term.short, term])), [answer])
  const places = useMemo(() => termPlaces(text, [...byShort.keys()]), [text, byShort])
  return { answer, byShort, places }
}

function withTerms(marks: readonly Mark[], places: readonly TermPlace[]): Mark[] {
  const terms = places.map(({ start, end, short, first }): Mark => ({ start, end, kind: 'term', proposal: null, note: null, term: short, first }))
  return [...marks, ...terms].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The text as chunks of paper. Marks follow the proposals' places and unmatched units, not their decisions. */
function useChunks(document: Document, places: readonly TermPlace[]) {
  const { text, documents, sections, targets, periodic, figures, list } = document
  const paragraphs = useMemo(() => paragraphsOf(text, documents, sections), [text, documents, sections])
  // Decisions change the list but no mark; a new list with the same places must not set the whole paper again.
  const listed = list.map((one) => `${one.id}:${one.body.start}:${one.units.filter((unit) => unit.match === null).length}`).join()
  const [{ listed: kept, list: stable }, keep] = useState({ listed, list })
  if (kept !== listed) keep({ listed, list })
  const read = useMemo(() => marksOf({ text, list: stable, targets, periodic, figures, definitions: [] }), [text, stable, targets, periodic, figures])
  const marks = useMemo(() => withTerms(read, places), [read, places])
  return useMemo(() => chunksOf(paragraphs, marks), [paragraphs, marks])
}

function numbersOf(list: readonly Proposal[]): ReadonlyMap<string, Numbered> {
  return new Map(list.map((proposal, index) => [proposal.id, { number: index + 1, standing: standingOf(proposal) }]))
}

function standingOf(proposal: Proposal): Standing {
  if (proposal.decision !== 'open') return proposal.decision
  if (proposal.kind === 'figure') return 'wrong'
  return proposal.acceptable ? 'open' : 'shown'
}

function startAt(list: readonly Proposal[], at: string | null): string | null {
  return list.find((proposal) => proposal.id === at)?.id ?? list.find(isOpen)?.id ?? list[0]?.id ?? null
}

