import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { extractText } from '../../src/files/index.ts'
import { read } from '../../src/reader/index.ts'
import { launchChromium } from '../support/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

const ROWS = 24
const row = (at: number): string =>
  `<tr><td>${at}</td><td>建设第${at}批公共数据目录，开展联调测试，形成常态化更新机制</td><td>市数据局</td><td>市公安局、市民政局、市人力资源社会保障局</td><td>2025年${(at % 12) + 1}月底前</td></tr>`
const PAPER = `<style>body { font-family: "Noto Serif SC", serif; font-size: 16px } table { border-collapse: collapse } td, th { border: 1px solid #000; padding: 4px } h1 { font-size: 20px; text-align: center; letter-spacing: .3em } tr { break-inside: avoid }</style>
  <h1>河东市人民政府办公室</h1><h1>关于印发重点任务分解表的通知</h1><p>各县（市、区）人民政府，市直有关部门：</p>
  <p style="text-indent: 2em">为贯彻落实有关要求，结合我市实际，制定本方案。各单位要高度重视，按照职责分工抓好落实，确保各项任务按期完成，取得实效。</p>
  <table><thead><tr><th rowspan="2" style="width: 2em">序号</th><th rowspan="2">任务</th><th colspan="2">责任单位</th><th rowspan="2">完成时限</th></tr>
  <tr><th>牵头单位</th><th>配合单位</th></tr></thead>${Array.from({ length: ROWS }, (_, at) => row(at + 1)).join('')}</table>`

test('a paper printed by a real program: words whole, a ruled table over several pages, every task with its units and day', async () => {
  const page = await browser.newPage()
  await page.setContent(PAPER)
  const pdf = await page.pdf({
    format: 'A4', displayHeaderFooter: true, margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm' },
    headerTemplate: '<div style="font-size: 10px">河东市（演示）公报</div>', footerTemplate: '<div style="font-size: 10px; width: 100%; text-align: center">— <span class="pageNumber"></span> —</div>',
  })
  await page.close()
  const pages: number[] = []
  const { text } = await extractText(pdf, '通知.pdf', { onProgress: (_, total) => pages.push(total) })
  expect(pages.length).toBeGreaterThan(2)
  expect(text).not.toMatch(/公报|—/)
  expect(text.split('\n').slice(0, 3)).toEqual(['河东市人民政府办公室', '关于印发重点任务分解表的通知', '各县（市、区）人民政府，市直有关部门：'])
  const tasks = read(text).tasks.filter(({ form }) => form === 'row')
  expect(tasks.map(({ title, lead, support, due }) => [title, lead, support, due?.text])).toEqual(
    Array.from({ length: ROWS }, (_, at) => [
      `建设第${at + 1}批公共数据目录，开展联调测试，形成常态化更新机制`, ['市数据局'], ['市公安局', '市民政局', '市人力资源社会保障局'], `2025年${((at + 1) % 12) + 1}月底前`,
    ]),
  )
})
