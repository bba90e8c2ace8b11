import { standingOf } from '../../kernel/commitment.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { documentSeen } from '../document/get-document.ts'
import { permitSomewhere } from '../permit.ts'

/**
 * What of a document is public, and what could be: every matter that came from it, with the words it is public by or those that are
 * proposed, which somebody looks at before anyone outside does.
 *
 * @throws DeliveryError `forbidden`, `not_found`
 */
export async function getPublication(call: Call, { document: id }: { document: string }) {
  permitSomewhere(call.acting, 'getPublication')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, city } = await inputsOf(deps, db, acting.tenant)
    const document = await documentSeen(call, db, id, 'getPublication')
    const matters = [...new Set(document.decisions.flatMap(({ matter }) => matter ?? []))]
    const states = await statesOf<MatterState>(db, acting.tenant, matters.map((matter) => `matter:${matter}`))
    return {
      city: city.id,
      published: document.published ?? null,
      proposed: { title: document.parts[0]?.title ?? document.name, summary: '' },
      matters: matters.flatMap((matter) => {
        const state = states.get(`matter:${matter}`)
        const rules = state && rulesOf(packs, state.ledger)
        if (!state || !rules) return []
        const standing = standingOf({ ...state, publicised: state.publicised ?? { promise: '', outcome: null, topic: null, on: state.openedOn } }, rules.procedure)
        return [{ id: state.id, code: state.code, title: state.title, standing: standing?.standing ?? 'going-on', since: standing?.on ?? state.openedOn, public: state.publicised ?? null, proposed: { promise: state.title, topic: topicOf(state) } }]
      }),
    }
  })
}

/** The nearest heading over the clause, without its number: 一、生态环境 gives 生态环境. */
function topicOf({ clause }: MatterState): string | null {
  const heading = clause?.path.at(-1)?.replace(/^\s*(?:第?[一二三四五六七八九十百\d]+[、.．章节条]|[（(][一二三四五六七八九十\d]+[）)])\s*/, '').replace(/[。：:]$/, '').trim()
  return heading && heading !== clause?.documentTitle ? heading.slice(0, 40) : null
}
