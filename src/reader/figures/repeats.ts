import type { Claim } from './claim.ts'
import { isSameThing, isTelling, mentionOf, quantityOf } from './mentions.ts'
import type { Mention } from './mentions.ts'
import type { MeasuredPassage } from './passage.ts'

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
 */
export function repeatsIn(passages: readonly MeasuredPassage[]): Claim[] {
  const told = new Map<string, Told[]>()
  const claims: Claim[] = []
  for (const passage of passages) {
    for (const sentence of passage.sentences) {
      for (const amount of sentence.amounts) {
        const mention = mentionOf(sentence, amount)
        if (!isTelling(mention)) continue
        const others = told.get(quantityOf(amount)) ?? []
        const same = others.findLast((other) => isSameThing(other.mention, mention) && OPEN.test(amount.text) === OPEN.test(other.mention.amount.text))
        const thing = same?.thing ?? { claimed: false }
        if (same && !thing.claimed && amount.from - same.mention.amount.to > NEAREST) {
          thing.claimed = true
          claims.push(repeat(passage, same.mention, mention))
        }
        if (others.length === 0) told.set(quantityOf(amount), others)
        others.push({ mention, thing })
        if (others.length > MOST_MENTIONS) others.shift()
      }
    }
  }
  return claims
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
