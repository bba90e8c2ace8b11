import type { MatterState } from '../../kernel/facts/matter.ts'
import { recordWords } from '../../kernel/words/records.ts'
import type { Db } from '../../store/database/database.ts'
import { recentFactsOfHolders } from '../../store/queries/facts.ts'
import { statesOf } from '../../store/queries/subjects.ts'

const CHANGES_SHOWN = 8

/** The newest facts of the matters that these holders answer for: one line each, the matter's title with what happened. */
export async function recentChanges(db: Db, tenant: string, holders: readonly string[]) {
  const facts = await recentFactsOfHolders(db, tenant, holders, CHANGES_SHOWN)
  const matters = await statesOf<MatterState>(db, tenant, [...new Set(facts.map(({ subject }) => subject))])
  return facts.flatMap((fact) => {
    const matter = matters.get(fact.subject)
    const label = recordWords[fact.kind]?.label
    if (!matter || !label) return []
    return [{ on: fact.occurredOn, text: { zh: `${label.zh}：${matter.title}`, en: `${label.en}: ${matter.title}` }, matter: matter.id, reason: null }]
  })
}
