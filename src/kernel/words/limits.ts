import type { Limit } from '../pack/schema.ts'
import type { Language } from './reasons.ts'

const units: Record<Limit['unit'], { zh: string; en: [one: string, many: string] }> = {
  workday: { zh: '个工作日', en: ['working day', 'working days'] },
  day: { zh: '天', en: ['day', 'days'] },
  month: { zh: '个月', en: ['month', 'months'] },
  hour: { zh: '小时', en: ['hour', 'hours'] },
}

/** A limit as people say it: “5 个工作日”, “当日”, “48 小时”; in English “5 working days”, “the same day”. */
export function limitText({ n, unit }: Limit, language: Language): string {
  if (n === 0) return language === 'zh' ? '当日' : 'the same day'
  const { zh, en } = units[unit]
  return language === 'zh' ? `${n} ${zh}` : `${n} ${n === 1 ? en[0] : en[1]}`
}
