import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { isSameThing, isTelling, mentionOf, quantityOf } from './mentions.ts'
import type { Mention } from './mentions.ts'
import type { Measured, MeasuredPassage } from './passage.ts'

/** Two mentions nearer than this are one statement. */
const NEAREST = 180
/** Mentions of one quantity that are kept in mind. */
const MOST_MENTIONS = 6
/** “30余个” are not the “30个” said elsewhere. */
const OPEN = /[余多]/
/** A numbered heading or annex entry that explains what was mentioned: “35.省政府17项民生政策：”. */
const HEAD = /^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、）)]/

/**
 * The same count of the same thing said again, anywhere in the text. The later mention is the claim; where it heads the explanation of the
 * earlier one, the earlier is. One claim for one thing, however often it is said.
 *
 * Numbers that differ are never held against each other: what is counted, when and where is seldom the same.
 *
 * Asked for one document after the other, it keeps the last mentions of each quantity in mind and nothing else of what it was told.
 */
export class Repeats {
  private readonly told = new Map<string, Told[]>()

  /** Claims of the next passages of the text. */
  among(passages: readonly MeasuredPassage[]): Claim[] {
    const claims: Claim[] = []
    for (const passage of passages) {
      for (const sentence of passage.sentences) {
        for (const amount of sentence.amounts) {
          const claim = this.tell(passage, sentence, amount)
          if (claim) claims.push(claim)
        }
      }
    }
    return claims
  }

  private tell(passage: MeasuredPassage, sentence: Measured, amount: FoundAmount): Claim | null {
    if (!isTelling(sentence, amount)) return null
    const mention = mentionOf(sentence, amount)
    const quantity = quantityOf(amount)
    const others = this.told.get(quantity)
    const same = others && lastOfSameThing(others, mention)
    const thing = same?.thing ?? { claimed: false }
    if (!others) this.told.set(quantity, [{ mention, thing }])
    else {
      others.push({ mention, thing })
      if (others.length > MOST_MENTIONS) others.shift()
    }
    if (!same || thing.claimed || amount.from - same.mention.amount.to <= NEAREST) return null
    thing.claimed = true
    return repeat(passage, same.mention, mention)
  }
}

function lastOfSameThing(others: readonly Told[], mention: Mention): Told | undefined {
  for (let at = others.length - 1; at >= 0; at -= 1) {
    const other = others[at]
    if (other && isSameThing(other.mention, mention) && OPEN.test(mention.amount.text) === OPEN.test(other.mention.amount.text)) return other
  }
  return undefined
}

/** A mention and the thing it counts, shared by all mentions of it. */
type Told = { mention: Mention; thing: { claimed: boolean } }

function repeat(passage: MeasuredPassage, earlier: Mention, later: Mention): Claim {
  const heads = later.amount.from - passage.from < 12 && HEAD.test(passage.clean.slice(passage.from, passage.from + 6))
  const [claimed, other] = heads ? [earlier.amount, later.amount] : [later.amount, earlier.amount]
  return {
    relation: 'repeat', claimed, operands: [other], computed: claimed.value, low: claimed.value, high: claimed.value, rule: '=', sure: false,
    place: { from: claimed.from - (heads ? earlier : later).before.length, to: claimed.to + (heads ? earlier : later).after.length },
  }
}
