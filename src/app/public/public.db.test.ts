import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProduct, type Browser, type Product } from '../../../test/support/over-http.ts'
import type { TestUser } from '../../../test/support/city.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { openCity } from '../city/open-city.ts'
import { installPacks } from '../city/install-packs.ts'
import { inputsOf } from '../city/inputs.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { amendMatter } from '../matter/change-matter.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { createPost, registerPerson } from '../organisation/posts.ts'
import { takeInstruction } from '../source/take-instruction.ts'
import { getPublication } from './get-publication.ts'
import { publiciseMatter, publishDocument, unpubliciseMatter, unpublishDocument } from './publish.ts'

const OFFICE = '市委政研室（改革办）'
let product: Product
let office: TestUser
let handler: TestUser
let browser: Browser
let released: string
let hidden: string
let matters: string[]
const command = () => product.newCommand()
const SECRET_WORDS = ['绝不外传的任务', '内部事项甲', 'GG-2026', '体育', '批示', '审批', '不公开的报告', '走漏']

beforeAll(async () => {
  product = await openProduct()
  office = await product.city.user('office', OFFICE)
  handler = await product.city.user('handler', '市审批服务管理局')
  browser = await product.enter(office)
  released = await upload('公开的报告.txt', '今年工作要点\n一、开办周末窗口。（牵头单位：市审批服务管理局）\n二、建成健身步道。（牵头单位：市体育局）\n三、绝不外传的任务。（牵头单位：市体育局）')
  hidden = await upload('不公开的报告.txt', '不公开的报告\n一、内部事项甲。（牵头单位：市审批服务管理局）')
  matters = await acceptAll(released)
  const [inside] = await acceptAll(hidden)
  await publicise(hidden, { matter: inside!, promise: '走漏的话', outcome: null, topic: null })
  const leader = await createPost(product.city.keeper, { command: command(), unit: product.city.units.get(OFFICE)!, name: '市长', order: 1, places: 1, leader: true })
  await takeInstruction(office.call, { command: command(), words: '走漏的批示', title: '走漏的事', by: leader.ids.post, lead: product.city.units.get('市体育局')!, support: [], instructedOn: null, due: null })
})
afterAll(() => product.close())

async function upload(name: string, text: string): Promise<string> {
  const form = new FormData()
  form.set('command', command())
  form.set('file', new Blob([text], { type: 'text/plain' }), name)
  const encoded = new Response(form)
  const answer = await product.app.inject({ method: 'POST', url: '/api/v1/documents', headers: { cookie: browser.cookie, 'content-type': encoded.headers.get('content-type') ?? '' }, payload: Buffer.from(await encoded.arrayBuffer()) })
  const ids = answer.json<{ ids?: { document: string }; document?: string; id?: string }>()
  return ids.ids?.document ?? ids.document ?? ids.id ?? ''
}
async function acceptAll(document: string): Promise<string[]> {
  const { body } = await browser.ask('GET', `/api/v1/documents/${document}`)
  const proposals = (body.list as { id: string; acceptable: boolean }[]).filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id }))
  const accepted = await browser.ask('POST', `/api/v1/documents/${document}/acceptances`, { command: command(), proposals })
  return (accepted.body.opened as { matter: string }[]).map(({ matter }) => matter)
}
const publicise = (document: string, ...lines: Parameters<typeof publiciseMatter>[1]['matters']) => publiciseMatter(office.call, { command: command(), document, matters: lines })
const publish = (title = '今年要办的事') => publishDocument(office.call, { command: command(), document: released, title, summary: '市里今年答应办的几件事。' })
const ask = (query = '', headers: Record<string, string> = {}, remoteAddress = '10.1.0.1') => product.app.inject({ method: 'GET', url: `/api/public/commitments${query}`, headers, remoteAddress })
const read = async (query = '') => (await ask(query)).json<{ city: unknown; documents: { id: string; title: string; commitments: { promise: string; outcome: string | null; topic: string | null; standing: string; on: string }[] }[] }>()

describe('people without log-in', () => {
  test('read nothing of a city full of matters of which nothing was released: no text, no name, no number', async () => {
    const answer = await ask()
    expect([answer.statusCode, answer.json()]).toEqual([200, { city: { name: '试验市', demonstration: false }, documents: [] }])
  })

  test('read a released document and of it only what was given plain words, and what came of it', async () => {
    await publicise(released, { matter: matters[0]!, promise: '周末也能办事', outcome: null, topic: '便民' }, { matter: matters[1]!, promise: '新建健身步道', outcome: null, topic: null })
    await publish()
    const before = await ask()
    const shown = await read()
    expect(shown.documents.map(({ title, commitments }) => [title, commitments.map(({ promise, topic, standing }) => [promise, topic, standing])])).toEqual([
      ['今年要办的事', [['周末也能办事', '便民', 'going-on'], ['新建健身步道', null, 'going-on']]],
    ])
    for (const words of [...SECRET_WORDS, matters[2]!, released, hidden, office.username]) expect(before.body).not.toContain(words)
    for (const step of ['hand-down', 'finish']) await moveMatter(office.call, { command: command(), matter: matters[0]!, transition: step, note: '已开' })
    await publicise(released, { matter: matters[0]!, promise: '周末也能办事', outcome: '42个窗口周六开门', topic: '便民' })
    expect((await read()).documents[0]?.commitments[0]).toMatchObject({ standing: 'done', outcome: '42个窗口周六开门' })
  })

  test('search only in what is public', async () => {
    const found = async (q: string) => (await read(`?q=${encodeURIComponent(q)}`)).documents.flatMap(({ commitments }) => commitments.map(({ promise }) => promise))
    expect([await found('步道'), await found('窗口周六'), await found('便民'), await found('今年要办')]).toEqual([['新建健身步道'], ['周末也能办事'], ['周末也能办事'], ['周末也能办事', '新建健身步道']])
    for (const words of ['绝不外传', '内部事项', '体育局', '%', '_']) expect(await found(words)).toEqual([])
  })

  test('are answered from caches only while nothing changed, and turned away when they ask too often', async () => {
    const first = await ask()
    expect([first.headers['cache-control'], first.headers['set-cookie']]).toEqual(['public, no-cache', undefined])
    const tag = String(first.headers.etag)
    expect([(await ask('', { 'if-none-match': tag })).statusCode, (await ask('', { 'if-none-match': tag })).body]).toEqual([304, ''])
    const often = await Promise.all(Array.from({ length: 61 }, () => ask('', {}, '10.9.9.9')))
    expect(often.map(({ statusCode }) => statusCode).toSorted().slice(-2)).toEqual([200, 429])
    expect((await ask()).statusCode).toBe(200)
  })

  test('read nothing any more the moment it is taken back, a matter or the whole', async () => {
    const tag = String((await ask()).headers.etag)
    await unpubliciseMatter(office.call, { command: command(), matter: matters[1]!, reason: '表述有误' })
    const answer = await ask('', { 'if-none-match': tag })
    expect([answer.statusCode, answer.body.includes('健身步道')]).toEqual([200, false])
    await unpublishDocument(office.call, { command: command(), document: released, reason: '重新核定' })
    expect((await read()).documents).toEqual([])
    await expect(unpublishDocument(office.call, { command: command(), document: released, reason: '重新核定' })).rejects.toMatchObject({ code: 'public_not' })
    await publish()
    expect((await read()).documents.map(({ commitments }) => commitments.length)).toEqual([1])
  })
})

describe('the office', () => {
  test('alone decides, in words that may be shown, and only on what the document brought', async () => {
    await expect(publishDocument(handler.call, { command: command(), document: released, title: 'x', summary: '' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getPublication(handler.call, { document: released })).rejects.toMatchObject({ code: 'forbidden' })
    await registerPerson(product.city.keeper, { command: command(), name: '王建国', phone: null })
    const line = (promise: string, matter = matters[1]!) => publicise(released, { matter, promise, outcome: null, topic: null })
    await expect(line('由王建国负责的步道')).rejects.toMatchObject({ code: 'public_name' })
    await expect(line('机密★ 健身步道')).rejects.toMatchObject({ code: 'public_secret' })
    await expect(line(' ')).rejects.toMatchObject({ code: 'public_words_missing' })
    await expect(publicise(hidden, { matter: matters[1]!, promise: '步道', outcome: null, topic: null })).rejects.toMatchObject({ code: 'public_other_document' })
    // one refused, none written
    await expect(publicise(released, { matter: matters[1]!, promise: '步道', outcome: null, topic: null }, { matter: matters[2]!, promise: '内部资料', outcome: null, topic: null })).rejects.toMatchObject({ code: 'public_internal' })
    const { published, matters: lines } = await getPublication(office.call, { document: released })
    expect([published?.title, lines.map(({ public: shown }) => shown?.promise ?? null)]).toEqual(['今年要办的事', ['周末也能办事', null, null]])
    expect(lines[1]?.proposed.promise).toBe('建成健身步道')
  })

  test('changes a matter inside without anything of it showing outside', async () => {
    await amendMatter(office.call, { command: command(), matter: matters[1]!, changes: { title: '走漏的新题目' }, reason: '更名', basis: null })
    expect((await ask()).body).not.toContain('走漏')
  })

  test('what grew is what is rebuilt from the log', async () => {
    const inputs = await product.deps.db.read(product.city.tenant, (db) => inputsOf(product.deps, db, product.city.tenant))
    expect(await compareProjections(product.deps.db, product.city.tenant, judgeWith(inputs))).toEqual([])
  })
})

test('several cities on one server: the address says which, a real one goes before a demonstration, an unknown one is not there', async () => {
  await openCity(product.deps, { id: 'show', name: '演示市', demonstration: true, fixedToday: '2026-09-01' })
  await installPacks(product.deps, 'show', '/nonexistent-packs', '2020-01-01')
  expect((await read()).city).toEqual({ name: '试验市', demonstration: false })
  expect(await read('?city=show')).toEqual({ city: { name: '演示市', demonstration: true }, documents: [] })
  expect((await ask('?city=none')).json()).toMatchObject({ status: 404, code: 'public_city_missing', facts: {} })
  await openCity(product.deps, { id: 'second', name: '第二市', demonstration: false, fixedToday: null })
  expect((await ask()).json()).toMatchObject({ code: 'public_city_missing' })
})
