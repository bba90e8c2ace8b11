import type { Catalogue } from '../../i18n/language.tsx'

export const onDeskWords = {
  title: { zh: '指标数据', en: 'Figures of indicators' },
  all: { zh: '去指标', en: 'To the indicators' },
  whole: { zh: '全市', en: 'the whole' },
  check: { zh: '待本单位审核', en: 'to be checked by your unit' },
  confirm: { zh: '待认定锁定', en: 'to be locked' },
  report: { zh: '已退回，请重报', en: 'sent back, to be reported again' },
  asOf: { zh: '截至 {day}', en: 'as of {day}' },
  odd: { zh: '{count} 处提醒', en: '{count} odd' },
  reason: { zh: '退回原因：{reason}', en: 'because: {reason}' },
} as const satisfies Catalogue
