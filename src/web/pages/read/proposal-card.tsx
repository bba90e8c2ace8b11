import { Link } from 'react-router'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useLanguage, usePick, useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote, Note, shortDay } from '../../ui/index.ts'
import { ChangeView } from './changes/change-view.tsx'
import { matterBefore, matterToGoOn, type Change } from './changes/changes.ts'
import { changesWords } from './changes/words.ts'
import { chosenUnits, figureOf, isOpen, SURE_ENOUGH, titleIn } from './decide.ts'
import type { ChosenUnit, Document, Draft, NamedUnit, Proposal } from './decide.ts'
import { FigureSum } from './figure-sum.tsx'
import type { ReadAction } from './keys.ts'
import { KIND_WORD, ROLES, ROLE_WORD } from './names.ts'
import { SuggestedLeads } from './passage/suggested-leads.tsx'
import { passageWords } from './passage/words.ts'
import { ProposalEdit } from './proposal-edit.tsx'
import { RhythmBox } from './rhythm/rhythm-box.tsx'
import { readWords } from './words.ts'

type Props = {
  document: Document
  proposal: Proposal
  /** what became of it since the earlier issue of the document; undefined where there is none */
  change: Change | undefined
  number: number
  editing: boolean
  draft: Draft
  mayDecide: boolean
  busy: boolean
  error: Error | null
  onAct: (action: ReadAction) => void
  onOpenNew: () => void
  onDraft: (draft: Draft) => void
  onEdited: () => void
}

/** The proposal in hand: what was read, with the words it rests on, and what to do with it. */
export function ProposalCard(props: Props) {
  const { document, proposal, change, number, editing, draft, mayDecide, busy, error, onAct, onOpenNew, onDraft, onEdited } = props
  const t = useWords(readWords)
  const tc = useWords(changesWords)
  const tp = useWords(passageWords)
  const open = isOpen(proposal)
  const matter = matterToGoOn(change)
  const over = matter === null && matterBefore(change) !== null
  const { language } = useLanguage()
  const figure = figureOf(proposal, document)
  const title = draft.title ?? titleIn(language, proposal, document)
  return (
    <section className={proposal.kind === 'figure' ? 'read-card read-card-wrong' : 'read-card'} tabIndex={-1} aria-current="true" aria-labelledby={`card-${proposal.id}`}>
      <h2 id={`card-${proposal.id}`}>
        <span><span className="read-card-number">{number}</span>{title}</span>
        <span className={figure ? 'proposal-wrong' : 'ink-3 small read-card-kind'}>{figure ? t('stateWrong') : t(KIND_WORD[proposal.kind])}</span>
      </h2>
      {figure && <FigureSum figure={figure} text={document.text} />}
      {proposal.kind === 'rhythm' && <RhythmBox key={proposal.id} document={document} proposal={proposal} />}
      {proposal.acceptable && proposal.confidence < SURE_ENOUGH && open && <Note tone="due">{t('unsure')}</Note>}
      {editing && open ? (
        <ProposalEdit proposal={proposal} draft={draft} onDraft={onDraft} onDone={onEdited} />
      ) : (
        proposal.acceptable && <Facts {...props} open={open} />
      )}
      {proposal.units.length === 0 && open && mayDecide && !editing && (
        <SuggestedLeads document={document.id} proposal={proposal.id} units={chosenUnits(proposal, draft)} onUnits={(units) => onDraft({ ...draft, units })} />
      )}
      {change && !(change.kind === 'added' && !change.stands) && <ChangeView change={change} take={draft.take} editable={open && mayDecide} onTake={(take) => onDraft({ ...draft, take })} />}
      {proposal.decision === 'known' && <p className="mid ink-2 read-card-line">{proposal.matter ? tc('carried') : t('knownHere')}</p>}
      {proposal.matter && <p className="mid read-card-line"><Link to={`/matters/${proposal.matter.id}`}>{t('openMatter', { code: proposal.matter.code })}</Link></p>}
      <ErrorNote error={error} />
      {mayDecide && open && (
        <div className="actions read-card-actions">
          <Button primary busy={busy} keyName="A" onClick={() => onAct('accept')}>{matter ? tc(change?.kind === 'same' ? 'goOn' : 'apply') : over ? tc('openNew') : t('accept')}</Button>
          {matter && <Button busy={busy} onClick={onOpenNew}>{tc('openNew')}</Button>}
          {!editing && <Button keyName="E" onClick={() => onAct('edit')}>{t('edit')}</Button>}
          <Button busy={busy} keyName="S" onClick={() => onAct('skip')}>{t('skip')}</Button>
        </div>
      )}
      {mayDecide && (proposal.kind === 'target' || proposal.kind === 'rhythm') && (
        <div className="actions read-card-actions">
          <Button busy={busy} keyName="N" onClick={() => onAct('make')}>{tp('make')}</Button>
        </div>
      )}
      {mayDecide && (proposal.decision === 'accepted' || proposal.decision === 'skipped' || (proposal.decision === 'known' && proposal.matter)) && (
        <div className="actions read-card-actions">
          <Button busy={busy} keyName="Z" onClick={() => onAct('take-back')}>{t('takeBack')}</Button>
          {proposal.matter && proposal.decision === 'accepted' && proposal.matter.id !== matter?.id && <span className="small ink-3">{t('takeBackAccepted', { code: proposal.matter.code })}</span>}
        </div>
      )}
    </section>
  )
}

function Facts({ proposal, draft, open, mayDecide, onDraft }: Props & { open: boolean }) {
  const t = useWords(readWords)
  const { today } = useSession()
  const due = draft.due === undefined ? proposal.due : draft.due
  const roles = ROLES.filter((role) => unitsOf(proposal, draft, role).length > 0)
  return (
    <dl className="pairs read-card-pairs">
      <dt>{t('due')}</dt>
      <dd>
        {due ? <time dateTime={due}>{shortDay(due, today) === due ? due : `${due.slice(0, 4)}-${shortDay(due, today)}`}</time> : <span className="ink-3">{t('dueNone')}</span>}
        {proposal.dueText && <span className="ink-3">　{t('dueWords', { words: proposal.dueText })}</span>}
        {open && due !== null && due < today && <span className="read-card-past">　{t('duePast')}</span>}
      </dd>
      {roles.map((role) => (
        <RoleLine key={role} role={role} proposal={proposal} draft={draft} editable={open && mayDecide} onDraft={onDraft} />
      ))}
      {!roles.some((role) => role === 'lead' || role === 'responsible') && (
        <>
          <dt>{t('roleLead')}</dt>
          <dd className="ink-2">{t('noUnit')}</dd>
        </>
      )}
      {proposal.path.length > 0 && (
        <>
          <dt>{t('where')}</dt>
          <dd className="ink-2 read-card-path">{proposal.path.at(-1)}</dd>
        </>
      )}
      {open && mayDecide && <LedgerChoice draft={draft} onDraft={onDraft} />}
    </dl>
  )
}

type Shown = { key: string; name: string; unit: NamedUnit | null; territory: string | null }

/** The units of a role as the card lists them: those of the document, or those the person edited. */
function unitsOf(proposal: Proposal, draft: Draft, role: ChosenUnit['role']): Shown[] {
  if (draft.units) {
    return draft.units.filter((unit) => unit.role === role).map((unit) => ({ key: unit.holder.id, name: unit.written, unit: null, territory: unit.territory ?? null }))
  }
  return proposal.units.filter((unit) => unit.role === role).map((unit) => ({ key: unit.written, name: nameOf(unit), unit, territory: unit.territory }))
}

/** The city's name of a matched unit. */
function nameOf(unit: NamedUnit): string {
  return unit.candidates.find(({ holder }) => holder.id === unit.match?.id)?.name ?? unit.written
}

type LineProps = { role: ChosenUnit['role']; proposal: Proposal; draft: Draft; editable: boolean; onDraft: (draft: Draft) => void }

function RoleLine({ role, proposal, draft, editable, onDraft }: LineProps) {
  const t = useWords(readWords)
  const units = unitsOf(proposal, draft, role)
  const known = units.filter(({ unit }) => unit === null || unit.match !== null)
  const unknown = units.flatMap(({ unit }) => (unit && unit.match === null ? [unit] : []))
  return (
    <>
      <dt>{t(ROLE_WORD[role])}</dt>
      <dd>
        {known.map(({ key, name, unit, territory }, index) => (
          <span key={key} title={unit && unit.written !== name ? t('written', { words: unit.written }) : undefined}>
            {index > 0 && '、'}
            {name}
            {territory && role !== 'local' && <span className="ink-3">（{t('inTerritory', { place: territory })}）</span>}
          </span>
        ))}
        {unknown.map((unit) => (
          <UnknownUnit key={unit.written} unit={unit} draft={draft} editable={editable} onDraft={onDraft} />
        ))}
      </dd>
    </>
  )
}

/** More than these would push the buttons out of sight: they become a list to pick from. */
const FEW = 5

/** A unit the city does not know: the nearest known ones to choose from, or none for now. */
function UnknownUnit({ unit, draft, editable, onDraft }: { unit: NamedUnit; draft: Draft; editable: boolean; onDraft: (draft: Draft) => void }) {
  const t = useWords(readWords)
  const may = useMay()
  const create = useCommand('createUnit')
  const chosen = draft.chosen?.[unit.written] ?? null
  const choose = (holder: ChosenUnit['holder'] | null) => onDraft({ ...draft, chosen: { ...draft.chosen, [unit.written]: holder } })
  const added = chosen !== null && !unit.candidates.some(({ holder }) => holder.id === chosen.id)
  const group = `unit-${unit.role}-${unit.written}`
  const add = () =>
    create.mutate(
      { body: { name: unit.written } },
      {
        onSuccess: ({ ids }) => {
          const id = ids.unit
          if (typeof id === 'string') choose({ type: 'unit', id })
        },
      },
    )
  return (
    <div className="read-unknown">
      <b className="read-unknown-name">{unit.written}</b>
      <span className="ink-2">　{unit.candidates.length > 0 ? t('notKnown') : t('notKnownNone')}</span>
      {unit.candidates.length > FEW ? (
        <select
          className="input"
          aria-label={unit.written}
          disabled={!editable}
          value={chosen?.id ?? ''}
          onChange={(event) => choose(unit.candidates.find(({ holder }) => holder.id === event.target.value)?.holder ?? null)}
        >
          <option value="">{unit.role === 'leader' ? t('leaveEmpty') : t('newOrEmpty')}</option>
          {unit.candidates.map(({ holder, name }) => <option key={holder.id} value={holder.id}>{name}</option>)}
          {added && <option value={chosen.id}>{unit.written}</option>}
        </select>
      ) : (
        <fieldset className="read-near" disabled={!editable}>
          <legend className="unseen">{unit.written}</legend>
          {unit.candidates.map((candidate) => (
            <label key={candidate.holder.id}>
              <input type="radio" name={group} checked={chosen?.id === candidate.holder.id} onChange={() => choose(candidate.holder)} />
              {candidate.name}
              <span className="read-near-why">{nearWord(candidate.reason, t)}</span>
            </label>
          ))}
          <label>
            <input type="radio" name={group} checked={chosen === null || added} onChange={() => choose(added ? chosen : null)} />
            {added ? unit.written : unit.role === 'leader' ? t('leaveEmpty') : t('newOrEmpty')}
            {!added && (unit.role === 'lead' || unit.role === 'responsible') && <span className="read-near-why">{t('emptyMeans')}</span>}
          </label>
        </fieldset>
      )}
      {editable && chosen === null && unit.role !== 'leader' && may('createUnit') && (
        <Button link busy={create.isPending} onClick={add}>{t('addUnit', { name: unit.written })}</Button>
      )}
      <ErrorNote error={create.error} />
    </div>
  )
}

/** The words of a reason the reader gives; words that are already a sentence stand as they are. */
function nearWord(reason: string, t: (key: keyof typeof readWords) => string): string {
  const key = `near.${reason}`
  return key in readWords ? t(key as keyof typeof readWords) : reason
}

function LedgerChoice({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const t = useWords(readWords)
  const pick = usePick()
  const ledgers = useAnswer('listLedgers', {})
  const open = ledgers.data?.rows.filter(({ fromDocuments }) => fromDocuments) ?? []
  if (open.length === 0) return null
  return (
    <>
      <dt><label htmlFor="into-ledger">{t('into')}</label></dt>
      <dd>
        <select
          id="into-ledger"
          className="read-into"
          value={draft.ledger ?? open[0]?.id}
          onChange={(event) => onDraft({ ...draft, ledger: event.target.value })}
        >
          {open.map((ledger) => <option key={ledger.id} value={ledger.id}>{pick(ledger.name)}</option>)}
        </select>
      </dd>
    </>
  )
}
