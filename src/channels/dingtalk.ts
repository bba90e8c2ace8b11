import { createHmac } from 'node:crypto'

import { allOf, type Channel, type Message } from './channel.ts'
import type { GuardSettings } from './guard.ts'
import { postJson } from './post-json.ts'
import { accountsOf, groupText, robotProblem, SPOKEN_TO_AT_ONCE } from './robot.ts'

export type DingtalkSettings = { url: URL; /** 加签 */ secret: string }

/** A robot in a group of DingTalk (钉钉群机器人) that asks for signed messages (加签). */
export function openDingtalk({ url, secret }: DingtalkSettings, address: string | null, guard: GuardSettings): Channel {
  return {
    id: 'dingtalk',
    host: url.host,
    reaches: 'account',
    together: SPOKEN_TO_AT_ONCE,
    send: async (messages) => {
      const [first] = messages
      if (!first) return []
      const posted = await postJson(signed(url, secret, Date.parse(first.at)), dingtalkBody(messages, address), guard)
      return allOf(messages, robotProblem(posted))
    },
    close: () => undefined,
  }
}

/** The robot's address with the time in milliseconds and the signature that DingTalk asks for. */
export function signed(url: URL, secret: string, time: number): URL {
  const at = new URL(url)
  at.searchParams.set('timestamp', String(time))
  at.searchParams.set('sign', createHmac('sha256', secret).update(`${time}\n${secret}`).digest('base64'))
  return at
}

export function dingtalkBody(messages: readonly Message[], address: string | null): string {
  const accounts = accountsOf(messages)
  // DingTalk shows someone as spoken to only where the text itself names them.
  const content = [groupText(messages, address), ...(accounts.length > 0 ? [accounts.map((account) => `@${account}`).join(' ')] : [])].join('\n')
  return JSON.stringify({ msgtype: 'text', text: { content }, at: { atUserIds: accounts, isAtAll: false } })
}
