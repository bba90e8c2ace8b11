import type { DocumentState } from '../../kernel/facts/document.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Holder } from '../../kernel/facts/matter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { leadSuggester } from '../../reader/suggest/suggest.ts'
import { assignmentsToUnits } from '../../store/queries/assignments.ts'
import { statesOf, statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { contentOf, proposalNamed, proposalsNow } from './documents-of.ts'

/** So many earlier assignments are compared, the newest. */
const EARLIER = 5000

export type SuggestedLead = { holder: Holder; name: string; because: string[] }

/**
 * The three units most likely to lead a proposal or passage that names nobody, with the words that speak for each: by what
 * departments do and by who led similar matters in this city. A help to choose, never chosen by itself.
 *
 * @throws DeliveryError `not_found` for the document, `proposal_unknown`
 */
export async function suggestLeads(call: Call, input: { document: string; proposal: string }): Promise<{ rows: SuggestedLead[] }> {
  permitSomewhere(call.acting, 'suggestLeads')
  const { deps, acting } = call
  const subject = `document:${input.document}`
  return deps.db.read(acting.tenant, async (db) => {
    const document = (await statesOf<DocumentState>(db, acting.tenant, [subject])).get(subject)
    if (!document) throw new DeliveryError('not_found', { what: input.document })
    const content = await contentOf(deps, document)
    const { title, path, body } = proposalNamed(await proposalsNow(db, acting.tenant, content.reading), input.proposal, content)
    const units = (await statesOfType<UnitState>(db, acting.tenant, 'unit')).filter(({ ended, kind }) => !ended && kind !== 'group')
    const assigned = await assignmentsToUnits(db, acting.tenant, EARLIER)
    const suggest = leadSuggester(units, assigned.map(({ unit, title: words }) => ({ unit, words })))
    const words = content.text.slice(body.start, body.end).replace(/\s+/g, '')
    return { rows: suggest({ title, path, body: words }).map(({ unit, because }) => ({ holder: { type: 'unit', id: unit.id }, name: unit.name, because })) }
  })
}
