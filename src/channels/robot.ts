import { z } from 'zod'

import { messageText } from '../kernel/words/message.ts'
import type { Message, Problem } from './channel.ts'
import type { Posted } from './post-json.ts'

/** How many people one message in a group may speak to. */
export const SPOKEN_TO_AT_ONCE = 50

const answer = z.object({ errcode: z.number().int() })

/** The robots answer 200 to everything and say in the text whether they took it. */
export function robotProblem(posted: Posted): Problem | null {
  if (posted.problem) return posted.problem
  const said = answer.safeParse(parsed(posted.text))
  if (!said.success) return { code: 'refused', detail: null }
  return said.data.errcode === 0 ? null : { code: 'refused', detail: said.data.errcode }
}

/** What a robot says in its group: others read along, so not even how many things wait. */
export function groupText(messages: readonly Pick<Message, 'kind'>[], address: string | null): string {
  const word = messages.every(({ kind }) => kind === 'test') ? 'test' : 'group'
  return [messageText(word, 'zh'), ...(address ? [address] : [])].join('\n')
}

export function accountsOf(messages: readonly Pick<Message, 'to'>[]): string[] {
  return messages.flatMap(({ to }) => to ?? [])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
