import * as decide from '../../kernel/decide/activity.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { Fields } from '../../kernel/facts/matter.ts'
import type { Call } from '../call.ts'
import { derivedId } from '../ids.ts'
import { decided, write } from '../writing.ts'
import { permitOnMatters } from './activities.ts'

/** One matter's regular update, as the person saw it. */
export type Update = { matter: string; kind: string; summary: string; fields: Fields }

/**
 * Records the regular updates of several matters at once (全部无变化): each is a record of its own, reviewed by itself; all of them, or none
 * when one refuses.
 *
 * @throws DeliveryError `not_found`, `forbidden`, and what the kernel refuses of a record
 */
export function recordUpdates(call: Call, input: { command: string; updates: readonly Update[] }): Promise<{ command: string; ids: { activities: string[] } }> {
  const updates = input.updates.map((update, index) => ({ ...update, id: derivedId(input.command, `activity:${index}`) }))
  // All at once, in the one order that keeps two commands from waiting for each other.
  const locks = updates.flatMap(({ id, matter }) => [`activity:${id}`, `matter:${matter}`])
  return write(call, { id: input.command, name: 'recordUpdates', input, locks }, async (writing) => {
    const facts: FactDraft[] = []
    for (const { id, matter, kind, summary, fields } of updates) {
      await permitOnMatters(writing, 'recordUpdates', [matter], id)
      const content = { matters: [matter], units: [], attended: [], kinds: [kind], heldOn: writing.today, summary, place: null, attachments: [], fields }
      facts.push(...decided(decide.recordActivity(writing.packs, { ...content, id, unit: writing.acting.unit, unitLooks: writing.acting.role !== 'leader' }, writing)))
    }
    return { facts, answer: { ids: { activities: updates.map(({ id }) => id) } } }
  })
}
