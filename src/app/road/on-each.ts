import type { Decision } from '../../kernel/decide/decision.ts'
import { onceEach } from '../../kernel/decide/road.ts'
import { DeliveryError, sentence } from '../../kernel/errors.ts'
import type { FactDraft, State } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { found } from '../writing.ts'

/** The facts of one decision on each of several matters: all of them, or none; a refusal says which matter it is about. */
export function onEach(matters: readonly MatterState[], decideOn: (matter: MatterState) => Decision): FactDraft[] {
  return matters.flatMap((matter) => {
    const decision = decideOn(matter)
    if ('facts' in decision) return decision.facts
    const { refusal } = decision
    const about = (language: 'zh' | 'en') => `${matter.code} ${sentence(refusal, language)}`
    throw new DeliveryError(refusal.code, { ...refusal.facts, matter: matter.code }, { zh: about('zh'), en: about('en') })
  })
}

/** @throws DeliveryError `named_twice` where one command decides twice on the same matter */
export function refuseTwice(decisions: readonly { matter: string }[], states: ReadonlyMap<string, State>): void {
  const twice = onceEach(decisions.map(({ matter: id }) => ({ id, name: found<MatterState>(states, `matter:${id}`, id).code })))
  if (twice) throw new DeliveryError(twice.refusal.code, twice.refusal.facts)
}
