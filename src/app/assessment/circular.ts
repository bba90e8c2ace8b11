import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import { circularBlocks, circularLetters, circularTitle } from '../../kernel/assess/circular.ts'
import { unlessIn } from '../../kernel/assess/decide-score.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { draftedLetter } from '../letter/drafted.ts'
import { write } from '../writing.ts'
import { totalsBefore } from './get-assessment.ts'
import { lockRun } from './lock-run.ts'
import { resultIn } from './result-file.ts'
import { nameIn } from './views.ts'

/**
 * Drafts the circular of a frozen result (代拟稿) for a person to check and sign. Without an authorising document it is one on progress: no places, no
 * scores, the order of the directory. One that is under way or out is revised there, not drafted again. Where more units were assessed than one letter
 * goes to, several letters of the same words are drafted, each of which says in its title which of them it is.
 *
 * @returns the first letter's id; all stand with the run
 * @throws DeliveryError `not_found`, `assessment_status`, `circular_kind_missing`, `circular_drafted`, what a letter's drafting refuses
 */
export function draftAssessmentCircular(call: Call, input: { command: string; assessment: string }): Promise<{ command: string; ids: { assessment: string; letter: string } }> {
  return write(call, { id: input.command, name: 'draftAssessmentCircular', input }, async (writing) => {
    const { tx, acting, packs, today, calendar } = writing
    const { deps } = call
    const { state, scheme } = await lockRun(writing, input.assessment)
    const wrong = unlessIn(state, ['frozen'])
    if (wrong || !state.frozen) throw new DeliveryError('assessment_status', wrong?.refusal.facts ?? {})
    const kind = circularKind(packs)
    if (!kind || !acting.unit) throw new DeliveryError('circular_kind_missing')
    const drafts = await statesOf<LetterState>(tx, acting.tenant, state.circulars.map((id) => `letter:${id}`))
    const standing = [...drafts.values()].find(({ status }) => status !== 'withdrawn' && status !== 'abandoned')
    if (standing) throw new DeliveryError('circular_drafted', { title: standing.title })
    const { assessees, result, period, cutoff } = await resultIn(deps, state.frozen.file)
    const before = await totalsBefore(deps, tx, acting.tenant, state)
    const content = {
      ...kind,
      issuer: acting.unit,
      copies: [],
      blocks: circularBlocks({ scheme, period, cutoff, calendar, assessees, units: result.units, before, nameOf: (id) => nameIn(scheme, id).zh }),
      replyBy: null,
      urgency: null,
      about: { matters: [], inspection: null, meeting: null, answers: null },
      attachments: [],
    }
    const letter = writing.newId('letter')
    const letters = circularLetters(assessees.map(({ unit }) => unit), circularTitle({ scheme, period })).map((one, at) => ({ ...one, id: at === 0 ? letter : writing.newId(`letter:${at}`) }))
    await writing.lock(letters.map(({ id }) => `letter:${id}`))
    const facts: FactDraft[] = []
    for (const { id, title, to } of letters) {
      facts.push(...(await draftedLetter(writing, id, { ...content, title, to: to.map((unit) => ({ type: 'unit', id: unit })) })))
      facts.push({ subject: `assessment:${state.id}`, kind: 'assessment.circulated', occurredOn: today, payload: { letter: id } })
    }
    return { facts, answer: { ids: { assessment: state.id, letter } } }
  })
}

/** The circular of a pack of letters, before that of a mechanism. */
function circularKind(packs: readonly Pack[]): { pack: string; kind: string } | null {
  const found = packs.flatMap(({ id, letters, ledgers }) => letters.filter(({ form }) => form === 'circular').map((letter) => ({ pack: id, kind: letter.id, own: ledgers.length > 0 })))
  const first = found.find(({ own }) => !own) ?? found[0]
  return first ? { pack: first.pack, kind: first.kind } : null
}
