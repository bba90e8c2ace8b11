import { allOf, type Channel, type Message } from './channel.ts'
import type { GuardSettings } from './guard.ts'
import { postJson } from './post-json.ts'
import { accountsOf, groupText, robotProblem, SPOKEN_TO_AT_ONCE } from './robot.ts'

/** A robot in a group of WeCom (企业微信群机器人); its address holds its key. */
export function openWecom(url: URL, address: string | null, guard: GuardSettings): Channel {
  return {
    id: 'wecom',
    host: url.host,
    reaches: 'account',
    together: SPOKEN_TO_AT_ONCE,
    send: async (messages) => allOf(messages, robotProblem(await postJson(url, wecomBody(messages, address), guard))),
    close: () => undefined,
  }
}

export function wecomBody(messages: readonly Message[], address: string | null): string {
  return JSON.stringify({ msgtype: 'text', text: { content: groupText(messages, address), mentioned_list: accountsOf(messages) } })
}
