import type { Facts } from '../errors.ts'
import { levelNames } from '../indicator/status.ts'
import type { Reason, ReasonCode, Warning, WarningCode } from '../indicator/reason.ts'
import { fill } from './fill.ts'

type Words = { zh: string; en: string }

/** What is odd of a figure or a target, as people read it. */
export const indicatorWarningWords: Record<WarningCode, Words> = {
  'unit-slip': { zh: '完成值 {value} 约为{of} {reference} 的{more}，像是单位用错（如万、亿）', en: '{value} is about {more} {of} {reference}: the unit may have slipped (万, 亿)' },
  outlier: { zh: '完成值 {value} 偏离以往 {readings} 次的规律，按常情约为 {usual}', en: '{value} is far from its own history of {readings} figures, by which about {usual} would be usual' },
  falling: { zh: '累计值 {value} 小于 {asOf} 的 {before}，累计数一般不会下降', en: '{value} is less than {before} as of {asOf}; what adds up does not fall' },
  'above-later': { zh: '累计值 {value} 大于此后 {asOf} 的 {after}', en: '{value} is more than {after} as of the later {asOf}' },
  'sum-differs': { zh: '{count} 个地区合计 {sum}，与全市 {whole} 相差 {gap}，超出四舍五入', en: 'the {count} places come to {sum}, the whole is {whole}: {gap} apart, more than rounding explains' },
  'part-over-whole': { zh: '本地 {value} 大于全市 {whole}', en: '{value} of one place is more than {whole} of the whole' },
  'year-before-differs': { zh: '所报上年同期 {told}，而系统中 {asOf} 为 {known}', en: 'it says {told} for the year before, where {known} is locked as of {asOf}' },
  'said-elsewhere': { zh: '《{title}》中写的是 {said}，与 {value} 不一致', en: '“{title}” says {said}, not {value}' },
  'raised-over-level': { zh: '{level}目标 {value} 严于{aboveLevel}目标 {above}，相差 {percent}%', en: 'the {level} target {value} is stricter than the {aboveLevel} one, {above}, by {percent} %' },
  'raised-by-sum': { zh: '{count} 个地区的{level}目标合计 {sum}，超过全市 {whole}', en: 'the {level} targets of {count} places come to {sum}, more than {whole} for the whole' },
  'raised-by-date': { zh: '{level}要求 {by} 前达到 {above}，早于{aboveLevel}的 {aboveBy}', en: 'the {level} target asks for {above} by {by}, earlier than the {aboveLevel} one, {aboveBy}' },
  'target-slip': { zh: '目标值 {value} 与{level}目标 {other} 相差百倍以上，像是单位用错', en: '{value} and the {level} target {other} are a hundredfold apart: the unit may have slipped' },
  'trajectory-falling': { zh: '序时目标在 {by} 降到 {value}，累计指标不会下降', en: 'the trajectory falls to {value} by {by}; what adds up does not fall' },
  'trajectory-beyond': { zh: '序时目标 {by} 为 {value}，已超过目标值 {target}', en: 'the trajectory asks for {value} by {by}, more than the target {target}' },
}

/** The arithmetic behind a standing, one sentence each. */
export const indicatorReasonWords: Record<ReasonCode, Words> = {
  rate: { zh: '完成率：{value} ÷ {target} = {rate}%', en: 'Completion: {value} ÷ {target} = {rate} %' },
  'rate-down': { zh: '逆向指标，完成率：{target} ÷ {value} = {rate}%', en: 'Less is better; completion: {target} ÷ {value} = {rate} %' },
  'no-rate': { zh: '目标或完成值不是正数，不计算完成率，只比较差距', en: 'No rate is told of figures that are not above zero, only the gap' },
  about: { zh: '“左右”目标：在 {target} 上下 {tolerance} 以内即为达到（1% 与末位数的一半取大）', en: 'An “about” target: reached within {tolerance} of {target} (1 %, or half of its last digit where that is more)' },
  'due-by-time': { zh: '按时间，截至 {asOf} 应达 {expected}，占目标 {progress}%', en: 'By the time gone, {expected} was due by {asOf}: {progress} % of the target' },
  'due-by-trajectory': { zh: '按序时目标，截至 {asOf} 应达 {expected}，占目标 {progress}%', en: 'By the trajectory, {expected} was due by {asOf}: {progress} % of the target' },
  'due-by-target': { zh: '截至 {asOf} 与目标 {expected} 直接比较', en: 'As of {asOf} compared with the target itself, {expected}' },
  'not-due': { zh: '第一个序时节点还没有到', en: 'The first point of the trajectory is still to come' },
  reached: { zh: '已达到目标', en: 'The target is reached' },
  ahead: { zh: '快于序时 {ahead} 个百分点（超过 {points} 个即为超前）', en: '{ahead} points ahead of what was due (more than {points} is ahead)' },
  'on-course': { zh: '与序时相差 {ahead} 个百分点（{points} 个以内为正常）', en: '{ahead} points from what was due (within {points} is on course)' },
  behind: { zh: '慢于序时 {ahead} 个百分点（超过 {points} 个即为滞后）', en: '{ahead} points behind what was due (more than {points} is behind)' },
  missed: { zh: '期限已到或限额已超，目标没有达到', en: 'The period is over or the limit passed, and the target is not met' },
  'forecast-even': { zh: '按目前进度推算：{value} ÷ 已过时间 {share}%', en: 'At the rate so far: {value} ÷ {share} % of the time' },
  'forecast-shape': { zh: '按上年同期走势推算：{value} × {end} ÷ {same}', en: 'As last year went on: {value} × {end} ÷ {same}' },
  'forecast-steady': { zh: '时点指标，按目前的 {value} 看待', en: 'A figure as it stands: {value}' },
  range: { zh: '余下 {days} 天分别按今年最慢、最快的一段推算', en: 'The {days} days left at the pace of its slowest and of its fastest stretch' },
  'range-steady': { zh: '上下各按今年最大一次变动 {step}', en: 'One step as large as its largest this year, {step}, to either side' },
  'no-range': { zh: '只有 {readings} 次数据，不足 {least} 次，不给区间', en: '{readings} figures are fewer than {least}: no range' },
}

const MORE = { more: { zh: '{times} 倍', en: '{times} times' }, less: { zh: '{times} 分之一', en: 'one {times}th of' } } as const
const OF = { history: { zh: '以往数', en: 'what its history makes likely,' }, target: { zh: '目标值', en: 'the target' } } as const

/** A warning as a sentence. */
export function indicatorWarning({ code, params }: Warning, language: 'zh' | 'en'): string {
  const level = (key: string) => levelNames[params[key] as keyof typeof levelNames]?.[language] ?? ''
  return fill(indicatorWarningWords[code][language], {
    ...params,
    ...('level' in params && { level: level('level') }),
    ...('aboveLevel' in params && { aboveLevel: level('aboveLevel') }),
    ...(code === 'unit-slip' && { more: fill(MORE[params.more as keyof typeof MORE][language], params), of: OF[params.of as keyof typeof OF][language] }),
  })
}

/** A warning with its sentences, as the API answers it. */
export function warningSaid(warning: Warning): Warning & Words {
  return { ...warning, zh: indicatorWarning(warning, 'zh'), en: indicatorWarning(warning, 'en') }
}

export function indicatorReason({ code, params }: Reason, language: 'zh' | 'en'): string {
  return fill(indicatorReasonWords[code][language], params)
}

/** What a refusal for oddness carries: by row, with sentences in both languages. */
export function warningFacts(found: readonly { row: number; warning: Warning }[]): Facts {
  return {
    count: found.length,
    rows: found.map(({ row }) => String(row)),
    codes: found.map(({ warning }) => warning.code),
    zh: found.map(({ warning }) => indicatorWarning(warning, 'zh')),
    en: found.map(({ warning }) => indicatorWarning(warning, 'en')),
  }
}
