import type { Fact } from '../../kernel/facts/index.ts'
import type { LetterState } from '../../kernel/facts/letter.ts'
import { seesInside, type LetterReach } from '../../kernel/letter/inside.ts'
import { numberText } from '../../kernel/letter/number.ts'
import type { Day } from '../../kernel/time/day.ts'
import { fill } from '../../kernel/words/fill.ts'
import { timelineWords } from '../../kernel/words/letters.ts'
import { holderView, unitRef, type Directory } from './organisation.ts'
import type { TimelineEntry } from './timeline.ts'

const NAMED = 3

/**
 * What letters about a matter left on its timeline: issued, replied to, withdrawn. Drafts on their way stand on no one's.
 *
 * @param reader who reads it: an addressee is shown only the own replies, and no words of the issuer's
 */
export function letterEntries(letters: readonly LetterState[], facts: readonly Fact[], reader: LetterReach | null, directory: Directory, today: Day): TimelineEntry[] {
  const byId = new Map(letters.map((letter) => [`letter:${letter.id}`, letter]))
  return facts.flatMap((fact) => {
    const letter = byId.get(fact.subject)
    const words = timelineWords[fact.kind]
    if (!letter || !words) return []
    const inside = seesInside(letter, reader)
    if (!inside && fact.kind === 'letter.replied' && !reader?.issuers.includes((fact.payload as { unit: string }).unit)) return []
    const said = inside ? words.text : (words.outside ?? words.text)
    const { by, values } = saidOf(fact, letter, directory, today)
    return [
      {
        fact: fact.id,
        kind: fact.kind,
        on: fact.occurredOn,
        recordedAt: fact.recordedAt,
        by,
        label: words.label,
        text: fill(said.zh, values('zh')),
        textEn: fill(said.en, values('en')),
        activity: null,
        before: null,
        voided: null,
        voidable: false,
        receipt: false,
        letter: letter.id,
      },
    ]
  })
}

function saidOf(fact: Fact, letter: LetterState, directory: Directory, today: Day) {
  const unit = (id: string) => unitRef(directory, id, today)?.name ?? ''
  const { text, unit: replier, reason } = fact.payload as { text?: string; unit?: string; reason?: string }
  const number = letter.issued?.number ? `　${numberText(letter.issued.number)}` : ''
  const names = letter.to.slice(0, NAMED).map((one) => holderView(directory, one, today).name).join('、')
  const values = (language: 'zh' | 'en') => {
    const more = letter.to.length > NAMED ? (language === 'zh' ? `等 ${letter.to.length} 个` : ` and ${letter.to.length - NAMED} more`) : ''
    const due = letter.replyBy ? (language === 'zh' ? `，${letter.replyBy} 前反馈` : `, reply by ${letter.replyBy}`) : ''
    return { title: letter.title, number, to: `${names}${more}`, due, text: text ?? '', reason: reason ?? '' }
  }
  return { by: unit(replier ?? letter.issuer), values }
}
