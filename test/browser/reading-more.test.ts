import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptProposals } from '../../src/app/document/decide-proposals.ts'
import { getDocument } from '../../src/app/document/get-document.ts'
import { uploadDocument } from '../../src/app/document/upload-document.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const DESK = { width: 1440, height: 960 }
const PHONE = { width: 390, height: 844 }

let browser: Browser
let product: Product
let city: TestCity
let office: TestUser
let watched: Watched
let page: Page

const command = () => newCommandId(product.deps.now())
const upload = async (name: string, text: string) => (await uploadDocument(office.call, { command: command(), name, bytes: Buffer.from(text) })).document
const paper = (title: string, ...paragraphs: string[]) => [title, '', ...paragraphs.flatMap((one) => [one, ''])].join('\n')

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  city = await testCity(product.deps, [OFFICE, '市水务局', '市城市管理局', '市财政局'])
  office = await city.user('office', OFFICE)
  watched = await signedIn(browser, product, office.username)
  page = watched.page
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** Pictures for people to look at, when a folder for them is named. */
async function picture(name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** What axe finds at both widths, and how far the page would scroll sideways on a telephone. */
async function faultsAtBothWidths(name: string): Promise<string[]> {
  const found: string[] = []
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport)
    await picture(`${name}-${viewport.width}`)
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true).analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${viewport.width} ${id}: ${target.join(' ')}`)))
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) found.push(`${viewport.width}: scrolls sideways by ${overflow}`)
  }
  await page.setViewportSize(DESK)
  return found
}

describe('a document is issued again', () => {
  const POND = '建设雨水调蓄池，在老城区选取积水点位先行改造，形成蓄排结合的排水系统。（责任单位：市水务局）'
  const LIST = '建立管网普查台账，逐段登记管龄、管材和病害，纳入统一平台管理。（责任单位：市水务局）'
  const FUND = '安排专项资金，对先行改造的小区给予补助，资金使用情况接受审计监督。（责任单位：市财政局）'
  const pipes = (due: string, km: number, lead: string) => `实施管网改造，${due}完成雨污分流管网${km}公里，同步恢复路面。（牵头单位：${lead}）`
  let second: string
  let code: string

  beforeAll(async () => {
    const first = await upload('征求意见稿.txt', paper('河东市雨水利用实施方案（征求意见稿）', `1.${POND}`, `2.${pipes('2027年6月底前', 12, '市水务局')}`, `3.${LIST}`))
    const { list } = await getDocument(office.call, first)
    const { opened } = await acceptProposals(office.call, { command: command(), document: first, proposals: list.filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id })) })
    code = opened.find(({ proposal }) => list.find(({ id }) => id === proposal)?.title.startsWith('实施管网'))!.code
    second = await upload('正式稿.txt', paper('河东市雨水利用实施方案', `（一）${pipes('2027年12月底前', 18, '市城市管理局')}`, `（二）${POND}`, `（三）${FUND}`))
  })

  test('the difference is said, what is gone is listed with its matter', async () => {
    await page.goto(`${product.url}/documents/${second}`)
    const note = page.getByRole('region', { name: '与前稿相比' })
    await note.getByText('与前稿相比：改 1，增 1，删 1，未变 1').waitFor()
    await note.getByRole('link', { name: '《河东市雨水利用实施方案（征求意见稿）》' }).waitFor()
    await note.getByText('前稿有、本件没有的 1 条').click()
    await note.getByRole('listitem').filter({ hasText: '建立管网普查台账' }).getByRole('link').waitFor()
    expect(await faultsAtBothWidths('reissue')).toEqual([])
  })

  test('a changed task shows its old and new words, units and day', async () => {
    const card = page.getByRole('region', { name: /实施管网改造/ })
    await card.getByText('改原事项').waitFor()
    const words = async (mark: string) => (await card.locator(`.read-wording ${mark}`).allTextContents()).map((text) => text.trim())
    expect(await words('del')).toEqual(['删去 6', '删去 12'])
    expect(await words('ins')).toEqual(['新写 12', '新写 18'])
    expect((await card.locator('.read-change-units').allInnerTexts()).join()).toMatch(/市水务局.*市城市管理局/s)
    await card.getByRole('checkbox', { name: '改期限' }).waitFor()
  })

  test('“changes only” leaves out what did not change; the keyboard goes through what is left', async () => {
    const panel = page.getByRole('complementary', { name: '逐条确认' })
    expect(await panel.getByText('建设雨水调蓄池').count()).toBe(1)
    await page.getByRole('checkbox', { name: '只看变化' }).check()
    expect(await panel.getByText('建设雨水调蓄池').count()).toBe(0)
    expect(await panel.getByText('有变化').count() + (await panel.getByText('新增').count())).toBeGreaterThan(0)
    await page.getByRole('checkbox', { name: '只看变化' }).uncheck()
  })

  test('“accept all” leaves the changed one to a person', async () => {
    await page.getByRole('button', { name: /^全部接受/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('listitem').filter({ hasText: '前稿已立事项，请选改原事项或另立' }).waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
  })

  test('the earlier matter is changed, nothing is opened, and that can be taken back', async () => {
    const card = page.getByRole('region', { name: /实施管网改造/ })
    await card.getByRole('button', { name: /^改原事项/ }).click()
    await page.getByText(`已沿用事项 ${code}`).waitFor()
    await page.getByRole('button', { name: /实施管网改造/ }).click()
    await card.getByRole('link', { name: `打开事项 ${code}` }).click()
    await page.getByText('2027-12-31').first().waitFor()
    await page.goBack()
    await page.getByRole('button', { name: /^撤回/ }).click()
    await page.getByText('已撤回，重新待确认').waitFor()
  })

  test('an unchanged task goes on in its matter, and says so', async () => {
    await page.getByRole('button', { name: /建设雨水调蓄池/ }).click()
    await page.getByText('与前稿相同，沿用前稿所立事项，不重复立项。').waitFor()
  })

  test('nothing broke on the way', () => expect(watched.faults).toEqual([]))
})

describe('short names', () => {
  const office = '河东市人民政府办公室'
  let read: string

  beforeAll(async () => {
    await upload('一.txt', [office, '关于印发河东市审批改革方案的通知', '', '一、总体要求', '', '深化“三减”行动：减证明、减时限、减费用。', ''].join('\n'))
    const filling = Array.from({ length: 40 }, (_, index) => `${index + 2}.完善第${index + 2}项配套制度，逐项明确标准和流程，按时公布。（责任单位：市财政局）`)
    read = await upload('二.txt', [office, '关于印发河东市营商环境行动方案的通知', '', '一、总体要求', '', '推行“三减”：减环节、减材料、减跑动。', '', '二、重点任务', '', ...filling.flatMap((one) => [one, '']), '50.把三减成果向社会公布。（责任单位：市水务局）', ''].join('\n'))
    await page.goto(`${product.url}/documents/${read}`)
    await page.getByText('本件用到的简称 1 个').waitFor()
  })

  test('wherever the term stands it shows every explanation with its source: pointed at, focused and tapped', async () => {
    const marks = page.locator('article [data-term="三减"]')
    expect(await marks.count()).toBeGreaterThanOrEqual(1)
    const tip = page.getByRole('tooltip')
    await marks.first().hover()
    await tip.getByText('减环节、减材料、减跑动').waitFor()
    await tip.getByText('减证明、减时限、减费用').waitFor()
    await tip.getByRole('link', { name: '《关于印发河东市审批改革方案的通知》' }).waitFor()
    await picture('terms-tip')
    await page.keyboard.press('Escape')
    await expect.poll(() => tip.count()).toBe(0)
    await page.mouse.move(0, 0)
    await marks.first().focus()
    await tip.waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.read-left').evaluate((left) => left.scrollTo(0, left.scrollHeight))
    await page.locator('article [data-term="三减"]').last().scrollIntoViewIfNeeded()
    await expect.poll(() => marks.count()).toBe(2)
    await marks.last().click()
    await tip.getByText('减环节、减材料、减跑动').waitFor()
    await page.keyboard.press('Escape')
  })

  test('all of them are listed, and lead to where they stand', async () => {
    await page.locator('.read-left').evaluate((left) => left.scrollTo(0, 0))
    await page.getByText('本件用到的简称 1 个').click()
    expect(await faultsAtBothWidths('terms')).toEqual([])
    await page.getByRole('region', { name: '本件用到的简称 1 个' }).getByRole('link', { name: '《关于印发河东市审批改革方案的通知》' }).click()
    await page.waitForURL(/place=\d+/)
    await page.locator('article [data-term="三减"]').first().waitFor()
  })

  test('nothing broke on the way', () => expect(watched.faults).toEqual([]))
})

describe('a rhythm becomes required practice', () => {
  let read: string

  beforeAll(async () => {
    read = await upload('机制.txt', paper('河东市改革推进工作方案', '四、保障措施', '建立调度机制，每月调度一次重点任务，每季度召开一次协调会。'))
    const { periodic } = await getDocument(office.call, read)
    await page.goto(`${product.url}/documents/${read}?at=${periodic.find(({ period }) => period === 'month')!.id}`)
    await page.getByRole('button', { name: '转为规定动作' }).waitFor()
  })

  const form = () => page.getByRole('form', { name: '转为规定动作' })

  test('the form opens with what was read; what is asked already is refused in words before anything is done', async () => {
    await page.getByRole('button', { name: '转为规定动作' }).click()
    await form().getByRole('combobox', { name: '哪个台账的事项' }).selectOption('led-projects')
    await form().getByRole('combobox', { name: '以哪种推进记录为准' }).selectOption('coordination')
    await form().getByRole('combobox', { name: '周期' }).selectOption('quarter')
    await form().getByText(/已经有规定动作：“每季度一次协调会”/).waitFor()
    expect(await form().getByRole('button', { name: '确认采用' }).isDisabled()).toBe(true)
    expect(await faultsAtBothWidths('rhythm-form')).toEqual([])
  })

  test('adopted, it is marked, and stands with its ledger, from where it leads back to its clause', async () => {
    await form().getByRole('combobox', { name: '哪个台账的事项' }).selectOption('reform-tasks')
    await form().getByRole('combobox', { name: '以哪种推进记录为准' }).selectOption('progress')
    await form().getByRole('combobox', { name: '周期' }).selectOption('month')
    await form().getByText('写成机制模板的文字').click()
    await form().getByText(/activity: progress/).waitFor()
    await form().getByRole('button', { name: '确认采用' }).click()
    const card = page.locator('.read-card')
    await card.getByText('已转为规定动作').waitFor()
    expect(await faultsAtBothWidths('rhythm-adopted')).toEqual([])
    await card.getByRole('link', { name: '改革任务台账' }).click()
    await page.getByText(/^规定动作 \d+ 项$/).click()
    expect(await faultsAtBothWidths('rhythm-ledger')).toEqual([])
    await page.getByRole('link', { name: '依据 《河东市改革推进工作方案》' }).click()
    await card.getByText('已转为规定动作').waitFor()
  })

  test('withdrawn, it can be adopted again', async () => {
    await page.getByRole('button', { name: '撤下' }).click()
    await page.getByRole('button', { name: '确认撤下' }).click()
    await page.getByRole('button', { name: '转为规定动作' }).waitFor()
  })

  test('in English too', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Make it required practice' }).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
  })

  test('nothing broke on the way', () => expect(watched.faults).toEqual([]))
})
