import type { Obligation } from './obligation.ts'
import { actorBefore, recipientIn } from './parties.ts'

const PASSES_ON = /^[，,]?(?<actor>[^，,。；;]{0,20}?)(?<action>(?:梳理|整理|审核)?汇总[^，,。；;]{0,8}?(?:呈报|报送|上报|报告|通报|报)[^，,。；;]{0,24})/

/**
 * What another body then does with what it got: “A每季度报送B，B汇总后呈报C”. It returns as often.
 *
 * @param text the sentence
 * @param first the obligation it follows
 */
export function passedOn(text: string, first: Obligation): Obligation | null {
  const comma = text.slice(first.to, first.to + 60)
  const match = PASSES_ON.exec(comma)
  const { actor = '', action = '' } = match?.groups ?? {}
  if (!match) return null
  const from = first.to + match.index + (match[0].length - action.length - actor.length)
  const to = first.to + match.index + match[0].length
  return { from, to, period: first.period, action, count: null, actor: actorBefore(actor) ?? first.recipient, recipient: recipientIn(action) }
}
