import pg from 'pg'

import { PASSWORD } from '../../../test/support/city.ts'
import { percentile } from '../../support.ts'
import { startAsker, type Asker, type LoadReply, type Request } from '../asking.ts'
import type { Place } from '../city.ts'
import { cookieOf } from '../http.ts'
import { startProduct, type Product } from '../product.ts'
import type { Province } from './build.ts'
import { DAILY } from './daily-work.ts'
import { AS_OF, fingerprint, questionsAbout, records, steps, type Known, type Question } from './questions.ts'

export type Wanted = {
  /** names of questions; absent: all */
  only: readonly string[] | undefined
  connections: readonly number[]
  /** that the product is asked each question for, at each number of connections */
  seconds: number
}
export type Keep = (what: string, value: number) => void

/** Enough that two who write at once seldom meet on one. */
const MATTERS_ASKED = 1_000
/** Of the open matters, those before the deep page. */
const DEEP = 0.9

type Tried = Wanted & { product: Product; asker: Asker; cookies: { office: string; handler: string }; keep: Keep }

/** Asks everything of the largest tenant of a province, the product and what answers equal rows without it in turns. */
export async function measure(place: Place & { url: string }, province: Province, wanted: Wanted, keep: Keep): Promise<void> {
  const known = await knownOf(place.url, province)
  const product = await startProduct(place)
  const asker = startAsker()
  try {
    const cookie = ({ username }: { username: string }) => cookieOf(product.origin, username, PASSWORD)
    const cookies = { office: await cookie(province.office), handler: await cookie(province.handler) }
    keep('rss MB before', (await product.order({ do: 'count' })).rssMb)
    const tried: Tried = { ...wanted, product, asker, cookies, keep }
    const chosen = ({ name }: { name: string }) => wanted.only === undefined || wanted.only.some((one) => name.startsWith(one))
    for (const question of questionsAbout(known).filter(chosen)) await tryQuestion(tried, question)
    if (chosen({ name: 'record' })) await tryWriting(tried, 'record', 'handler', records(known.own))
    if (chosen({ name: 'transition' })) await tryWriting(tried, 'transition', 'office', steps(known.working))
    keep('rss MB after', (await product.order({ do: 'count' })).rssMb)
  } finally {
    await asker.stop()
    await product.stop()
  }
}

/** Connections over which pages are asked for beside the work of a day. */
const BESIDE = 10

/** Pages at ten connections: alone, beside each work of a day, alone again. */
export async function measureDaily(place: Place & { url: string }, province: Province, { seconds, only }: Wanted, keep: Keep): Promise<void> {
  const known = await knownOf(place.url, province)
  const product = await startProduct(place)
  const asker = startAsker()
  try {
    const cookie = await cookieOf(product.origin, province.office.username, PASSWORD)
    const pages = questionsAbout(known).filter(({ name }) => ['list with total', 'deep page', 'matter'].includes(name))
    const requests = known.matters.flatMap((_, index) => pages.flatMap((page) => page.requests[index % page.requests.length] ?? []))
    const ask = () => asker.load({ origin: product.origin, requests, cookie, connections: BESIDE, seconds })
    await ask()
    for (const name of DAILY.filter((one) => only === undefined || only.includes(one))) {
      // Once before: packs are parsed and code compiled at a server's start, not beside its pages.
      await product.order({ do: 'daily', name, office: province.office.acting, seconds: 0.1 })
      const before = await ask()
      const working = product.order({ do: 'daily', name, office: province.office.acting, seconds })
      const beside = await ask()
      const { ended, done, blockedMs } = await working
      const after = await ask()
      const alone = [...before.ms, ...after.ms]
      keep(`${name}: runs that ended`, ended)
      keep(`${name}: done /s`, done / seconds)
      keep(`${name}: longest ms without a turn`, blockedMs)
      keep(`${name}: pages /s beside`, beside.ms.length / beside.seconds)
      keep(`${name}: pages /s alone`, alone.length / (before.seconds + after.seconds))
      keep(`${name}: p99 ms beside`, percentile(beside.ms, 99))
      keep(`${name}: p99 ms alone`, percentile(alone, 99))
      keep(`${name}: p99 ratio`, percentile(beside.ms, 99) / percentile(alone, 99))
    }
  } finally {
    await asker.stop()
    await product.stop()
  }
}

/** What is asked about, told by the database: the bench has no list of its own. */
async function knownOf(url: string, { tenant, handler }: Province): Promise<Known & { own: string[]; working: string[] }> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: () => String } })
  await client.connect()
  try {
    const unit = handler.acting.unit ?? ''
    const ids = async (where: string, values: unknown[]) => (await client.query<{ id: string }>(`select id from matter where tenant = $1 and ${where} order by id limit ${MATTERS_ASKED}`, values)).rows.map(({ id }) => id)
    const { rows } = await client.query<{ value: string; id: string }>(
      `select due_key as value, id from matter where tenant = $1 and final is null order by due_key, id
       offset (select floor(count(*) * ${DEEP}) from matter where tenant = $1 and final is null) limit 1`, [tenant])
    const [deep] = rows
    if (!deep) throw new Error('the largest tenant has no open matters')
    return { tenant, unit, deep, matters: await ids('opened_on <= $2', [tenant, AS_OF]), own: await ids('lead_unit = $2 and final is null', [tenant, unit]), working: await ids(`stage = 'working'`, [tenant]) }
  } finally {
    await client.end()
  }
}

async function tryQuestion({ product, asker, cookies, keep, connections, seconds }: Tried, { name, as, requests, bare, sameRows }: Question): Promise<void> {
  const cookie = cookies[as]
  const { rows } = await product.order({ do: 'prepare', name, ...bare })
  if (sameRows) await expectSame(product.origin, cookie, requests, rows as { id?: unknown }[])
  const ofProduct = (long: number, many: number) => asker.load({ origin: product.origin, requests, cookie, connections: many, seconds: long })
  const ofBare = (many: number) => asker.load({ origin: product.bare, requests: [{ method: 'GET', path: `/sql/${encodeURIComponent(name)}` }], connections: many, seconds: seconds / 2 })
  // Both are warm before either is measured: statements prepared, pages read, code compiled.
  await ofProduct(seconds / 4, 10)
  await ofBare(10)
  for (const many of connections) {
    const say: Keep = (what, value) => keep(`${name} x${many} ${what}`, value)
    const before = await ofBare(many)
    await product.order({ do: 'count' })
    const asked = await ofProduct(seconds, many)
    const { statements, processorMs, databaseMs } = await product.order({ do: 'count' })
    const after = await ofBare(many)
    const sql = await product.order({ do: 'ask', name, connections: Math.min(many, 10), seconds: seconds / 2 })
    told(say, asked)
    const bareMs = [...before.ms, ...after.ms]
    const barePerSecond = bareMs.length / (before.seconds + after.seconds)
    say('bare /s', barePerSecond)
    say('bare p50 ms', percentile(bareMs, 50))
    say('bare p99 ms', percentile(bareMs, 99))
    say('ratio', asked.ms.length / asked.seconds / barePerSecond)
    say('sql /s', sql.perSecond)
    say('ratio to sql', asked.ms.length / asked.seconds / sql.perSecond)
    say('statements', statements / asked.ms.length)
    say('server ms', processorMs / asked.ms.length)
    say('database ms', databaseMs / asked.ms.length)
  }
}

async function tryWriting({ product, asker, cookies, keep, connections, seconds }: Tried, name: string, as: 'office' | 'handler', requests: Request[]): Promise<void> {
  // Two who step on the same matter at once: one is told so.
  const order = { origin: product.origin, requests, cookie: cookies[as], allowed: [409] }
  let { next } = await asker.load({ ...order, connections: 10, seconds: seconds / 4 })
  for (const many of connections) {
    const say: Keep = (what, value) => keep(`${name} x${many} ${what}`, value)
    const before = await product.order({ do: 'insert', connections: Math.min(many, 10), seconds: seconds / 2 })
    await product.order({ do: 'count' })
    const asked = await asker.load({ ...order, connections: many, seconds, from: next })
    next = asked.next
    const { statements, processorMs, databaseMs } = await product.order({ do: 'count' })
    const after = await product.order({ do: 'insert', connections: Math.min(many, 10), seconds: seconds / 2 })
    told(say, asked)
    const inserts = (before.perSecond + after.perSecond) / 2
    say('inserts /s', inserts)
    say('ratio', asked.ms.length / asked.seconds / inserts)
    say('refused', asked.refused)
    say('statements', statements / asked.ms.length)
    say('server ms', processorMs / asked.ms.length)
    say('database ms', databaseMs / asked.ms.length)
  }
}

function told(say: Keep, { ms, seconds, bytes, processorMs }: LoadReply): void {
  say('/s', ms.length / seconds)
  say('p50 ms', percentile(ms, 50))
  say('p99 ms', percentile(ms, 99))
  say('bytes', bytes)
  say('asking ms', processorMs)
}

/** @throws Error where the product answers other rows than the statement it is compared with */
async function expectSame(origin: string, cookie: string, [first]: readonly Request[], rows: readonly { id?: unknown }[]): Promise<void> {
  const answer = await fetch(origin + (first?.path ?? ''), { headers: { cookie } })
  const page = (await answer.json()) as { rows?: { id: string }[] }
  if (fingerprint(page.rows ?? []) !== fingerprint(rows)) throw new Error(`${first?.path} answers ${page.rows?.length} rows, the statement ${rows.length} others`)
}
