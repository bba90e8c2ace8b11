import type { Problem } from './channel.ts'
import { problemOf } from './problem.ts'

const TIMEOUT_MS = 10_000
/** What robots and webhooks answer is a line; more is not read. */
const MOST_READ = 64 * 1024

export type Posted = { problem: Problem } | { problem: null; text: string }

/**
 * Posts JSON to an address that an administrator configured. A redirect is not followed: it would carry what is sent, and its signature, to
 * a machine that nobody configured.
 */
export async function postJson(url: URL, body: string, headers: Record<string, string> = {}): Promise<Posted> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'lingxian', ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await beginningOf(answer)
    if (answer.status >= 300 && answer.status < 400) return { problem: { code: 'redirected', detail: answer.status } }
    return answer.ok ? { problem: null, text } : { problem: { code: 'refused', detail: answer.status } }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  if (!reader) return ''
  const parts: Uint8Array[] = []
  for (let size = 0; size < MOST_READ; ) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts).toString('utf8')
    parts.push(value)
    size += value.byteLength
  }
  await reader.cancel()
  return Buffer.concat(parts).toString('utf8')
}
