import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formOf, type Part } from '../../../test/support/form.ts'
import { keptIn, tracesOf } from '../../../test/support/kept.ts'
import { openProduct, type Browser, type Product } from '../../../test/support/over-http.ts'
import { docxOf } from '../../files/docx-for-tests.ts'

type Checked = { texts: { name: string; format: string; text: string; figures: { verdict: string; at: { start: number; end: number }; sentence: string; other: { text: number; at: { start: number; end: number } } | null }[] }[]; refused: { name: string; code: string; detail: string; detailEn: string }[] }

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde])
const WRONG = '全年完成投资48.6亿元，占年度计划60亿元的84.3%。'
const RIGHT = '已投用项目39个，占全部52个项目的75%。'

let product: Product
let office: Browser
let observer: Browser
let admin: Browser
beforeAll(async () => {
  product = await openProduct()
  office = await product.enter(await product.city.user('office', '市委政研室（改革办）'))
  observer = await product.enter(await product.city.user('observer', null))
  admin = await product.enter(await product.city.user('admin', null))
})
afterAll(() => product.close())

const kept = () => keptIn(product.deps.db, product.city.tenant, product.folder)
const file = (filename: string, content: string | Uint8Array): Part => ({ name: 'file', filename, content })
const text = (content: string): Part => ({ name: 'text', content })

async function ask(parts: readonly Part[], by = office) {
  const { payload, headers } = formOf(parts)
  const answer = await product.app.inject({ method: 'POST', url: '/api/v1/checks', headers: { cookie: by.cookie, ...headers }, payload })
  return { status: answer.statusCode, body: answer.json<Checked & { code?: string; detail?: string }>() }
}
const verdicts = ({ texts }: Checked) => texts.map(({ name, figures }) => [name, figures.map(({ verdict }) => verdict)])

describe('checked, and nothing kept', () => {
  test('a pasted text: its name is its first words, every figure points into it', async () => {
    const before = await kept()
    const { status, body } = await ask([text(`本月进展\n${WRONG}${RIGHT}`)], observer)
    expect(status).toBe(200)
    expect(verdicts(body)).toEqual([['本月进展', ['inconsistent', 'consistent']]])
    const [first] = body.texts
    const [wrong] = first!.figures
    expect(first!.text.slice(wrong!.at.start, wrong!.at.end)).toBe('48.6亿元，占年度计划60亿元的84.3%')
    expect(wrong!.sentence).toContain('81%')
    expect(await kept()).toEqual(before)
    expect(await tracesOf(product.deps.db, product.city.tenant, product.folder, '48.6亿元')).toEqual([])
  })

  test('files of several formats and a text together; two of one name are told apart', async () => {
    const { body } = await ask([file('总结.docx', docxOf({ paragraphs: [WRONG] })), file('总结.txt', RIGHT), file('总结.txt', WRONG), text(RIGHT)])
    expect(verdicts(body)).toEqual([[RIGHT, ['consistent']], ['总结.docx', ['inconsistent']], ['总结.txt', ['consistent']], ['总结.txt (2)', ['inconsistent']]])
  })

  test('one says ten times what the other says of the same: told in the one, with the place in the other', async () => {
    const { body } = await ask([file('规划.txt', '一、建设清河百万亩粮食高产示范基地。'), file('总结.txt', '一、清河万亩粮食高产示范基地开工。')])
    const odd = body.texts.flatMap(({ figures }, index) => figures.filter(({ other }) => other).map((figure) => ({ index, figure })))
    expect(odd).toHaveLength(1)
    const [{ index, figure } = { index: -1, figure: undefined }] = odd
    const other = body.texts[figure!.other!.text]!
    expect(figure!.other!.text).toBe(1 - index)
    expect(other.text.slice(figure!.other!.at.start, figure!.other!.at.end)).toMatch(/清河.*万亩粮食高产示范基地/)
    expect(figure!.verdict).toBe('inconsistent')
  })

  test('what cannot be read is named with the reason; the others are checked', async () => {
    const before = await kept()
    const { status, body } = await ask([file('空.txt', ''), file('照片.docx', PNG), file('请示.txt', '秘密★1年\n关于某事的请示'), file('大.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'x')), file('总结.txt', WRONG)])
    expect(status).toBe(200)
    expect(verdicts(body)).toEqual([['总结.txt', ['inconsistent']]])
    expect(body.refused.map(({ name, code }) => [name, code])).toEqual([['空.txt', 'file_empty'], ['照片.docx', 'file_not_what_it_seems'], ['请示.txt', 'document_secret'], ['大.txt', 'file_too_large']])
    for (const { detail, detailEn } of body.refused) expect(detail + detailEn).not.toMatch(/\{|undefined/)
    expect(await kept()).toEqual(before)
  })

  test('only refused ones: no text, and the reasons', async () => {
    expect((await ask([file('空.txt', '')])).body).toMatchObject({ texts: [], refused: [{ name: '空.txt', code: 'file_empty' }] })
    expect((await ask([file('大.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'x'))])).body).toMatchObject({ texts: [], refused: [{ code: 'file_too_large' }] })
  })

  test('watched as a job by its command; the answer is told to its own request alone', async () => {
    const command = product.newCommand()
    const { status } = await ask([{ name: 'command', content: command }, file('总结.txt', WRONG)])
    expect(status).toBe(200)
    expect((await office.ask('GET', `/api/v1/jobs/${command}`)).body).toMatchObject({ name: '总结.txt', state: 'done', answer: null, problem: null })
    expect((await observer.ask('GET', `/api/v1/jobs/${command}`)).body).toMatchObject({ code: 'job_unknown' })
  })
})

describe('forms that are refused', () => {
  test.each<[string, () => Part[], number, string]>([
    ['nothing', () => [], 422, 'check_empty'],
    ['blanks only', () => [text(' \n　')], 422, 'check_empty'],
    ['a command that is none', () => [text(WRONG), { name: 'command', content: 'x' }], 400, 'input_invalid'],
    ['a command of another year', () => [text(WRONG), { name: 'command', content: '0185f3a4-0000-7000-8000-000000000000' }], 422, 'command_id_invalid'],
    ['twenty-one files', () => Array.from({ length: 21 }, (_, at) => file(`${at}.txt`, RIGHT)), 400, 'input_invalid'],
    ['more than 40 MB together', () => Array.from({ length: 3 }, (_, at) => file(`${at}.txt`, Buffer.alloc(15 * 1024 * 1024, 'x'))), 413, 'body_too_large'],
    ['a text above 20 MB', () => [text('x'.repeat(20 * 1024 * 1024 + 1))], 413, 'file_too_large'],
  ])('%s', async (_, parts, status, code) => {
    const { status: found, body } = await ask(parts())
    expect({ status: found, code: body.code, detail: body.detail }).toEqual({ status, code, detail: expect.stringMatching(/。$/) })
    expect((await office.ask('GET', '/api/v1/health')).body.ready).toBe(true)
  })

  test('who touches no matter checks none; without a session no one', async () => {
    expect((await ask([text(WRONG)], admin)).body).toMatchObject({ code: 'forbidden' })
    expect((await ask([text(WRONG)], { ...office, cookie: '' })).body).toMatchObject({ code: 'not_signed_in' })
  })
})
