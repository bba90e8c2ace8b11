/** The ways by which a reminder may leave the machine; each only when an administrator has configured it. */
export const CHANNEL_IDS = ['mail', 'wecom', 'dingtalk', 'webhook'] as const
export type ChannelId = (typeof CHANNEL_IDS)[number]

/** What a channel is given to carry. There is no room in it for what waits: no title, no unit, no name. */
export type Message = {
  /** the same when it is sent again after a crash, so that a receiver can tell */
  key: string
  kind: 'digest' | 'test'
  person: string
  /** where this person is reached on this channel; null on a channel that needs no address */
  to: string | null
  waiting: number
  /** the instant of this attempt, ISO */
  at: string
}

/** Why a message did not go: a code and at most a number. Never what the other side wrote, which may repeat an address or a secret. */
export const PROBLEM_CODES = ['unreachable', 'timeout', 'tls', 'sign_in', 'refused', 'redirected', 'guarded', 'address'] as const
export type Problem = { code: (typeof PROBLEM_CODES)[number]; detail: number | null }

/** Null: it was taken over. */
export type Outcome = { key: string; problem: Problem | null }

export type Channel = {
  id: ChannelId
  /** the machine it goes to; of its whole address, which may hold a secret, only this is ever shown */
  host: string
  /** how a person is reached: an address of mail, an account at the service, or not by any address of theirs */
  reaches: 'mail' | 'account' | 'person'
  /** how many messages one sending carries: a robot says it once in its group, to all of them */
  together: number
  /** Sends these, `together` of them at most. Answers for each; never throws for what the other side does. */
  send: (messages: readonly Message[]) => Promise<Outcome[]>
  close: () => void
}

/** What is configured; `list` is empty where nothing is, and then nothing leaves. */
export type Channels = { list: readonly Channel[]; /** where the product is opened, as told in messages and feeds */ address: string | null }

export const NO_CHANNELS: Channels = { list: [], address: null }

/** The same outcome for all of a sending. */
export function allOf(messages: readonly Message[], problem: Problem | null): Outcome[] {
  return messages.map(({ key }) => ({ key, problem }))
}
