import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { totp } from '../support/authenticator.ts'
import { launchChromium } from '../support/chromium.ts'
import { PASSWORD, testCity, type TestUser } from '../support/city.ts'
import { signedIn, startProduct, type Product } from '../support/in-browser.ts'

let browser: Browser
let product: Product
let user: TestUser

beforeAll(async () => {
  browser = await launchChromium()
  product = await startProduct()
  user = await (await testCity(product.deps, ['市体育局'])).user('handler', '市体育局')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const pictures = process.env.LINGXIAN_PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  for (const [width, height] of [[1440, 960], [390, 844]] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1440, height: 960 })
}
const part = (page: Page, name: string) => page.getByRole('region', { name })
const fillIn = async (page: Page) => {
  await page.getByLabel('用户名').fill(user.username)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('a second factor is set up, asked for, and a code used twice is refused; a passkey opens the account without a password', async () => {
  const { page, context, faults } = await signedIn(browser, { ...product, url: product.url.replace('127.0.0.1', 'localhost') }, user.username)
  await page.getByRole('link', { name: '我的账号与安全' }).click()
  const factor = part(page, '二次验证')
  await factor.getByRole('button', { name: '设置' }).click()
  await factor.getByLabel('登录密码').fill(PASSWORD)
  await factor.getByRole('button', { name: '下一步' }).click()
  await factor.getByRole('img', { name: '二维码' }).waitFor()
  await picture(page, 'factor')
  const secret = (await factor.locator('.secret').innerText()).replaceAll(' ', '')
  const code = totp(secret)
  await factor.getByLabel('验证码').fill(code)
  await factor.getByRole('button', { name: '启用' }).click()
  await factor.getByText('已启用。备用码还剩 10 个。').waitFor()

  // A virtual authenticator that asks nobody anything, as one that has just seen its owner's finger.
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  const keys = part(page, '通行密钥')
  await keys.getByRole('button', { name: '添加' }).click()
  await keys.getByLabel('名称').fill('办公室电脑')
  await keys.getByLabel('登录密码').fill(PASSWORD)
  await keys.getByRole('form').getByRole('button', { name: '添加' }).click()
  await keys.getByRole('rowheader', { name: '办公室电脑' }).waitFor()
  await picture(page, 'account')

  await page.getByRole('button', { name: '退出', exact: true }).click()
  await fillIn(page)
  await page.getByRole('heading', { name: '第二步：输入验证码' }).waitFor()
  await page.getByLabel('验证码').fill(code)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('验证码不对，或已经用过').waitFor()
  await picture(page, 'step')
  await page.getByLabel('验证码').fill(totp(secret, 1))
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { level: 1, name: '我的账号与安全' }).waitFor()

  await page.getByRole('button', { name: '退出', exact: true }).click()
  await picture(page, 'door')
  await page.getByRole('button', { name: '使用通行密钥' }).click()
  await page.getByRole('heading', { level: 1, name: '我的账号与安全' }).waitFor()
  await part(page, '登录设备').getByText('双重验证').first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})
