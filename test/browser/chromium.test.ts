import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** The picture of each text at one size, as a data address; equal pictures mean equal glyphs. */
async function pictures(texts: string[], font: string): Promise<string[]> {
  const page = await browser.newPage()
  try {
    return await page.evaluate(
      ([all, face]) =>
        all.map((text) => {
          const canvas = document.createElement('canvas')
          const context = canvas.getContext('2d')
          if (context === null) throw new Error('no canvas')
          context.font = face
          context.fillText(text, 10, 60)
          return canvas.toDataURL()
        }),
      [texts, font] as const,
    )
  } finally {
    await page.close()
  }
}

// A character of the private use area is in no font: it is drawn as the box for a missing glyph.
const MISSING = '\uE0FF'

test.each(['48px sans-serif', '600 48px system-ui', '48px serif', "48px 'Noto Sans SC'"])('Chinese and marks have glyphs in %s', async (font) => {
  const [missing, ...drawn] = await pictures([MISSING, ...'领衔垣曲绛解①★→▶〔〕《》●○'], font)
  expect(drawn.filter((picture) => picture === missing)).toEqual([])
  expect(new Set(drawn).size).toBe(drawn.length)
})

test('regular and semibold differ, sans and serif differ', async () => {
  const faces = ['400 48px sans-serif', '600 48px sans-serif', '400 48px serif', '600 48px serif']
  const drawn = await Promise.all(faces.map((face) => pictures(['领衔'], face)))
  expect(new Set(drawn.flat()).size).toBe(faces.length)
})
