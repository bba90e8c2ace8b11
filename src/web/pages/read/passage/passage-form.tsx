import { useState } from 'react'
import { passageId, passageTitle } from '../../../../kernel/words/passage.ts'
import { useWords } from '../../../i18n/language.tsx'
import { Button, Dialog, ErrorNote, Note } from '../../../ui/index.ts'
import { chosenUnits } from '../decide.ts'
import type { Acceptance, Draft, Proposal } from '../decide.ts'
import { ProposalFields } from '../proposal-edit.tsx'
import { useFirstFocus } from '../use-first-focus.ts'
import { readWords } from '../words.ts'
import { wordsOf, type Place } from './place.ts'
import { SuggestedLeads } from './suggested-leads.tsx'
import { passageWords } from './words.ts'

type Props = {
  document: string
  text: string
  place: Place
  /** the day of the target it was made from */
  due: string | null
  busy: boolean
  error: Error | null
  onMake: (acceptance: Acceptance) => void
  onClose: () => void
}

/** A passage that names nobody becomes a matter: its words, who may lead, until when. */
export function PassageForm({ document, text, place, due, busy, error, onMake, onClose }: Props) {
  const t = useWords(passageWords)
  const common = useWords(readWords)
  const words = wordsOf(text, place)
  const proposal = passageOf(place, words, due)
  const [draft, setDraft] = useState<Draft>({})
  const fields = useFirstFocus<HTMLDivElement>()
  const [asked, setAsked] = useState(false)
  const units = chosenUnits(proposal, draft)
  const ready = units.some(({ role }) => role === 'lead' || role === 'responsible')
  const make = () => {
    const title = draft.title?.trim()
    setAsked(true)
    if (ready) onMake({ proposal: proposal.id, ...(title && title !== proposal.title && { title }), due: draft.due === undefined ? due : draft.due, units })
  }
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <blockquote className="passage-quote" lang="zh-CN" aria-label={t('quote')} tabIndex={0}>{words}</blockquote>
      <div ref={fields} className="passage-fields">
        <SuggestedLeads document={document} proposal={proposal.id} units={units} onUnits={(next) => setDraft({ ...draft, units: next })} />
        <ProposalFields proposal={proposal} draft={draft} onDraft={setDraft} />
      </div>
      {asked && !ready && <Note tone="due" live>{t('needLead')}</Note>}
      <ErrorNote error={error} />
      <div className="actions">
        <Button primary busy={busy} onClick={make}>{t('make')}</Button>
        <Button onClick={onClose}>{common('cancel')}</Button>
      </div>
    </Dialog>
  )
}

/** A passage as the fields of a proposal need it; the server makes its own of the same place. */
function passageOf(place: Place, words: string, due: string | null): Proposal {
  return {
    id: passageId(place), part: '', kind: 'task', title: passageTitle(words), path: [], body: place, annotation: null, units: [], due, dueText: null,
    confidence: 1, acceptable: true, decision: 'open', matter: null, reason: null,
  }
}
