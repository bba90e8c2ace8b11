import type { PlanWarning } from '../inspection/plan.ts'
import { fill } from './fill.ts'

/** What the plan of inspections warns of, as people read it. */
export const warningWords = {
  overlap: { zh: '{units}在前后{apart}天内另有“{title}”（相隔{days}天），建议合并进行', en: '“{title}” is at {units} within {apart} days ({days} apart): merge the two' },
  'over-quota': { zh: '{units}本年将接受{planned}次，超出每年{atMost}次的限额', en: '{units} would meet {planned} of the {atMost} allowed this year' },
  'too-long': { zh: '计划{workdays}个工作日，超出最长{longest}个', en: '{workdays} working days planned; {longest} at the most' },
  'day-off': { zh: '{days}不是工作日', en: '{days} is no working day' },
} as const satisfies Record<PlanWarning['code'], { zh: string; en: string }>

/** One warning as a sentence. @param nameOf the name of a unit */
export function warningSentence(warning: PlanWarning, nameOf: (unit: string) => string, language: 'zh' | 'en'): string {
  const join = (parts: readonly string[]) => parts.join(language === 'zh' ? '、' : ', ')
  const text = warningWords[warning.code][language]
  if (warning.code === 'overlap') return fill(text, { ...warning, units: join(warning.units.map(nameOf)) })
  if (warning.code === 'over-quota') return fill(text, { ...warning, units: nameOf(warning.unit) })
  if (warning.code === 'day-off') return fill(text, { days: join(warning.days) })
  return fill(text, warning)
}
