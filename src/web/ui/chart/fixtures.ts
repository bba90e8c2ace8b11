import type { TrendData, TrendWords } from './trend.ts'

/** A year's signed amounts, in the manner of a city's report: two targets, one figure not locked yet. */
export const signed: TrendData = {
  start: '2023-01-01',
  end: '2023-12-31',
  today: '2023-09-20',
  measure: '亿元',
  points: [
    { asOf: '2023-02-28', value: '310.4' },
    { asOf: '2023-04-30', value: '820.0' },
    { asOf: '2023-06-30', value: '1500.5' },
    { asOf: '2023-07-31', value: '1890.92' },
  ],
  before: [
    { asOf: '2023-02-28', value: '250' },
    { asOf: '2023-06-30', value: '1210' },
    { asOf: '2023-07-31', value: '1600' },
  ],
  waiting: [{ asOf: '2023-08-31', value: '2050' }],
  targets: [
    { name: '省定', value: '1546' },
    { name: '市定', value: '3000' },
  ],
  course: [
    { asOf: '2023-01-01', value: '0' },
    { asOf: '2023-12-31', value: '3000' },
  ],
  forecast: { by: '2023-12-31', value: '3250', low: '2900', high: '3520' },
  cumulative: true,
  steps: false,
}

export const trendWords: TrendWords = {
  says: '签约金额，截至 2023-07-31 为 1890.92 亿元',
  course: '序时应达',
  before: '上年同期',
  forecast: '预测',
  waiting: '待认定',
  today: '今天 09-20',
  tick: String,
  month: (month) => `${month}月`,
}
