import type { Fact } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { roadOf } from '../../kernel/facts/road.ts'
import { approvedNames, touchesApproved } from '../../kernel/approval.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { Day } from '../../kernel/time/day.ts'
import { adoptionWords, changeWords, verdictWords } from '../../kernel/words/records.ts'
import { holderView, unitRef, type Directory } from './organisation.ts'

type Context = { matter: MatterState; rules: LedgerRules; directory: Directory; today: Day }
type Said = { zh: string; en: string }

const AFTER: Said = { zh: '（逾期）', en: ' (late)' }

/** What the braces stand for in the sentences of a project's road: proposal, opinions, changes. */
export function roadValues({ kind }: Fact, payload: Record<string, unknown>, { matter, rules, directory, today }: Context, language: 'zh' | 'en'): Record<string, unknown> {
  const { opinions, requests } = roadOf(matter)
  if (kind === 'matter.proposed') {
    return { unit: unitRef(directory, payload.unit as string | null, today)?.name ?? '', late: payload.late ? AFTER[language] : '' }
  }
  if (kind.startsWith('opinion.')) {
    const opinion = opinions.find(({ id }) => id === (payload.opinion ?? payload.id))
    const more = (text: unknown) => (text ? `${language === 'zh' ? '；' : '; '}${String(text)}` : '')
    return {
      holder: opinion ? holderView(directory, opinion.holder, today).name : '',
      verdict: verdictWords[String(payload.verdict)]?.[language] ?? '',
      adopted: adoptionWords[String(payload.adopted)]?.[language] ?? '',
      words: more(payload.words),
      why: more(payload.why),
    }
  }
  if (kind === 'change.requested') {
    const request = requests.find(({ id }) => id === payload.id)
    const touched = request ? touchesApproved(rules, { title: '', due: null, fields: {}, milestones: [] }, request.changes) : []
    return { changes: approvedNames(rules, touched, language, changeWords).join(language === 'zh' ? '、' : ', ') }
  }
  if (kind === 'change.decided') {
    const said: Said = payload.approved ? { zh: '同意调整', en: 'approved' } : { zh: '不同意调整', en: 'not approved' }
    return { decision: said[language], words: payload.words ? `${language === 'zh' ? '；' : '; '}${String(payload.words)}` : '' }
  }
  return {}
}
