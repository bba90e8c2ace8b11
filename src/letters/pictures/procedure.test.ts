import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { procedure as schema } from '../../kernel/pack/procedure-schema.ts'
import { procedurePicture } from './procedure.ts'
import { escaped, widthOf } from './svg.ts'

const names: Record<string, string> = { 'role:office': '督查室', 'role:lead': '主办单位', 'role:asker': '提出人' }
const naming = { language: 'zh' as const, names: (what: string) => names[what] ?? what }
const text = (zh: string) => ({ zh, en: zh })
const road = schema.parse({
  id: 'road', name: text('督办流程'), start: 'filed',
  states: [
    { id: 'filed', name: text('立项') },
    { id: 'dropped', name: text('作废'), final: 'stopped' },
    { id: 'working', name: text('承办'), carriesOut: true },
    { id: 'checking', name: text('核查') },
    { id: 'deferred', name: text('缓办'), pauses: true },
    { id: 'done', name: text('办结'), final: 'done' },
    { id: 'resting', name: text('中止'), suspended: true },
  ],
  transitions: [
    { id: 'out', name: text('交办'), from: ['filed'], to: 'working', who: ['office'], limit: { n: 0, unit: 'day' } },
    { id: 'report', name: text('报结'), from: ['working'], to: 'checking', who: ['lead'], limit: { n: 5, unit: 'workday' } },
    { id: 'finish', name: text('核查办结'), from: ['working', 'checking'], to: 'done', who: ['office', 'asker'], needs: { evidence: true, parts: true }, does: 'verify' },
    { id: 'back', name: text('退回'), from: ['checking'], to: 'working', who: ['office'], does: 'return' },
    { id: 'again', name: text('再催'), from: ['working'], to: 'working', who: ['office'] },
    { id: 'rest', name: text('中止'), from: ['working'], to: 'resting', who: ['office'] },
    { id: 'defer', name: text('缓办'), from: ['working'], to: 'deferred', who: ['office'] },
    { id: 'drop', name: text('作废'), from: ['filed', 'working', 'resting'], to: 'dropped', who: ['office'] },
  ],
  extensions: [{ id: 'later', name: text('延期'), moves: 'due', from: ['working'], who: ['lead'], approvedBy: ['office'], atMost: 2, longest: { n: 1, unit: 'month' }, ahead: { n: 3, unit: 'workday' } }],
  escalation: [
    { id: 'call', name: text('提醒'), does: 'remind', of: 'due', when: 'before', by: { n: 5, unit: 'workday' } },
    { id: 'letter', name: text('提醒函'), does: 'letter', of: 'due', when: 'after', by: { n: 0, unit: 'day' } },
  ],
})

/** Every text of a picture, in its order. */
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inner = '']) => inner.replace(/<[^>]*>/g, ''))
/** The elements of a picture as a parser sees them. */
const elementsOf = (svg: string): string[] => {
  const names: string[] = []
  const walk = (node: { nodeName: string; childNodes?: unknown[] }): void => {
    names.push(node.nodeName)
    for (const child of node.childNodes ?? []) walk(child as never)
  }
  walk(parse(`<body>${svg}</body>`) as never)
  return names
}

describe('the picture of a procedure', () => {
  test('says states, steps, who, limits and what they need', () => {
    const said = textsOf(procedurePicture(road, naming))
    expect(said.filter((one) => one.trim())).toEqual([
      '交办', '督查室', '当日办',
      '报结', '主办单位', '限 5 个工作日',
      '核查办结', '督查室、提出人', '附佐证　子任务先办结　承办单位不得自核',
      '核查办结　督查室、提出人　附佐证　子任务先办结　承办单位不得自核',
      '退回　督查室', '再催　督查室', '中止　督查室', '缓办　督查室', '作废　督查室',
      '立项', '起', '承办', '在此推进', '核查', '办结', '终点', '作废', '终点，未办成', '缓办', '不计时，可恢复', '中止', '不计时，可恢复',
      '延期', '延期（办结时限）　主办单位申请，督查室批准，最多 2 次　每次不超过 1 个月　提前 3 个工作日申请',
      '升级处置', '办结时限前 5 个工作日　提醒', '办结时限当日　提醒函',
    ])
  })

  test('the road goes from left to right in the pack’s order; where it rests or is given up stands apart at the right', () => {
    const at = (name: string) => Number(new RegExp(`<text x="([\\d.]+)" y="22"[^>]*>${name}<`).exec(procedurePicture(road, naming))?.[1])
    const xs = ['立项', '承办', '核查', '办结', '作废', '缓办', '中止'].map(at)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect(xs.every((x) => x > 0)).toBe(true)
  })

  test('blue is the present state and nothing else', () => {
    const blue = (at?: string) => [...procedurePicture(road, { ...naming, at }).matchAll(/#1B4B7A/g)].length
    expect([blue(), blue('unknown-state'), blue('working'), blue('done'), blue('dropped')]).toEqual([0, 0, 2, 3, 2])
    expect(procedurePicture(road, { ...naming, at: 'working' })).toMatch(/fill="#1B4B7A">承办</)
  })

  test('is told in sentences to who hears it, the present state first', () => {
    const desc = /<desc[^>]*>(.*?)<\/desc>/.exec(procedurePicture(road, { ...naming, at: 'checking' }))?.[1]
    expect(desc).toMatch(/^现在：核查。立项 → 承办：交办，督查室，当日办。/)
    expect(desc).toContain('立项、承办、中止 → 作废：作废，督查室。')
    expect(procedurePicture(road, naming)).toContain('<title id="picture-title">督办流程（流程图）</title>')
  })

  test('in English', () => {
    const said = textsOf(procedurePicture(road, { language: 'en', names: (what) => what.slice(5) }))
    expect(said).toContain('within 5 working days')
    expect(said).toContain('5 working days before the due day · 提醒')
  })

  test('a script in a name stays text, control characters and halves of characters are left out', () => {
    const evil = schema.parse({ ...road, name: text('<script>alert(1)</script>'), states: road.states.map((state) => (state.id === 'filed' ? { ...state, name: text('"><script>x</script>&\u0001\ud800') } : state)) })
    const svg = procedurePicture(evil, naming)
    expect(elementsOf(svg).filter((name) => name === 'script')).toEqual([])
    expect(svg).toContain('&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;\ufffd<')
    expect(svg).not.toContain('\u0001')
  })

  test('nothing is drawn outside of it', () => {
    const svg = procedurePicture(road, naming)
    const [width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? []
    for (const [, x, y] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)) expect([Number(x) < width, Number(y) < height]).toEqual([true, true])
    expect(Math.max(...[...svg.matchAll(/M[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y)))).toBeLessThan(height)
  })
})

test.each([
  ['<a href="x">&\'', '&lt;a href=&quot;x&quot;&gt;&amp;&#39;'],
  ['领衔', '领衔'],
  ['\u0000\u000b领\ufffe衔\n', '领衔\n'],
])('%j is written as %j', (given, written) => {
  expect(escaped(given)).toBe(written)
})

test('Chinese is a square wide, Latin about half of one', () => {
  expect([widthOf('领衔', 10), widthOf('ab', 10).toFixed(1), widthOf('', 10)]).toEqual([20, '11.2', 0])
})
