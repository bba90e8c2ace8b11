import { counted, type Judgement, type Light, type Reason, type ReasonCode } from '../light.ts'
import type { Calendar } from '../time/calendar.ts'
import { civil, isDay, yearOf, type Day } from '../time/day.ts'
import { fill } from './fill.ts'

export type Language = 'zh' | 'en'

export const lightWords: Record<Light, Record<Language, string>> = {
  normal: { zh: '正常', en: 'on track' },
  'due-soon': { zh: '临期', en: 'due soon' },
  lagging: { zh: '滞后', en: 'lagging' },
  overdue: { zh: '超期', en: 'overdue' },
  done: { zh: '办结', en: 'done' },
  stopped: { zh: '中止', en: 'stopped' },
}

/** Sentences for reasons; in Chinese within a sentence of their own, without the full stop. */
export const reasonWords: Record<ReasonCode, Record<Language, string>> = {
  done: { zh: '已办结', en: 'Done' },
  stopped: { zh: '已终止，不再推进', en: 'Given up; nothing more is asked' },
  suspended: { zh: '已中止，恢复前不计时', en: 'Suspended; the clock stands still until it is resumed' },
  voided: { zh: '已撤销', en: 'Voided' },
  overdue: { zh: '应于 {due} 前完成，已超 {workdaysLate} 个工作日', en: 'Was due on {due}, {workdaysLate} working days ago' },
  'step-overdue': {
    zh: '本环节应于 {due} 前办完，已超 {workdaysLate} 个工作日',
    en: 'This step was due on {due}, {workdaysLate} working days ago',
  },
  'milestone-missed': { zh: '节点“{title}”应于 {due} 前完成，尚未完成', en: 'The milestone “{title}” was due on {due} and is not reached' },
  'parts-overdue': {
    zh: '{count} 项子任务超期，最早的“{title}”应于 {due} 前完成，已超 {workdaysLate} 个工作日',
    en: '{count} of its parts overdue, the first of them “{title}”, due on {due}, {workdaysLate} working days ago',
  },
  'behind-target': {
    zh: '{indicator}截至 {asOf} 为 {value}{measure}，慢于序时（应为 {expected}{measure}）',
    en: '{indicator} was {value} {measure} as of {asOf}, behind the {expected} {measure} due by then',
  },
  silent: {
    zh: '自 {since} 起 {daysSilent} 天没有新的推进记录，满 {limit} 天即为滞后',
    en: 'No record for {daysSilent} days, since {since}; {limit} days of silence are lagging',
  },
  'never-recorded': {
    zh: '自 {since} 立项起 {daysSilent} 天没有推进记录，满 {limit} 天即为滞后',
    en: 'No record in the {daysSilent} days since it was opened on {since}; {limit} are lagging',
  },
  'due-soon': {
    zh: '距 {due} 还有 {workdaysLeft} 个工作日，少于 {limit} 个即为临期',
    en: '{workdaysLeft} working days left to {due}; fewer than {limit} are due soon',
  },
  'step-due-soon': {
    zh: '本环节限 {due}，还有 {workdaysLeft} 个工作日，少于 {limit} 个即为临期',
    en: '{workdaysLeft} working days left for this step, until {due}; fewer than {limit} are due soon',
  },
  'milestone-due-soon': {
    zh: '距节点“{title}”（{due}）还有 {workdaysLeft} 个工作日，少于 {limit} 个即为临期',
    en: '{workdaysLeft} working days left to the milestone “{title}” ({due}); fewer than {limit} are due soon',
  },
  'trouble-reported': {
    zh: '“{title}”已于 {since} 报告，在期限 {due} 前 {daysBefore} 天',
    en: '“{title}” was reported on {since}, {daysBefore} days before {due}',
  },
  'extension-asked': {
    zh: '{since} 已申请延至 {to}，待批 {workdaysWaited} 个工作日，批准前仍按原时限',
    en: 'A later day, {to}, was asked for on {since} and has waited {workdaysWaited} working days; until it is granted the old one holds',
  },
  extended: { zh: '原定 {from}，已延期 {times} 次，至 {to}', en: 'Was due on {from}; extended {times} times, to {to}' },
  'step-extended': { zh: '本环节原限 {from}，已延期 {times} 次，至 {to}', en: 'This step was due on {from}; extended {times} times, to {to}' },
  blocked: {
    zh: '被“{title}”（{problem}）卡住，自 {since} 起已等 {workdaysWaited} 个工作日',
    en: 'Blocked by “{title}” ({problem}), waiting {workdaysWaited} working days since {since}',
  },
  'in-time': { zh: '{due} 前完成，时间尚早', en: 'Due on {due}, with time left' },
  'no-due-day': { zh: '没有规定完成时限', en: 'No due day is set' },
}

const nextWords: Record<'changes' | 'stays' | 'uncertain', Record<Language, string>> = {
  changes: { zh: '若无新记录，{until} 转为{next}', en: 'With no new record it turns {next} on {until}' },
  stays: { zh: '{until} 前不会变化', en: 'Nothing changes before {until}' },
  uncertain: { zh: '当年工作日安排尚未公布，日期可能调整', en: 'The working days of that year are not announced yet; dates may move' },
}

/**
 * The sentence of one reason as of today: “距 09-28 还有 6 个工作日，少于 10 个即为临期”.
 *
 * Days of the current year are written without it. @throws DeliveryError `calendar_missing`
 */
export function reasonSentence(reason: Reason, language: Language, today: Day, calendar: Calendar): string {
  const [one] = counted([reason], today, calendar)
  return fill(reasonWords[reason.code][language], shortDays(one?.params ?? reason.params, today))
}

/** What comes next with no new record: “若无新记录，09-29 转为超期”; null when nothing ever will. */
export function nextSentence(
  { light, next, until }: Pick<Judgement, 'light' | 'next' | 'until'>,
  language: Language,
  today: Day,
): string | null {
  if (until === null || next === null) return null
  return fill(nextWords[next === light ? 'stays' : 'changes'][language], {
    ...shortDays({ until }, today),
    next: lightWords[next][language],
  })
}

/** What is said beside a provisional result. */
export function provisionalSentence(language: Language): string {
  return nextWords.uncertain[language]
}

/** Days of the current year without it. */
export function shortDays(params: Reason['params'], today: Day): Reason['params'] {
  const year = yearOf(today)
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, isDay(value) && civil(value).year === year ? value.slice(5) : value]),
  )
}
