import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasGold, scoreGold, scoreSamples } from '../support/scores/corpora.ts'
import { publishedIn, WANTED } from '../support/scores/report.ts'
import { f1, placesIn, scoreLayer, type Scores } from '../support/scores/score.ts'
import { GOLD, OWN } from '../support/scores/titles.ts'

const page = readFileSync('docs/reader-scores.md', 'utf8')

/** Layers that are worse now than published; three decimals, as the page has them. */
function fallen(title: string, { counts }: Scores): string[] {
  const published = publishedIn(page, title)
  return Object.entries(counts).flatMap(([name, count]) => {
    const was = published.get(name)
    // A row that cannot be read would otherwise be a row that can never fall.
    if (was === undefined) return [`${name}: not published under “${title}”`]
    return f1(count) < was - 1e-9 ? [`${name}: ${f1(count).toFixed(3)}, published ${was}`] : []
  }).concat([...published.keys()].filter((name) => !(name in counts)).map((name) => `${name}: published, not measured`))
}

describe('the reader is not worse than docs/reader-scores.md says', () => {
  test('on our own samples', () => {
    expect(fallen(OWN, scoreSamples())).toEqual([])
  })

  describe.runIf(hasGold)('on five real documents (needs ../shared)', () => {
    test('and as good as is wanted', { timeout: 60_000 }, () => {
      const scores = scoreGold()
      expect(fallen(GOLD, scores)).toEqual([])
      expect(Object.entries(WANTED).filter(([name, least]) => f1(scores.counts[name] ?? { found: 0, labels: 1, said: 0 }) < least)).toEqual([])
      expect(scores.failures.filter(({ what }) => what.includes('FALSE ALARM'))).toEqual([])
    })
  })
})

describe('how labels are scored', () => {
  const layer = { name: 'words', longest: 20, placeOf: ({ at }: { at: { start: number; end: number }; word: string }) => at, agrees: (label: { doc: string; anchor: string; word: string }, item: { word: string }) => label.word === item.word }
  const text = '修 建 水库。治理河道。'
  const said = (word: string, words: string) => ({ word, at: { start: text.indexOf(words), end: text.indexOf(words) + words.length } })
  const score = (labels: { word: string; anchor: string; soft?: boolean }[], items: ReturnType<typeof said>[]): Scores => {
    const scores: Scores = { counts: {}, failures: [] }
    scoreLayer('甲', layer, labels.map(({ soft = false, ...label }, index) => ({ number: index + 1, label: { doc: '甲', ...label }, soft })), items, placesIn(text), scores)
    return scores
  }

  test.each([
    ['found in its place', [{ word: '库', anchor: '修建水库' }], [said('库', '修 建 水库')], { found: 1, labels: 1, said: 1 }, []],
    ['said elsewhere', [{ word: '库', anchor: '修建水库' }], [said('库', '治理河道')], { found: 0, labels: 1, said: 1 }, [1, null]],
    ['said as something else', [{ word: '库', anchor: '修建水库' }], [said('河', '修 建 水库')], { found: 0, labels: 1, said: 1 }, [1, null]],
    ['said twice counts once', [{ word: '库', anchor: '修建水库' }], [said('库', '水库'), said('库', '修 建 水库')], { found: 1, labels: 1, said: 2 }, [null]],
    ['soft and found', [{ word: '库', anchor: '修建水库', soft: true }], [said('库', '水库')], { found: 0, labels: 0, said: 0 }, []],
    ['soft and missed', [{ word: '库', anchor: '修建水库', soft: true }], [], { found: 0, labels: 0, said: 0 }, []],
  ])('%s', (_, labels, items, count, numbers) => {
    const { counts, failures } = score(labels, items)
    expect(counts.words).toEqual(count)
    expect(failures.map(({ number }) => number)).toEqual(numbers)
  })

  test('an anchor that stands twice or nowhere is a fault of the label', () => {
    expect(() => placesIn('水库水库').anchor('水库')).toThrow('exactly once')
    expect(() => placesIn('水库').anchor('河道')).toThrow('exactly once')
  })

  test('f1 of nothing to find and nothing said is 1', () => {
    expect([f1({ found: 0, labels: 0, said: 0 }), f1({ found: 0, labels: 0, said: 1 }), f1({ found: 2, labels: 3, said: 2 })]).toEqual([1, 0, 0.8])
  })
})
