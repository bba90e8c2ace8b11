import type { Problem } from './channel.ts'
import { guardedFetch, type GuardSettings } from './guard.ts'
import { problemOf } from './problem.ts'

/** What robots and webhooks answer is a line; more is not read. */
const MOST_READ = 64 * 1024

export type Posted = { problem: Problem } | { problem: null; text: string }

/**
 * Posts JSON to an address that an administrator configured. A redirect is not followed: it would carry what is sent, and its signature, to
 * a machine that nobody configured.
 */
export async function postJson(url: URL, body: string, guard: GuardSettings, headers: Record<string, string> = {}): Promise<Posted> {
  try {
    const sent = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'lingxian', ...headers }
    const answer = await guardedFetch(url, { method: 'POST', headers: sent, body }, { ...guard, mostBytes: MOST_READ, whenLonger: 'cut' })
    if (answer.status >= 300 && answer.status < 400) return { problem: { code: 'redirected', detail: answer.status } }
    return answer.ok ? { problem: null, text: await answer.text() } : { problem: { code: 'refused', detail: answer.status } }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}
