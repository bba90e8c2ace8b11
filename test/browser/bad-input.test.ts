import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listActivities } from '../../src/app/activity/list-activities.ts'
import { listDocuments } from '../../src/app/document/list-documents.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { launchChromium } from '../support/chromium.ts'
import { PASSWORD, testCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const UNIT = '市体育局'
const HOSTILE = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>'; drop table fact; --`
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde])
const NOTICE = '关于开展全民健身的通知\n\n一、修缮球场。（市体育局负责）\n二、开放场馆。（市体育局负责）\n'

let browser: Browser
let product: Product
let users: Record<'office' | 'handler', TestUser>
let office: Watched
let matter: string

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, [OFFICE, UNIT])
  users = { office: await city.user('office', OFFICE), handler: await city.user('handler', UNIT) }
  const lead = { role: 'lead', holder: { type: 'unit' as const, id: city.units.get(UNIT)! }, territory: null }
  const { ids } = await openMatter(users.office.call, { command: newCommandId(product.deps.now()), ledger: 'reform-tasks', title: HOSTILE, due: null, fields: {}, milestones: [], duties: [lead] })
  matter = `${product.url}/matters/${ids.matter}`
  office = await signedIn(browser, product, users.office.username)
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** What went wrong beside the refusals that these tests are about, which Chromium reports by itself. */
const unexpected = ({ faults }: Watched) => faults.filter((fault) => !/Failed to load resource/.test(fault))
const hand = (page: Page, files: { name: string; content: Buffer }[]) =>
  page.locator('input[type=file]').setInputFiles(files.map(({ name, content }) => ({ name, mimeType: 'application/octet-stream', buffer: content })))

describe('a file that is not taken says what happened, what was kept and what to do', () => {
  test.each([
    ['空.docx', Buffer.alloc(0), /空的（0 字节）.*请重新/],
    ['照片改名.docx', PNG, /内容却是 \.png.*请上传原始文件/],
    ['请示.txt', Buffer.from('秘密★1年\n关于某事的请示\n一、开展巡护。（市体育局负责）\n'), /密级标志（秘密★1年）.*已拒收，未留存任何内容.*请按保密规定处理/],
  ])('%s', async (name, content, sentence) => {
    const { page } = office
    await page.goto(`${product.url}/documents`)
    await hand(page, [{ name, content }])
    const said = page.getByRole('listitem').filter({ hasText: name })
    await said.getByText('没有收下').waitFor()
    expect(await said.innerText()).toMatch(sentence)
    expect(await said.innerText()).toContain('没有保留这份文件的任何内容；先前收下的文件不受影响。')
    await picture(page, `refused-${name}`)
    expect(new URL(page.url()).pathname).toBe('/documents')
    expect((await listDocuments(users.office.call, { limit: 10 })).rows).toEqual([])
  })

  test('a bad one among good ones does not hold them up', async () => {
    const { page } = office
    await hand(page, [{ name: '坏.docx', content: PNG }, { name: '好.txt', content: Buffer.from('关于举办运动会的通知\n\n一、举办运动会。（市体育局负责）\n') }])
    await page.getByRole('listitem').filter({ hasText: '好.txt' }).getByText(/读出 1 条/).waitFor()
    await page.getByRole('listitem').filter({ hasText: '坏.docx' }).getByText('没有收下').waitFor()
    await page.getByRole('table').getByRole('link', { name: '关于举办运动会的通知' }).waitFor()
  })
})

test('a text without a task is kept and says so', async () => {
  const { page } = office
  await page.goto(`${product.url}/documents`)
  await hand(page, [{ name: '综述.txt', content: readFileSync('samples/no-task.txt') }])
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/)
  await page.getByText(/没有读出任务/).waitFor()
  await page.getByText('改革为城市添活力').first().waitFor()
  await picture(page, 'no-task')
})

test('the same file a second time opens the first one and says so', async () => {
  const { page } = office
  const open = async (name: string) => {
    await page.goto(`${product.url}/documents`)
    await hand(page, [{ name, content: Buffer.from(NOTICE) }])
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}/)
    await page.getByRole('heading', { name: '逐条确认' }).waitFor()
    return new URL(page.url()).pathname
  }
  const first = await open('通知.txt')
  expect(await page.getByText('没有重复立项').count()).toBe(0)
  expect(await open('通知（副本）.txt')).toBe(first)
  await page.getByText('这份文件以前收过，没有重复立项。').waitFor()
  await picture(page, 'known')
  expect(unexpected(office)).toEqual([])
})

describe('a record in hand outlives the session and the line', () => {
  let handler: Watched
  beforeAll(async () => {
    handler = await signedIn(browser, product, users.handler.username, { width: 390, height: 844 })
  })

  const fill = async (said: string) => {
    const { page } = handler
    await page.goto(matter)
    await page.getByRole('button', { name: '记一笔' }).first().click()
    await page.getByRole('radio', { name: '协调会' }).check({ force: true })
    await page.getByRole('textbox', { name: /^看到什么、议定什么/ }).fill(said)
  }
  const recorded = async (said: string) => (await listActivities(users.handler.call, { limit: 50 })).rows.filter(({ summary }) => summary === said).length

  test('markup in a title is shown as it was written and does nothing', async () => {
    const { page } = handler
    await page.goto(matter)
    await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor()
    await page.goto(`${product.url}/ledgers/reform-tasks`)
    await page.getByRole('link', { name: HOSTILE }).first().waitFor()
    expect(await page.evaluate('window.hit')).toBe(undefined)
  })

  test('the session ends: signed in again, the words are still there and are sent once', async () => {
    const { page, context } = handler
    const said = '会话失效前写下的一段话。'
    await fill(said)
    await context.clearCookies()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByLabel('用户名').fill(users.handler.username)
    await picture(page, 'session-ended')
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor()
    expect(page.url()).toContain(matter)
    const words = page.getByRole('textbox', { name: /^看到什么、议定什么/ })
    if ((await words.count()) === 0) await page.getByRole('button', { name: '记一笔' }).first().click()
    expect(await words.inputValue()).toBe(said)
    expect(await recorded(said)).toBe(0)
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByRole('listitem').filter({ hasText: said }).getByText('待审核').waitFor()
    expect(await recorded(said)).toBe(1)
  })

  test('the line breaks: the record is kept on the machine and goes out once when it is back', async () => {
    const { page, context } = handler
    const said = '没有信号时记下的一段话。'
    await fill(said)
    await context.setOffline(true)
    await page.getByRole('button', { name: '保存，待联网提交' }).click()
    await page.getByText('已存本机，联网后自动提交一次。').waitFor()
    await picture(page, 'offline')
    expect(await recorded(said)).toBe(0)
    await context.setOffline(false)
    await expect.poll(() => recorded(said), { timeout: 15_000 }).toBe(1)
    await page.reload()
    await page.getByRole('listitem').filter({ hasText: said }).getByText('待审核').waitFor()
    expect(await recorded(said)).toBe(1)
  })

  test('the answer is lost on the way: what was taken is not taken twice', async () => {
    const { page } = handler
    const said = '应答在路上丢失的一段话。'
    await fill(said)
    let lost = 0
    await page.route('**/api/v1/activities', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    const again = page.waitForResponse((response) => response.url().endsWith('/api/v1/activities') && response.request().method() === 'POST')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    expect((await again).status()).toBe(200)
    await expect.poll(() => page.evaluate(() => localStorage.getItem('lingxian.queue'))).toBe('[]')
    expect(lost).toBe(1)
    expect(await recorded(said)).toBe(1)
    expect(unexpected(handler)).toEqual([])
  })
})
