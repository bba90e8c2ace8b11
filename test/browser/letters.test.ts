import { AxeBuilder } from '@axe-core/playwright'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCommandId } from '../../src/app/ids.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { launchChromium } from '../support/chromium.ts'
import { testCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product, type Watched } from '../support/in-browser.ts'

const OFFICE = '市委政研室（改革办）'
const SCRIPT = '<script>document.title="x"</script>'
let product: Product
let browser: Browser
let users: Record<'drafter' | 'checker' | 'unit', TestUser>
const opened: Watched[] = []
const pages = new Map<string, Page>()

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  const city = await testCity(product.deps, [OFFICE, '市能源局', '市商务局', '安邑区人民政府'], 'test', '2023-09-20')
  users = { drafter: await city.user('office', OFFICE), checker: await city.user('office', OFFICE), unit: await city.user('handler', '市能源局') }
  for (const [unit, title] of [['市能源局', `源网荷储一体化${SCRIPT}`], ['市商务局', '乡村e镇建设']] as const) {
    const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: city.units.get(unit)! }, territory: null }]
    await openMatter({ ...users.drafter.call, today: '2023-07-03' }, { command: newCommandId(product.deps.now()), ledger: 'reform-tasks', title, due: '2023-09-11', fields: {}, milestones: [], duties })
  }
})
afterAll(async () => {
  await Promise.all(opened.map(({ context }) => context.close()))
  await browser.close()
  await product.close()
})

/** Everyone has a window of their own, which stays open. */
async function enter(user: TestUser): Promise<Page> {
  const known = pages.get(user.username)
  if (known) return known
  const watched = await signedIn(browser, product, user.username)
  opened.push(watched)
  pages.set(user.username, watched.page)
  return watched.page
}

/** Pictures for people to look at, when a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LINGXIAN_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) => `${id}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`))
}

let letters: string[] = []

test('reminders to two units: seen before they are drafted, drafted and handed in at once', async () => {
  const page = await enter(users.drafter)
  await page.goto(`${product.url}/letters/batch`)
  await page.getByRole('checkbox', { name: '代拟给 市商务局' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: '市能源局' }).getByRole('button', { name: '看稿' }).first().click()
  const paper = page.getByRole('article', { name: '公文版面' })
  await paper.getByText('市能源局：').waitFor()
  expect(await paper.innerText()).toContain('代拟稿')
  expect(await violationsOn(page)).toEqual([])
  await picture(page, 'letters-batch')
  await page.getByRole('button', { name: '代拟 2 件' }).click()
  await page.getByText('已代拟 2 件。').waitFor()
  await page.getByText('本季已提醒').first().waitFor()
  await page.getByRole('button', { name: '全部送核（2 件）' }).click()
  await page.getByText('2 件已送核。').waitFor()
  letters = await page.getByRole('link', { name: '打开' }).evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
  await page.goto(`${product.url}${letters[0]}`)
  await page.getByText('等另一人核稿').waitFor()
  expect(await page.getByRole('button', { name: '核稿通过' }).count(), 'who drafted it does not check it').toBe(0)
  expect(await violationsOn(page)).toEqual([])
  await picture(page, 'letters-letter')
})

test('another person checks, the signature is entered, they are issued as number 1 and 2', async () => {
  const page = await enter(users.checker)
  const row = page.getByRole('row', { name: /市委政研室/ }).filter({ hasText: '公文待核' })
  await row.first().getByRole('button', { name: '核稿' }).click()
  await picture(page, 'letters-desk')
  await page.getByRole('button', { name: '核稿通过' }).click()
  await page.getByText('已办理。').waitFor()
  for (const [index, path] of letters.entries()) {
    await page.goto(`${product.url}${path}`)
    const check = page.getByRole('button', { name: '核稿通过' })
    const sign = page.getByRole('button', { name: '签发', exact: true })
    await check.or(sign).first().waitFor()
    if (await check.isVisible()) await check.click()
    await sign.click()
    const form = page.getByRole('form', { name: '签发' })
    await form.getByLabel('签发人').selectOption({ index: 1 })
    await form.getByRole('button', { name: '签发' }).click()
    await page.getByText(`〔2023〕${index + 1}号`).first().waitFor()
    await page.getByRole('button', { name: `印发，编 ${index + 1} 号` }).click()
    await page.getByText('已印发，正文不再改动').waitFor()
    expect(await page.getByRole('button', { name: '修改' }).count(), 'what was issued is frozen').toBe(0)
  }
  await page.goto(`${product.url}/letters?box=register`)
  await page.getByText('已编至 2 号').waitFor()
  await picture(page, 'letters-register')
})

test('the unit replies from its desk; the office sees it and sends it back', async () => {
  const unit = await enter(users.unit)
  await unit.getByRole('heading', { name: /待复公文/ }).waitFor()
  expect(await unit.title(), 'a script in a title stays text').not.toBe('x')
  await unit.getByRole('row', { name: /提醒函/ }).getByRole('button', { name: '回复' }).click()
  const form = unit.getByRole('form', { name: '回复' })
  await form.getByLabel('回复内容').fill('已完成方案编制，9月底前印发。')
  await picture(unit, 'letters-reply')
  await form.getByRole('button', { name: '回复' }).click()
  await unit.getByText('已回复。').waitFor()

  const office = await enter(users.drafter)
  await office.goto(`${product.url}/letters?box=mine`)
  await office.getByRole('row', { name: /市能源局/ }).getByText('已复 1／1').waitFor()
  await picture(office, 'letters-list')
  expect(await violationsOn(office)).toEqual([])
  await office.getByRole('row', { name: /市能源局/ }).getByRole('link').first().click()
  await office.getByText('已完成方案编制，9月底前印发。').waitFor()
  await office.getByRole('button', { name: '退回回复' }).click()
  await office.getByRole('form', { name: '退回回复' }).getByLabel('原因').fill('请补充印发文号')
  await office.getByRole('form', { name: '退回回复' }).getByRole('button', { name: '退回回复' }).click()
  await office.getByText('请补充印发文号').first().waitFor()
})

test('a directive notice to a county is refused at once, with the way it must go', async () => {
  const page = await enter(users.drafter)
  await page.goto(`${product.url}/letters/new`)
  await page.getByLabel('文种').selectOption('supervision/supervision-notice')
  await page.getByText('指令性公文').waitFor()
  await page.getByRole('combobox', { name: '主送' }).fill('安邑')
  await page.getByRole('listbox').getByRole('option', { name: '安邑区人民政府' }).click()
  await page.getByText('不能这样行文').waitFor()
  await page.getByText(/由市委办公室、市政府办公室转发/).waitFor()
  await page.getByLabel('标题').fill(`关于核查的通知${SCRIPT}`)
  await page.getByRole('button', { name: '代拟', exact: true }).click()
  await page.getByText('有主送单位不能这样行文，请按提示调整。').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await picture(page, 'letters-new')
})

test('a draft is written on its paper: keys split and turn its pieces, what is typed stays until it is saved', async () => {
  const page = await enter(users.drafter)
  await page.goto(`${product.url}/letters/new`)
  await page.getByLabel('文种').selectOption('letters/letter')
  await page.getByRole('button', { name: '去掉 安邑区人民政府' }).click()
  await page.getByRole('combobox', { name: '主送' }).fill('商务')
  await page.getByRole('listbox').getByRole('option', { name: '市商务局' }).click()
  await page.getByLabel('标题').fill(`关于商请支持的函${SCRIPT}`)
  await page.getByText('可以行文').waitFor()
  await page.getByRole('button', { name: '代拟', exact: true }).click()
  const first = page.getByLabel(/第 1 段/)
  await first.fill('一、基本情况各项工作按计划推进。')
  await first.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(6, 6))
  await first.press('Enter')
  await first.press('Alt+1')
  await page.reload()
  expect(await first.inputValue()).toBe('一、基本情况')
  expect(await page.getByLabel(/第 2 段/).inputValue()).toBe('各项工作按计划推进。')
  expect(await violationsOn(page)).toEqual([])
  await picture(page, 'letters-editor')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存。').waitFor()
  await page.getByRole('article', { name: '公文版面' }).getByRole('heading', { name: '一、基本情况' }).waitFor()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`关于商请支持的函${SCRIPT}`)
})

test('on a telephone nothing runs off the side', async () => {
  const page = await enter(users.drafter)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const [name, path, shown] of [['list', '/letters?box=all', '试委政研室函〔2023〕1号'], ['letter', letters[0] ?? '', '已印发，正文不再改动'], ['batch', '/letters/batch', '本季已提醒'], ['templates', '/letters/templates', '按名称']] as const) {
    await page.goto(`${product.url}${path}`)
    await page.getByText(shown).first().waitFor()
    await picture(page, `letters-${name}-390`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
  }
})

test('on the way nothing left the server, broke the policy or was reported as an error', () => {
  expect(opened.flatMap(({ faults }) => faults)).toEqual([])
})
