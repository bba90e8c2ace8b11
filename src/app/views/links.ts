import { linksOf, type Link, type MatterState, type Relation } from '../../kernel/facts/matter.ts'
import { leadUnits } from '../../kernel/leads.ts'
import type { Light } from '../../kernel/light.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { unitRef, type Directory } from './organisation.ts'

export type LinksContext = {
  packs: readonly Pack[]
  directory: Directory
  day: Day
  /** matters that are linked to this one */
  sources: readonly MatterState[]
  /** matters that it is linked to, by id */
  targets: ReadonlyMap<string, MatterState>
  /** today's; a past day's are not judged for this */
  lights: ReadonlyMap<string, Light>
  /** those of them whose pages the acting membership may open */
  visible: ReadonlySet<string>
}

/**
 * The matters that one is linked to, both ways. Code, title and who answers are told of all of them, because who is linked has to know
 * whom they wait for; a page opens only to whom it would open anyway.
 */
export function linksView(matter: MatterState, context: LinksContext) {
  const { sources, targets, day } = context
  const away = (relation: Relation) => linksOf(matter, relation, day).flatMap((link) => linked(targets.get(link.target), link, context))
  const here = (relation: Relation) => sources.flatMap((source) => linksOf(source, relation, day).filter(({ target }) => target === matter.id).flatMap((link) => linked(source, link, context)))
  return { blockedBy: here('blocks'), blocks: away('blocks'), continues: away('continues'), continuedBy: here('continues'), parts: here('part'), partOf: away('part') }
}

function linked(other: MatterState | undefined, { from }: Link, { packs, directory, day, lights, visible }: LinksContext) {
  const rules = other && rulesOf(packs, other.ledger)
  if (!other || !rules) return []
  const state = rules.procedure.states.find(({ id }) => id === other.stage)
  return [
    {
      id: other.id,
      code: other.code,
      title: other.title,
      light: lights.get(other.id) ?? null,
      stageName: state?.name ?? { zh: other.stage, en: other.stage },
      lead: unitRef(directory, leadUnits(other)[0] ?? null, day),
      since: from,
      due: other.due,
      ended: Boolean(state?.final),
      closedOn: state?.final ? (other.steps.at(-1)?.on ?? null) : null,
      shown: visible.has(other.id),
    },
  ]
}
