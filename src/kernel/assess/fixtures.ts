import { scheme as schema, type Scheme } from '../pack/scheme-schema.ts'
import type { Assessee, Measured } from './types.ts'

// For tests: the county table with the figures of the drawn board, and short ways to write schemes and figures.

const text = (zh: string) => ({ zh, en: zh })
const item = (id: string, name: string, points: number, measure: object, more: object = {}) => ({ id, name: text(name), points, measure, ...more })
const byHand = (jury?: number, trimmed?: boolean) => ({ byHand: { scorer: text('评审组'), ground: text('评分表'), ...(jury !== undefined && { jury }), ...(trimmed !== undefined && { trimmed }) } })

export const BASIS = { title: '《河东市全面深化改革考核办法（试行）》', number: '河改发〔2023〕2号', clause: '第十二条' }

/** A scheme out of what a test is about; the rest is filled in. */
export function schemeOf(more: object): Scheme {
  return schema.parse({ id: 'test', name: text('考核'), of: 'place', period: 'quarter', ranked: true, basis: BASIS, ...more })
}

export const fixtureItem = item
export const fixtureHand = byHand

export function share(done: number | string, of: number | string): Measured {
  return { kind: 'share', done: String(done), of: String(of), records: [] }
}
export function hand(...scores: (number | string)[]): Measured {
  return { kind: 'hand', scores: scores.map(String), records: [] }
}
export function figure(value: number | string, against: number | string, more: Partial<Extract<Measured, { kind: 'figure' }>> = {}): Measured {
  return { kind: 'figure', value: String(value), against: String(against), what: 'target', level: 'city', direction: 'up', asOf: '2023-06-30', records: [], ...more }
}
export const none: Measured = { kind: 'none', why: 'nothing-due', facts: {} }

export function unitOf(unit: string, measured: readonly Measured[], more: Partial<Assessee> = {}): Assessee {
  return { unit, name: unit, group: 'all', measured, adjustments: [], vetoes: [], ...more }
}

export const COUNTY = schemeOf({
  id: 'county',
  groups: [
    { id: 'core', name: text('一核'), of: {} },
    { id: 'wings', name: text('三翼'), of: {} },
    { id: 'pivots', name: text('七支点'), of: {} },
    { id: 'zone', name: text('开发区'), of: {}, apart: true },
  ],
  items: [
    item('tasks', '承接任务', 30, byHand()),
    item('own', '特色改革', 20, byHand()),
    item('pilots', '试点任务', 15, byHand()),
    item('indicators', '重点指标', 15, byHand()),
    item('rectified', '督察整改', 10, byHand()),
    item('people', '群众评价', 10, byHand()),
  ],
  adjustments: [
    { id: 'trouble-early', name: text('主动报告风险'), each: 0.5, evidence: text('记录') },
    { id: 'late', name: text('督办超期未反馈'), each: -0.5, evidence: text('记录') },
  ],
})

const BOARD: [name: string, group: string, scores: string, extra: number][] = [
  ['安邑区', 'core', '27.60 17.50 12.50 14.64 8.89 9.18', 1],
  ['猗氏县', 'core', '27.50 18.00 12.50 14.43 8.75 9.24', 0],
  ['禹都县', 'core', '26.09 16.00 12.00 15.00 7.50 9.01', -1],
  ['龙门市', 'wings', '28.80 17.00 15.00 14.87 9.00 9.12', 0],
  ['蒲坂市', 'wings', '27.60 18.50 12.50 14.76 10.00 9.29', 0],
  ['左邑县', 'wings', '26.25 16.50 12.50 14.21 8.75 9.08', 0],
  ['永乐县', 'pivots', '27.00 17.50 15.00 14.33 8.33 9.31', 0],
  ['汾阴县', 'pivots', '28.50 17.00 11.25 14.70 10.00 9.22', 0],
  ['高凉县', 'pivots', '27.14 16.00 15.00 14.58 8.57 9.10', 0],
  ['亳城县', 'pivots', '25.71 15.50 15.00 14.09 8.33 9.19', 0],
  ['正平县', 'pivots', '25.50 16.50 11.25 14.97 10.00 9.06', 0],
  ['南绛县', 'pivots', '25.50 15.00 11.25 14.27 8.00 9.03', 0],
  ['大阳县', 'pivots', '24.00 16.00 11.25 13.89 8.33 8.98', 0],
  ['开发区', 'zone', '29.00 19.00 14.00 14.00 9.00 9.00', 0],
]

/** The thirteen of the drawn board, and the development zone listed apart. */
export const COUNTIES: Assessee[] = BOARD.map(([name, group, scores, extra]) => ({
  ...unitOf(name, scores.split(' ').map((one) => hand(one)), { group }),
  adjustments: extra === 0 ? [] : [{ rule: extra > 0 ? 'trouble-early' : 'late', times: 1, records: [] }],
}))
