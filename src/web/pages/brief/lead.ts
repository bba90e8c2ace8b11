import { fill } from '../../../kernel/words/fill.ts'
import type { Language } from '../../i18n/language.tsx'
import type { Brief } from './page.tsx'
import { briefWords } from './words.ts'

type Part = string | { n: number }
type Said = Pick<Brief, 'counts' | 'decisions' | 'projects'>

/** The opening sentence in parts; the numbers that matter stand apart, so that they can be set bold. */
export function leadOf({ counts, decisions, projects }: Said, language: Language): Part[] {
  const say = (key: keyof typeof briefWords, values: Record<string, string | number> = {}) => fill(briefWords[key][language], values)
  const overdue = counts.overdue - counts.before.overdue
  const lagging = counts.lagging - counts.before.lagging
  const change = (n: number) => (n === 0 ? say('equal') : say(n > 0 ? 'more' : 'fewer', { n: Math.abs(n) }))
  const week = overdue === 0 && lagging === 0 ? say('lead.same') : overdue === lagging ? say('lead.each', { change: change(overdue) }) : say('lead.both', { overdue: change(overdue), lagging: change(lagging) })
  const missing = projects.flatMap(({ cells }) => cells).filter(({ status }) => status === 'missing').map(({ name }) => name[language])
  const names = [...new Set(missing)].join(language === 'zh' ? '、' : ', ')
  return [
    `${say('lead.open')} ${counts.open} ${say('lead.overdue')} `,
    { n: counts.overdue },
    ` ${say('lead.lagging')} `,
    { n: counts.lagging },
    ` ${week}`,
    ...(decisions.length > 0 ? [`${say('lead.decide')} `, { n: decisions.length }, ` ${say('lead.decideEnd')}`.trimEnd()] : [say('lead.noDecision')]),
    projects.length === 0 ? say('lead.end') : missing.length > 0 ? say('lead.missing', { names }) : say('lead.complete'),
  ]
}
