import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { docxOf } from '../../src/files/docx-for-tests.ts'
import { formOf, type Part } from '../support/form.ts'
import { gb18030Of } from '../support/gb18030.ts'
import { keptIn, tracesOf } from '../support/kept.ts'
import { openProduct, type Answer, type Browser, type Product } from '../support/over-http.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde])
const plan = readFileSync('samples/plan.txt')
const planText = plan.toString()
const NOBODY = '0192f3a4-0000-7000-8000-000000000000'

let product: Product
let office: Browser
let admin: Browser
let handler: Browser

beforeAll(async () => {
  product = await openProduct()
  office = await product.enter(await product.city.user('office', '市委政研室（改革办）'))
  admin = await product.enter(await product.city.user('admin', '市委政研室（改革办）'))
  handler = await product.enter(await product.city.user('handler', '市体育局'))
})
afterAll(() => product.close())

const kept = () => keptIn(product.deps.db, product.city.tenant, product.folder)

async function send(parts: readonly Part[], url = '/api/v1/documents'): Promise<Answer> {
  const { payload, headers } = formOf(parts)
  const answer = await product.app.inject({ method: 'POST', url, headers: { cookie: office.cookie, ...headers }, payload })
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json<Answer['body']>(), headers: answer.headers }
}
const upload = (filename: string, content: string | Uint8Array, url?: string) => send([{ name: 'command', content: product.newCommand() }, { name: 'file', filename, content }], url)

const read = async (answer: Answer) => (await office.ask('GET', `/api/v1/documents/${String(answer.body.document)}`)).body as { name: string; text: string; list: { acceptable: boolean; decision: string; title: string }[] }

/** A refusal as a person and a program meet it; a sentence in each language, with no blank of a template left in it. */
function expectRefusal(answer: Answer, status: number, code: string): void {
  const { detail, detailEn } = answer.body as { detail: string; detailEn: string }
  expect({ status: answer.status, code: answer.body.code, detail }).toEqual({ status, code, detail: expect.stringMatching(/\p{Script=Han}.*。$/u) })
  expect(detailEn).toMatch(/^[A-Z“].*[.]$/)
  expect(detail + detailEn).not.toMatch(/\{|undefined|null|NaN|\[object/)
  expect(answer.type).toBe('application/problem+json; charset=utf-8')
}

async function expectAlive(): Promise<void> {
  expect((await office.ask('GET', '/api/v1/health')).body.ready).toBe(true)
}

/** A compound file as old and encrypted office files are, with a stream of this name. */
function compound(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.write(stream, 1024, 'utf16le')
  return bytes
}

/** A document of 200 kB that says to unpack to 240 MB, and does. */
function bomb(): Uint8Array {
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(240 * 1024 * 1024) }, { level: 1 })
}

/** So many short documents, one after the other, as a yearbook prints them. */
function compilation(documents: number): string {
  const one = (n: number) => `河东市人民政府办公室\n关于做好第${n}项工作的通知\n河政办发〔2026〕${n}号\n\n各县（市、区）人民政府：\n\n一、总体要求\n做好第${n}项工作。\n\n河东市人民政府办公室\n2026年3月1日\n\n`
  return Array.from({ length: documents }, (_, index) => one(index + 1)).join('')
}

describe('files that are not taken: a clear answer, nothing kept, the server lives on', () => {
  let before: Record<string, number>
  beforeEach(async () => {
    before = await kept()
  })

  test.each<[string, string, () => string | Uint8Array, number, string]>([
    ['0 bytes', '方案.docx', () => '', 422, 'file_empty'],
    ['a picture named .docx', '方案.docx', () => PNG, 415, 'file_not_what_it_seems'],
    ['a text named .docx', '方案.docx', () => planText, 415, 'file_not_what_it_seems'],
    ['a picture', '照片.png', () => PNG, 415, 'file_type_unsupported'],
    ['more than 20 MB', '大.txt', () => Buffer.alloc(20 * 1024 * 1024 + 1, 'x'), 413, 'file_too_large'],
    ['more than 5 million characters', '长.txt', () => 'x'.repeat(5_000_001), 413, 'file_too_long'],
    ['an encrypted office file', '方案.docx', () => compound('EncryptedPackage'), 422, 'file_encrypted'],
    ['an office file of the old kind', '方案.doc', () => compound('WordDocument'), 415, 'file_type_unsupported'],
    ['a .docx that unpacks to 240 MB', '方案.docx', bomb, 413, 'file_too_large'],
    ['a .docx cut in half', '方案.docx', () => docxOf({ paragraphs: [planText.slice(0, 2000)] }).slice(0, 900), 422, 'file_damaged'],
    ['bytes that are no text', '方案.txt', () => Uint8Array.from({ length: 400 }, (_, at) => (at * 131 + 129) % 256), 422, 'file_damaged'],
    ['zeros in UTF-8', '方案.txt', () => '关于\0开展试点的通知\n一、开展试点。（市体育局负责）', 422, 'file_damaged'],
    ['151 documents in one', '汇编.txt', () => compilation(151), 422, 'file_too_many_documents'],
    ['only white space', '方案.txt', () => ' \n　\n', 422, 'file_without_text'],
  ])('%s', async (_, name, content, status, code) => {
    const answer = await upload(name, content())
    expectRefusal(answer, status, code)
    expect(String(answer.body.detail)).not.toContain('/')
    expect(await kept()).toEqual(before)
    await expectAlive()
  })

  test('150 documents in one are taken, also when each was received before', async () => {
    for (const name of ['汇编.txt', '汇编（再印）.txt']) {
      const answer = await upload(name, `${name}\n\n${compilation(150)}`)
      expect(answer.status).toBe(200)
      expect((await office.ask('GET', `/api/v1/documents/${String(answer.body.document)}`)).body.documents).toHaveLength(150)
    }
  })

  const file = { name: 'file', filename: '方案.txt', content: plan }
  test.each<[string, () => Part[], number, string]>([
    ['no file', () => [{ name: 'command', content: product.newCommand() }], 400, 'input_invalid'],
    ['two files', () => [{ name: 'command', content: product.newCommand() }, file, { ...file, filename: '另一件.txt' }], 400, 'input_invalid'],
    ['no command', () => [file], 400, 'input_invalid'],
    ['a command that is none', () => [{ name: 'command', content: '1; drop table fact' }, file], 400, 'input_invalid'],
    ['a command of another year', () => [{ name: 'command', content: '0185f3a4-0000-7000-8000-000000000000' }, file], 422, 'command_id_invalid'],
    ['a hundred fields', () => [...Array.from({ length: 100 }, (_, at) => ({ name: `f${at}`, content: 'x' })), file], 400, 'input_invalid'],
    ['a file in the place of the command', () => [{ name: 'command', filename: 'a.txt', content: 'x' }, file], 400, 'input_invalid'],
  ])('a form with %s', async (_, parts, status, code) => {
    expectRefusal(await send(parts()), status, code)
    expect(await kept()).toEqual(before)
    await expectAlive()
  })

  test.each<[string, Record<string, string>, string]>([
    ['no form at all', { 'content-type': 'application/json' }, '{}'],
    ['a form without a boundary', { 'content-type': 'multipart/form-data' }, 'x'],
    ['a form that breaks off', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc'],
  ])('%s', async (_, headers, payload) => {
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/documents', headers: { cookie: office.cookie, ...headers }, payload })
    expect(answer.json()).toMatchObject({ status: 400, code: 'input_invalid' })
    expect(await kept()).toEqual(before)
  })

  test('who may not hand in documents is told so, and nothing is kept', async () => {
    const { payload, headers } = formOf([{ name: 'command', content: product.newCommand() }, file])
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/documents', headers: { cookie: handler.cookie, ...headers }, payload })
    expect(answer.json()).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await kept()).toEqual(before)
  })
})

describe('a state secret leaves no trace: no row, no file, nothing in the database’s own files', () => {
  // Words that stand nowhere else, so that finding them anywhere is finding the document.
  const title = '关于丹顶鹤湿地编号七四一九的请示'
  const body = (mark: string) => `${mark}\n${title}\n一、开展巡护。（市体育局负责）\n`

  test.each<[string, string, () => string | Uint8Array]>([
    ['a mark with its term', '请示.txt', () => body('秘密★1年')],
    ['a mark without a term', '请示.txt', () => body('机密★')],
    ['the highest mark', '请示.txt', () => body('绝密★启用前')],
    ['a mark at the right of the first line', '请示.txt', () => body(`000001${' '.repeat(40)}秘密★1年`)],
    ['a mark after a tab, with the urgency', '请示.txt', () => body('份号 000012\t\t机密★5年\t特急')],
    ['a mark with blanks in it', '请示.txt', () => body('秘　密　★　10 年')],
    ['a mark without a star', '请示.txt', () => body('密级：机密')],
    ['a mark in GB18030', '请示.txt', () => gb18030Of(body('秘密★1年'))],
    ['a mark in UTF-16', '请示.txt', () => Buffer.from(`\ufeff${body('机密★')}`, 'utf16le')],
    ['a mark in a page', '请示.html', () => `<table><tr><td>000001</td><td>机密<b>★</b>3年</td></tr></table><p>${title}</p>`],
    ['a mark in a Word document', '请示.docx', () => docxOf({ paragraphs: ['000001　　　　　　　　机密★5年', title] })],
    ['a mark in a table of a Word document', '请示.docx', () => docxOf({ table: [['000001', '秘密★1年']], paragraphs: [title] })],
    ['a mark on the second document of a gazette', '公报.txt', () => `${planText}\n\n机密★\n${title}\n`],
  ])('%s', async (_, name, content) => {
    const before = await kept()
    expectRefusal(await upload(name, content()), 422, 'document_secret')
    expectRefusal(await upload(name, content(), '/api/v1/files'), name.endsWith('.html') ? 415 : 422, name.endsWith('.html') ? 'file_type_unsupported' : 'document_secret')
    expect(await kept()).toEqual(before)
    expect(await tracesOf(product.deps.db, product.city.tenant, product.folder, '丹顶鹤湿地编号七四一九')).toEqual([])
  })

  test('the search for traces finds what is kept', async () => {
    const answer = await upload('请示.txt', body('').replace('丹顶鹤', '白鹭'))
    expect(answer.status).toBe(200)
    const traces = await tracesOf(product.deps.db, product.city.tenant, product.folder, '白鹭湿地编号七四一九')
    expect(traces).toContain('document_part')
    expect(traces.filter((trace) => trace.includes('files')).length).toBeGreaterThan(0)
  })
})

describe('files that are odd and are taken', () => {
  test('a text without any task is kept, with no proposals', async () => {
    const answer = await upload('综述.txt', readFileSync('samples/no-task.txt'))
    expect(answer).toMatchObject({ status: 200, body: { known: false, proposals: 0, knownParts: 0 } })
    expect((await read(answer)).list.filter(({ acceptable }) => acceptable)).toEqual([])
    expect(String((await read(answer)).text)).toContain('改革为城市添活力')
  })

  test('GB18030 and UTF-16 read as UTF-8 does; what is the same text is known, in whatever encoding', async () => {
    const first = await upload('方案.txt', plan)
    expect(first).toMatchObject({ status: 200, body: { known: false } })
    expect(first.body.proposals).toBeGreaterThan(0)
    const { text, list } = await read(first)
    for (const bytes of [gb18030Of(planText), Buffer.from(`\ufeff${planText}`, 'utf16le'), Buffer.from(`\ufeff${planText}`, 'utf16le').swap16()]) {
      const other = await upload('方案.txt', bytes)
      expect(other).toMatchObject({ status: 200, body: { known: false, proposals: 0, knownParts: 1 } })
      const again = await read(other)
      expect(again.text).toBe(text)
      expect(again.list.map(({ title }) => title)).toEqual(list.map(({ title }) => title))
      expect(new Set(again.list.filter(({ acceptable }) => acceptable).map(({ decision }) => decision))).toEqual(new Set(['known']))
    }
  })

  test('the same file twice, at once and later, is one document', async () => {
    const notice = '河东市人民政府关于开展全民健身的通知\n河政发〔2026〕7号\n\n各县（市、区）人民政府：\n\n一、修缮球场。（市体育局负责）\n二、开放场馆。（市体育局负责）\n请认真贯彻执行。\n'
    const before = await kept()
    const answers = [...(await Promise.all([upload('通知.txt', notice), upload('通知（副本）.txt', notice)])), await upload('第三次.txt', notice)]
    expect(new Set(answers.map(({ body }) => body.document)).size).toBe(1)
    expect(answers.map(({ body }) => body.known).sort()).toEqual([false, true, true])
    expect(await kept()).toMatchObject({ document: before.document! + 1, fact: before.fact! + 1 })

    const gazette = await upload('公报.txt', `河东市公报\n\n${notice}\n\n河东市人民政府关于开展读书活动的通知\n河政发〔2026〕8号\n\n各县（市、区）人民政府：\n\n一、办好书展。（市体育局负责）\n请认真贯彻执行。\n`)
    const list = (await read(gazette)).list.filter(({ acceptable }) => acceptable)
    expect(list.map(({ title, decision }) => [title, decision])).toEqual([['修缮球场', 'known'], ['开放场馆', 'known'], ['办好书展', 'open']])
    expect(gazette.body).toMatchObject({ known: false, knownParts: 1, proposals: 1 })
  })

  test('a .docx with automatic numbers and tables is read with both', async () => {
    const answer = await upload('分工.docx', docxOf({ paragraphs: ['关于健身设施的工作方案'], numbered: ['建设步道。（市体育局牵头，市审批服务管理局配合）', '开放球场。（市体育局负责）'], table: [['序号', '任务', '责任单位'], ['1', '修建泳池', '市体育局']] }))
    expect(answer.status).toBe(200)
    const { text, list } = await read(answer)
    expect(text).toContain('1.建设步道')
    expect(text).toContain('1\t修建泳池\t市体育局')
    const titles = list.filter(({ acceptable }) => acceptable).map(({ title }) => title)
    for (const title of ['建设步道', '开放球场', '修建泳池']) expect(titles.some((one) => one.startsWith(title)), title).toBe(true)
  })

  test.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\\\公文\\\\通知.txt', '通知.txt'],
    ['通\u0007知\u202etxt.txt', '通知txt.txt'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(195)}….txt`],
    ["<img src=x onerror=alert(1)>'; drop table fact.txt", "<img src=x onerror=alert(1)>'; drop table fact.txt"],
  ])('a file named %j is kept as %j', async (filename, name) => {
    const answer = await upload(filename, `关于${filename.length}号活动的通知\n一、办好${name.length}号活动。（市体育局负责）\n${filename}`)
    expect(answer.status).toBe(200)
    expect((await read(answer)).name).toBe(name)
    const { body, headers } = await send([{ name: 'command', content: product.newCommand() }, { name: 'file', filename, content: `附件${filename}` }], '/api/v1/files')
    expect({ name: body.name, type: headers['content-type'] }).toEqual({ name, type: 'application/json; charset=utf-8' })
  })
})

test('uploads whose line is cut leave nothing and hold no place', async () => {
  const before = await kept()
  const address = await product.app.listen({ host: '127.0.0.1', port: 0 })
  const { payload, headers } = formOf([{ name: 'command', content: product.newCommand() }, { name: 'file', filename: '断.txt', content: Buffer.alloc(500_000, 'x') }])
  // More than may be under way at once: if one of them kept its place, the last upload would be refused.
  for (let cut = 0; cut < 6; cut += 1) {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(address).port), '127.0.0.1', () => {
        const head = `POST /api/v1/documents HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${office.cookie}\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: ${payload.length}\r\n\r\n`
        socket.write(Buffer.concat([Buffer.from(head), payload.subarray(0, 200_000)]), () => socket.destroy())
      })
      socket.on('close', () => resolve()).on('error', reject)
    })
  }
  await expect.poll(async () => (await upload('通.txt', '关于通畅的通知\n一、保持通畅。（市体育局负责）\n')).status).toBe(200)
  expect(await kept()).toMatchObject({ document: before.document! + 1, fact: before.fact! + 1 })
})

describe('requests that are not what the API takes', () => {
  let before: Record<string, number>
  beforeEach(async () => {
    before = await kept()
  })
  const matter = (more: object) => ({ command: product.newCommand(), ledger: 'reform-tasks', title: '甲', ...more })
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const post = (payload: string | Buffer, type = 'application/json') => product.app.inject({ method: 'POST', url: '/api/v1/matters', headers: { cookie: office.cookie, 'content-type': type }, payload })

  test.each<[string, () => string | Buffer, number, string]>([
    ['more than a megabyte', () => JSON.stringify(matter({ title: 'x'.repeat(1024 * 1024) })), 413, 'body_too_large'],
    ['broken JSON', () => '{"command":', 400, 'input_invalid'],
    ['a list for an object', () => '[]', 400, 'input_invalid'],
    ['a hundred thousand brackets', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'input_invalid'],
    ['null', () => 'null', 400, 'input_invalid'],
    ['bytes that are no UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400, 'input_invalid'],
  ])('a body that is %s', async (_, payload, status, code) => {
    const answer = await post(payload())
    expectRefusal({ status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json(), headers: answer.headers }, status, code)
    expect(await kept()).toEqual(before)
    await expectAlive()
  })

  test.each<[string, object, number, string]>([
    ['a number for a text', { title: 5 }, 400, 'input_invalid'],
    ['a text for a list', { duties: '市体育局' }, 400, 'input_invalid'],
    ['a day that is none', { due: '2026-02-30' }, 400, 'input_invalid'],
    ['the year 0', { due: '0000-01-01' }, 400, 'input_invalid'],
    ['the year 9999', { due: '9999-12-31' }, 400, 'input_invalid'],
    ['a zero character in a text', { title: '甲\0乙' }, 400, 'input_invalid'],
    ['half a character in a text', { title: '甲\ud800乙' }, 400, 'input_invalid'],
    ['a zero character in a name', { fields: { 'a\0': 'x' } }, 400, 'input_invalid'],
    ['a ledger that is none', { ledger: '__proto__' }, 404, 'ledger_unknown'],
    ['a field that is none', { fields: { constructor: 'x' } }, 422, 'field_unknown'],
    ['a holder that is none', { duties: [{ role: 'lead', holder: { type: 'unit', id: NOBODY }, territory: null }] }, 422, 'holder_unknown'],
    ['a holder that is no id', { duties: [{ role: 'lead', holder: { type: 'unit', id: "' or 1=1 --" }, territory: null }] }, 400, 'input_invalid'],
    ['a blank title', { title: ' 　 ' }, 422, 'title_missing'],
    ['a title of 301 characters', { title: '长'.repeat(301) }, 400, 'input_invalid'],
  ])('a matter with %s', async (_, more, status, code) => {
    expectRefusal(await office.ask('POST', '/api/v1/matters', matter(more)), status, code)
    expect(await kept()).toEqual(before)
  })

  test.each<[string, string, object]>([
    ['a unit’s place larger than the database counts', '/api/v1/units', { name: '大序', order: 99_999_999_999 }],
    ['a person’s name with a zero character', '/api/v1/persons', { name: '甲\0' }],
  ])('%s', async (_, url, body) => {
    expectRefusal(await admin.ask('POST', url, { command: product.newCommand(), ...body }), 400, 'input_invalid')
    expect(await kept()).toEqual(before)
  })

  test.each<[string, string]>([
    ['a sort that is not declared', 'matters?sort=title_key'],
    ['two sorts', 'matters?sort=due&sort=code'],
    ['SQL for a sort', `matters?sort=${encodeURIComponent('due; drop table fact')}`],
    ['a light that is not declared', 'matters?light=purple'],
    ['an id that is none as a filter', 'matters?unit=1'],
    ['a zero character in a filter', 'matters?ledger=a%00b'],
    ['a zero character in a search', 'search?q=a%00b'],
    ['the year 0 in a filter', 'matters?dueFrom=0000-01-01'],
    ['too many rows', 'matters?limit=100000'],
    ['no rows', 'matters?limit=0'],
    ['half a row', 'matters?limit=1.5'],
    ['an id that is none', `matters/${encodeURIComponent("' or 1=1 --")}`],
    ['an id cut short', 'matters/0192f3a4-0000-7000-8000'],
    ['a hash that is none', 'files/..%2f..%2fpackage.json'],
    ['a status that is not declared', 'activities?status=deleted'],
    ['a cursor that is no cursor', 'matters?cursor=abc'],
    ['a cursor of another form', `matters?cursor=${cursor({ id: NOBODY })}`],
    ['a cursor without an id', `matters?cursor=${cursor(['2026-01-01', 'x'])}`],
    ['a cursor with a number', `matters?cursor=${cursor([1, NOBODY])}`],
    ['a cursor of another sort', `matters?sort=due&cursor=${cursor(['甲', NOBODY])}`],
    ['a cursor with a day that is none', `matters?sort=opened&cursor=${cursor(['2026-99-99', NOBODY])}`],
    ['a cursor with SQL', `matters?sort=light&cursor=${cursor(["1); drop table fact; --", NOBODY])}`],
    ['a cursor larger than a number', `matters?sort=light&cursor=${cursor(['99999999999999', NOBODY])}`],
    ['a cursor with a zero character', `matters?sort=title&cursor=${cursor(['a\0', NOBODY])}`],
    ['a cursor of another list', `documents?cursor=${cursor(['甲', NOBODY])}`],
    ['a cursor of another list', `activities?cursor=${cursor(['甲', NOBODY])}`],
  ])('asking with %s', async (_, address) => {
    expectRefusal(await office.ask('GET', `/api/v1/${address}`), 400, 'input_invalid')
    await expectAlive()
  })

  test('what the contract does not know is left aside: no one becomes another by it', async () => {
    const { body } = await office.ask('POST', '/api/v1/matters', matter({ title: '多出的键', tenant: 'other', actor: 'person:x', role: 'admin', recordedAt: '2000-01-01' }))
    const made = await office.ask('GET', `/api/v1/matters/${(body.ids as { matter: string }).matter}`)
    expect(made.body).toMatchObject({ title: '多出的键', ledger: 'reform-tasks' })
    const others = await product.deps.db.read('other', (db) => db.selectFrom('fact').select('id').where('tenant', '=', 'other').execute())
    expect(others).toEqual([])
    expect((await office.ask('GET', '/api/v1/matters?q=%E5%A4%9A%E5%87%BA%E7%9A%84%E9%94%AE&where=1%3D0&tenant=other')).body.rows).toHaveLength(1)
  })

  test.each([
    `'); drop table fact; --`,
    `<script>alert(1)</script><img src=x onerror=alert(1)>`,
    `{{7*7}} \${7*7} %s %00 \\u0000 ../..`,
    '甲\u0001乙\u200b丙\u202e丁\uffff𠮷👨‍👩‍👧',
  ])('a text is a text: %j', async (title) => {
    const { body, status } = await office.ask('POST', '/api/v1/matters', matter({ title }))
    expect(status).toBe(200)
    const { matter: id } = body.ids as { matter: string }
    expect((await office.ask('GET', `/api/v1/matters/${id}`)).body.title).toBe(title)
    const found = await office.ask('GET', `/api/v1/matters?q=${encodeURIComponent(title.slice(0, 24))}`)
    expect((found.body.rows as { title: string }[]).map((row) => row.title)).toEqual([title])
    expect((await kept()).fact).toBe(before.fact! + 1)
  })
})
