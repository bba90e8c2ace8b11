/**
 * Pages one after the other, each asked for while the one before is worked on: the database reads while this process hashes.
 *
 * @param read the page after the one given, null at the beginning; null: there is no more
 */
export async function* pagesAhead<Page>(read: (before: Page | null) => Promise<Page | null>): AsyncGenerator<Page> {
  // Settled, so that a page that failed is told where it is waited for and not as a promise that nobody watched.
  const ask = (before: Page | null) => Promise.allSettled([read(before)])
  let asked = ask(null)
  try {
    for (;;) {
      const [page] = await asked
      if (page.status === 'rejected') throw page.reason
      if (page.value === null) return
      asked = ask(page.value)
      yield page.value
    }
  } finally {
    // Whoever stops early must not leave a statement running behind.
    await asked
  }
}
