import type { Fact } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { sourceWords } from '../../kernel/words/records.ts'

type Language = 'zh' | 'en'
type Context = { matter: MatterState; rules: LedgerRules }

/** What the braces stand for in the sentences of a procedure: where a matter came from, new days, pauses, what was done about lateness. */
export function procedureValues({ kind }: Fact, payload: Record<string, unknown>, { matter, rules: { procedure } }: Context, language: Language): Record<string, unknown> {
  const more = (text: unknown) => (text ? `${language === 'zh' ? '：' : ': '}${String(text)}` : '')
  const nameOf = (rule: unknown) => procedure.extensions.find(({ id }) => id === rule)?.name[language] ?? rule
  if (kind === 'matter.sourced') return { source: sourceWords[String(payload.source)]?.[language] ?? payload.source, said: more(payload.text) }
  if (kind === 'extension.requested') return { extension: nameOf(payload.rule) }
  if (kind === 'extension.decided') {
    const request = matter.extensions?.find(({ id }) => id === payload.request)
    const granted = language === 'zh' ? `同意延至 ${String(payload.to)}` : `granted until ${String(payload.to)}`
    const refused = language === 'zh' ? '不同意' : 'refused'
    return { extension: nameOf(request?.rule ?? ''), decision: payload.approved ? granted : refused, said: more(payload.words) }
  }
  if (kind === 'clock.resumed') return { until: payload.due ? (language === 'zh' ? `至 ${String(payload.due)}` : ` to ${String(payload.due)}`) : '' }
  if (kind === 'escalation.taken') return { step: procedure.escalation.find(({ id }) => id === payload.step)?.name[language] ?? payload.step, said: more(payload.note) }
  return {}
}
