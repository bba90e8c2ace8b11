import type { Page, Request, Route } from 'playwright-core'

/** Looks in a row at which nothing was loading, and how long after one another: a browser says a little later that an answer has come. */
const LOOKS = 2
const LOOK_MS = 25

/**
 * Loads a page and answers what it asks of the API in rounds: everything is held until the page asks for nothing more without an answer, then
 * all of it is answered at once. So a round is what waited for the one before, however fast the machine is.
 *
 * @returns the addresses asked in each round
 */
export async function roundsOf(page: Page, url: string): Promise<string[][]> {
  const held = new Map<Request, Route>()
  const loading = new Set<Request>()
  const begun = (request: Request) => void (request.resourceType() !== 'eventsource' && loading.add(request))
  const ended = (request: Request) => void loading.delete(request)
  const rounds: string[][] = []
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended)
  // What only listens is never answered to its end.
  await page.route(/\/api\/v1\/(?!changes)/, (route) => void held.set(route.request(), route))
  try {
    await page.goto(url, { waitUntil: 'load' })
    for (;;) {
      await quiet(page, () => [...loading].every((request) => held.has(request)))
      const round = [...held.values()]
      if (round.length === 0 && (await page.locator('.loading').count()) === 0) return rounds
      if (round.length === 0) continue
      rounds.push(round.map((route) => `${route.request().method()} ${new URL(route.request().url()).pathname}`))
      held.clear()
      await Promise.all(round.map(async (route) => route.fulfill({ response: await route.fetch() })))
    }
  } finally {
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended)
    await page.unrouteAll({ behavior: 'wait' })
  }
}

/** Nothing is loading but what is held, and the page has nothing left to do. */
async function quiet(page: Page, still: () => boolean): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), ms)), LOOK_MS)
    if (!still()) looks = -1
  }
}
