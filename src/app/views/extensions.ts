import { sentence } from '../../kernel/errors.ts'
import { decidingRefused, extensionRefused, latestDay, roomOf, type Decider } from '../../kernel/extension.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import { actedThrough, type Directory } from './organisation.ts'

type Context = { rules: LedgerRules; directory: Directory; calendar: Calendar; day: Day; /** who looks; null: nothing is offered, on a past day or to who may write nothing here */ who: Decider | null }

/** The extensions that whoever looks may ask for, or why not now; and the requests with their word, the newest first. */
export function extensionsView(matter: MatterState, { rules: { procedure, pack, ledger }, directory, calendar, day, who }: Context) {
  const named = namesIn(pack, ledger, 'zh')
  const theirs = who ? procedure.extensions.filter((rule) => rule.who.some((role) => who.roles.includes(role))) : []
  return {
    rules: theirs.map((rule) => {
      const { left, from, latest } = roomOf(rule, matter, calendar)
      const refused = extensionRefused(procedure, rule, matter, who?.roles ?? [], day, calendar, named)
      return {
        id: rule.id,
        name: rule.name,
        moves: rule.moves,
        from,
        left,
        atMost: rule.atMost,
        latest,
        needsEvidence: rule.needs.evidence,
        refused: refused && { code: refused.code, zh: sentence(refused, 'zh'), en: sentence(refused, 'en') },
      }
    }),
    requests: (matter.extensions ?? []).toReversed().map((request) => {
      const rule = procedure.extensions.find(({ id }) => id === request.rule)
      const { id, from, to, reason, attachments, on, post, decided } = request
      return {
        id,
        rule: request.rule,
        name: rule?.name ?? { zh: request.rule, en: request.rule },
        moves: rule?.moves ?? ('due' as const),
        from,
        to,
        reason,
        attachments: attachments.length,
        on,
        by: actedThrough(directory, post, day),
        decided: decided && { approved: decided.approved, to: decided.to, words: decided.words, on: decided.on, by: actedThrough(directory, decided.post, day) },
        latest: rule ? latestDay(rule, from, calendar) : null,
        mayDecide: who !== null && rule !== undefined && decided === null && decidingRefused(rule, request, who, named) === null,
      }
    }),
  }
}
