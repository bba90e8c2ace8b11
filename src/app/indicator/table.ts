/** Heads of the columns of the ledger of indicators that come back in, and of the hidden ones by which its rows are known again. */
export const HEADS = {
  name: '指标',
  place: '地区',
  asOf: '截至日期',
  value: '完成值',
  yearBefore: '上年同期',
  source: '数据来源',
  note: '备注',
  indicatorMark: '指标标识（勿改）',
  placeMark: '地区标识（勿改）',
  periodMark: '时期标识（勿改）',
} as const

/** In the hidden column of the place: the whole. */
export const WHOLE = 'all'
