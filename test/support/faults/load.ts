import { newCommandId } from '../../../src/app/ids.ts'
import { PASSWORD } from '../city.ts'
import { formOf } from '../form.ts'

/** What a client sent under an id that it made, and what it knows of it. `title` is of this command alone. */
export type Sent = { command: string; kind: 'matter' | 'record'; title: string; acknowledged: boolean; tries: number }
export type Load = {
  sent: Sent[]
  /** hashes of files that were acknowledged */
  files: string[]
  /** answers by status; 0 is none */
  answers: Map<number, number>
  stop: () => Promise<void>
}

export type Writer = { username: string; matters: readonly string[] }

const AGAIN_MS = 40
const PATIENCE_MS = 10_000

/**
 * Clients that write one thing after another: matters, records on them, files. Whatever is not acknowledged is sent again under the same id until it is, as a
 * page does whose answer did not come.
 */
export function startLoad(origin: string, writers: readonly Writer[], today: string): Load {
  const sent: Sent[] = []
  const files: string[] = []
  const answers = new Map<number, number>()
  let going = true
  const ask = async (path: string, headers: Record<string, string>, body: string | Buffer): Promise<Response | null> => {
    const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body), signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null)
    // An answer that breaks off half-way was none.
    const whole = answer && (await answer.clone().arrayBuffer().then(() => answer, () => null))
    answers.set(whole?.status ?? 0, (answers.get(whole?.status ?? 0) ?? 0) + 1)
    return whole
  }
  /** @throws Error for a refusal that would come again: then the harness is wrong, not the product */
  const untilDone = async (path: string, headers: Record<string, string>, body: string | Buffer): Promise<Response | null> => {
    while (going) {
      const answer = await ask(path, headers, body)
      if (answer?.status === 200) return answer
      if (answer && answer.status < 500 && ![409, 429].includes(answer.status)) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
    return null
  }
  const client = async ({ username, matters }: Writer, number: number) => {
    const json = { 'content-type': 'application/json' }
    const entered = await untilDone('/api/v1/session', json, JSON.stringify({ username, password: PASSWORD }))
    if (!entered) return
    const cookie = entered.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    for (let index = 1; going; index += 1) {
      const title = `第${number}人第${index}件`
      if (index % 7 === 0) {
        const { payload, headers } = formOf([{ name: 'file', filename: `${title}.txt`, content: `${title}的佐证材料。` }])
        const kept = await untilDone('/api/v1/files', { ...headers, cookie }, payload)
        if (kept) files.push(((await kept.json()) as { sha256: string }).sha256)
        continue
      }
      const kind = index % 3 === 0 ? 'matter' : 'record'
      const one: Sent = { command: newCommandId(new Date().toISOString()), kind, title, acknowledged: false, tries: 0 }
      sent.push(one)
      const body =
        kind === 'matter'
          ? { command: one.command, ledger: 'reform-tasks', title, due: null, fields: {}, milestones: [], duties: [] }
          : { command: one.command, matters: [matters[index % matters.length]], kinds: ['coordination'], heldOn: today, summary: title }
      const done = await untilDone(kind === 'matter' ? '/api/v1/matters' : '/api/v1/activities', { ...json, cookie }, JSON.stringify(body))
      one.acknowledged = done !== null
    }
  }
  let failure: unknown
  const clients = writers.map((writer, number) =>
    client(writer, number + 1).catch((error: unknown) => {
      failure = error
    }),
  )
  return {
    sent,
    files,
    answers,
    stop: async () => {
      going = false
      await Promise.all(clients)
      if (failure !== undefined) throw failure
    },
  }
}
