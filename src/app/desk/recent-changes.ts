import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Db } from '../../store/database/database.ts'
import { recentFactsOfHolders } from '../../store/queries/facts.ts'
import { titlesOf } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Inputs } from '../city/inputs.ts'
import { ledgerRules } from '../matter/concerned.ts'
import type { Directory } from '../views/organisation.ts'
import { factSentence } from '../views/timeline.ts'

const CHANGES_SHOWN = 8

/** The newest facts of the matters that these holders answer for, one line each: the matter's title and what happened to it. */
export async function recentChanges(db: Db, { packs, today }: Inputs, directory: Directory, tenant: string, holders: readonly string[]) {
  const facts = await recentFactsOfHolders(db, tenant, holders, CHANGES_SHOWN)
  const matters = await statesOf<MatterState>(db, tenant, [...new Set(facts.map(({ subject }) => subject))])
  const others = await titlesOf(db, tenant, [...matters.values()].flatMap(({ links = [] }) => links.map(({ target }) => target)))
  return facts.flatMap((fact) => {
    const matter = matters.get(fact.subject)
    if (!matter) return []
    const said = factSentence(fact, { matter, rules: ledgerRules(packs, matter.ledger), packs, directory, activities: new Map(), others, today })
    if (!said) return []
    const opened = fact.kind === 'matter.opened'
    const text = opened ? { zh: `新立项：${matter.title}`, en: `Opened: ${matter.title}` } : { zh: `${matter.title}：${said.zh}`, en: `${matter.title}: ${said.en}` }
    return [{ on: fact.occurredOn, text, matter: matter.id, reason: null }]
  })
}
