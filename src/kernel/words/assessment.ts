import { decimalsOf, linesOf } from '../assess/heads.ts'
import { NO_DATA_CODES } from '../assess/types.ts'
import type { CountedCode, NoDataCode, Note, NoteCode, Step, StepCode } from '../assess/types.ts'
import type { Text } from '../pack/primitives.ts'
import type { Level, MATTER_SHARES, Scheme } from '../pack/scheme-schema.ts'
import { periodByKey, periodLabel } from '../time/period.ts'
import { fill } from './fill.ts'

const levelNames: Record<Level, Text> = {
  country: { zh: '国定', en: 'national' },
  province: { zh: '省定', en: 'provincial' },
  city: { zh: '市定', en: 'municipal' },
  county: { zh: '县定', en: 'county' },
  own: { zh: '自定', en: 'own' },
}

type Share = (typeof MATTER_SHARES)[number] | 'share'

/** What is counted of matters: all of those whose day came, and those that are as they should be. */
export const shareWords: Record<Share, { of: Text; done: Text }> = {
  'done-in-time': { of: { zh: '应办结', en: 'due' }, done: { zh: '到期前办结', en: 'done in time' } },
  'milestones-in-time': { of: { zh: '应到节点', en: 'milestones due' }, done: { zh: '按期到达', en: 'reached in time' } },
  rectified: { of: { zh: '应整改到期', en: 'to be put right' }, done: { zh: '到期前销号', en: 'closed in time' } },
  'answered-in-time': { of: { zh: '应反馈、办结', en: 'to be answered' }, done: { zh: '按期反馈、办结', en: 'answered in time' } },
  'solved-confirmed': { of: { zh: '应解决的难题', en: 'problems to be solved' }, done: { zh: '认定且受益方确认', en: 'confirmed, and by whom it was solved for' } },
  satisfied: { of: { zh: '收到的评价', en: 'judgements received' }, done: { zh: '满意', en: 'satisfied' } },
  adopted: { of: { zh: '提出的成果', en: 'results put forward' }, done: { zh: '被采用', en: 'adopted' } },
  share: { of: { zh: '应完成', en: 'due' }, done: { zh: '已完成', en: 'done' } },
}

export const countedWords: Record<CountedCode, Text> = {
  'in-time': { zh: '按期', en: 'in time' },
  late: { zh: '迟', en: 'late' },
  'not-yet': { zh: '未完成', en: 'not done' },
  confirmed: { zh: '已认定', en: 'confirmed' },
  'not-confirmed': { zh: '未认定', en: 'not confirmed' },
  satisfied: { zh: '满意', en: 'satisfied' },
  'not-satisfied': { zh: '不满意', en: 'not satisfied' },
  entered: { zh: '登记', en: 'entered' },
  reading: { zh: '完成值', en: 'reading' },
  target: { zh: '目标值', en: 'target' },
}

/** Why there is nothing to measure. */
export const noDataWords: Record<NoDataCode, Text> = {
  'nothing-due': { zh: '本期没有到期的事项', en: 'nothing fell due in this period' },
  'no-reading': { zh: '截至取数日没有认定的完成值', en: 'no confirmed reading by the cut-off' },
  'no-target': { zh: '没有本期目标值', en: 'no target for this period' },
  'target-zero': { zh: '目标值为零，算不出完成率', en: 'the target is zero, so no rate can be computed' },
  'not-scored': { zh: '还没有评分', en: 'not scored yet' },
  'no-year-before': { zh: '没有上年同期数，或为零', en: 'no figure of the year before, or it is zero' },
  'no-result': { zh: '没有可用的结果', en: 'there is no result to use' },
  'formula-failed': { zh: '公式算不出结果', en: 'the formula gives no result' },
}

const againstWords: Record<string, Text> = {
  target: { zh: '目标值', en: 'target' },
  trajectory: { zh: '序时目标', en: 'point on the way to the target' },
  growth: { zh: '上年同期', en: 'same time of the year before' },
}

const stepWords: Record<StepCode, Text> = {
  'points-moved': { zh: '分值 {own}，并入无数据项目移来的 {moved}', en: 'points {own}, with {moved} moved from items without data' },
  'listed-only': { zh: '只列明，不计分', en: 'listed, not scored' },
  'not-in-group': { zh: '本组不考核此项', en: 'not assessed in this group' },
  'share-of': { zh: '{period}{what}', en: '{what}, {period}' },
  'share-done': { zh: '{what}', en: '{what}' },
  'share-weighted': { zh: '{pieces} 件，按难度系数折算', en: '{pieces} pieces, weighed by difficulty' },
  counted: { zh: '认定的数量', en: 'confirmed' },
  figure: { zh: '完成值（截至 {asOf}）', en: 'reading as of {asOf}' },
  against: { zh: '{level}{what}', en: '{level} {what}' },
  'hand-scores': { zh: '评分 {scores}', en: 'scores {scores}' },
  trimmed: { zh: '去掉最高 {high}、最低 {low}', en: 'without the highest, {high}, and the lowest, {low}' },
  'figure-named': { zh: '{name}', en: '{name}' },
  'quarter-result': { zh: '{period}得分', en: 'score of {period}' },
  reached: { zh: '已达到，对照数或完成值不是正数，不按比例', en: 'reached; figures that are not above zero have no proportion' },
  'reached-about': { zh: '“左右”目标，相差在 {about} 以内即为达到', en: 'an “about” target: reached within {about}' },
  'not-reached': { zh: '未达到，对照数不是正数，不按比例', en: 'not reached; against a figure that is not above zero there is no proportion' },
  'rate-times': { zh: '{rate}% × {points}', en: '{rate} % × {points}' },
  'share-times': { zh: '{done} ÷ {of} × {points}', en: '{done} ÷ {of} × {points}' },
  'inverse-times': { zh: '{against} ÷ {value} × {points}（越低越好）', en: '{against} ÷ {value} × {points} (less is better)' },
  'count-times': { zh: '{count} ÷ {full} × {points}', en: '{count} ÷ {full} × {points}' },
  'count-each': { zh: '{count} × {points}', en: '{count} × {points}' },
  mean: { zh: '{sum} ÷ {count}，平均', en: '{sum} ÷ {count}, the mean' },
  formula: { zh: '{formula}', en: '{formula}' },
  rate: { zh: '完成率', en: 'rate' },
  band: { zh: '达到 {from}%，得 {points} 分的 {share}%', en: '{from} % reached: {share} % of {points} points' },
  'quarter-times': { zh: '{total} × {percent}%', en: '{total} × {percent} %' },
  'scaled-up': { zh: '{score} ÷ {own} × {points}', en: '{score} ÷ {own} × {points}' },
  capped: { zh: '不超过 {most} 分', en: 'no more than {most}' },
  floored: { zh: '不低于 {least} 分', en: 'no less than {least}' },
  rounded: { zh: '四舍五入，{digits}', en: 'rounded half up, {decimals} decimals' },
  'no-data': { zh: '{why}', en: '{why}' },
  'moved-away': { zh: '{points} 分按比例移到其他项目', en: '{points} points moved to the other items in proportion' },
  'given-in-full': { zh: '按办法得满分 {points}', en: 'full points, {points}, by the scheme' },
  'given-nothing': { zh: '按办法不得分（分值 {points}）', en: 'no points by the scheme (of {points})' },
  'set-by-review': { zh: '复核后由 {from} 改定', en: 'set by a review, before {from}' },
  'times-each': { zh: '{times} × {each}', en: '{times} × {each}' },
  'cut-by-limit': { zh: '以 {most} 分为限', en: 'limited to {most}' },
  'sum-of-items': { zh: '各项得分合计', en: 'sum of the items' },
  'plus-points': { zh: '加分', en: 'plus points' },
  'minus-points': { zh: '扣分', en: 'minus points' },
  total: { zh: '得分', en: 'score' },
}

const DIGITS = ['取整', '一位', '两位', '三位', '四位'] as const
const NO_BAND: Text = { zh: '未达到最低一档，不得分', en: 'below the first band: none' }

/** What a step says (“8 ÷ 9 × 10”); the figure it came to is `explainResult`. */
export function explain(step: Step): Text {
  if (step.code === 'band' && step.params.from === '') return NO_BAND
  const said = (language: keyof Text) => fill(stepWords[step.code][language], paramsOf(step, language)).trim()
  return { zh: said('zh'), en: said('en') }
}

function paramsOf({ code, params }: Step, language: keyof Text): Record<string, unknown> {
  const named: Record<string, unknown> = { ...params }
  if (code === 'share-of' || code === 'share-done') {
    const words = shareWords[params.what as Share] ?? shareWords.share
    named.what = words[code === 'share-of' ? 'of' : 'done'][language]
  }
  if (params.period !== undefined) named.period = shortPeriod(String(params.period), language)
  if (code === 'against') {
    named.what = againstWords[String(params.what)]?.[language] ?? ''
    named.level = params.what === 'growth' || params.level === '' ? '' : levelNames[params.level as Level][language]
  }
  if (code === 'no-data') named.why = noDataSentence(params, language)
  if (code === 'rounded') named.digits = DIGITS[Number(params.decimals)] ?? ''
  return named
}

function noDataSentence(params: Step['params'], language: keyof Text): string {
  const why = NO_DATA_CODES.find((code) => code === params.why) ?? 'no-result'
  const trouble = why === 'formula-failed' && params[`said-${language}`] !== undefined ? `${language === 'zh' ? '：' : ': '}${params[`said-${language}`]}` : ''
  return noDataWords[why][language] + trouble
}

/** 第二季度; the year is in the heading above. */
function shortPeriod(key: string, language: keyof Text): string {
  const label = periodLabel(periodByKey(key))[language]
  return language === 'zh' ? label.replace(/^\d{4}年(?=.)/, '') : label
}

/** Codes whose result is a number of pieces. */
const PIECES: ReadonlySet<StepCode> = new Set(['share-of', 'share-done', 'counted'])
const PEOPLE: ReadonlySet<StepCode> = new Set(['hand-scores', 'trimmed'])

/** The figure of a step as it is shown: `9 件`, `8.888…`, `8.89`. */
export function explainResult({ code, result }: Step): Text {
  if (PIECES.has(code)) return { zh: `${result} 件`, en: result }
  if (PEOPLE.has(code)) return { zh: `${result} 份`, en: result }
  return { zh: result, en: result }
}

const noteWords: Record<NoteCode, Text> = {
  'progress-only': { zh: '没有依据文件，只作进度通报，不排位次', en: 'Without a document that authorises it this is a circular on progress; there are no places' },
  'without-data': { zh: '“{item}”有 {count} 个单位无数据（{why}），{rule}', en: '“{item}”: {count} units without data ({why}); {rule}' },
  'nothing-measured': { zh: '{unit}各项均无数据，不排位次', en: '{unit}: nothing could be measured, so there is no place' },
  'jury-incomplete': { zh: '{unit}“{item}”应有 {jury} 份评分，只有 {given} 份', en: '{unit}, “{item}”: {given} of {jury} scores are there' },
  'limit-reached': { zh: '{unit}“{rule}”已到 {limit} 分的上限，超出部分不计', en: '{unit}, “{rule}”: the limit of {limit} is reached; what goes beyond does not count' },
  veto: { zh: '{unit}有一票否决情形：{rule}', en: '{unit}: {rule}' },
  'grade-above-share': { zh: '“{grade}”{count} 个，占 {of} 个的 {percent}%，一般不超过 {atMost}%', en: '“{grade}”: {count} of {of} ({percent} %), as a rule at most {atMost} %' },
  'grade-below-share': { zh: '“{grade}”{count} 个，占 {of} 个的 {percent}%，一般不少于 {atLeast}%', en: '“{grade}”: {count} of {of} ({percent} %), as a rule at least {atLeast} %' },
  'over-years': { zh: '{unit}{years} 年内 {times} 次“{grade}”（{periods}）：{then}', en: '{unit}: “{grade}” {times} times in {years} years ({periods}): {then}' },
  saturated: { zh: '“{item}”{count} 个单位都是满分，没有区分作用，建议改进这一项', en: '“{item}”: all {count} are at full points; it measures nothing' },
  'within-rounding': { zh: '{group}第 {from} 至 {to} 位（{units}）相邻相差不超过 {gap} 分，在四舍五入可能造成的 {rounding} 分之内，先后不宜看重', en: '{group}, places {from} to {to} ({units}): neighbours no more than {gap} apart, within the {rounding} that rounding may make' },
  'adjustment-decides': { zh: '{unit}“{rule}”{score}，大于与{other}的差距 {gap}：若不认这一项，两者互换', en: '{unit}, “{rule}” {score}, is more than the gap of {gap} to {other}: without it they would change places' },
  'review-decides': { zh: '{unit}“{item}”复核后为 {score}，与{other}相差 {gap}：若不改定，两者互换', en: '{unit}, “{item}” was set to {score} by a review; {gap} from {other}: without it they would change places' },
  'weight-turns': { zh: '“{item}”由 {points} 分{way} {at} 分{beyond}，{unit}与{other}才互换', en: '“{item}” would have to go from {points} to {at} points before {unit} and {other} change places' },
  'weights-steady': { zh: '各项权重分别增减两成试算：{groups}位次不变', en: 'Each weight 20 % more and 20 % less: no place changes in {groups}' },
  'weights-turn': { zh: '各项权重分别增减两成试算：{group}有 {cases} 种情形变动，其中“{item}”{by}时{first}{placed}', en: 'Each weight 20 % more and 20 % less: places in {group} change in {cases} cases; with “{item}” {by} {first} comes to place {place}' },
}

const NOT_RANKED: Text = { zh: '本办法不排位次', en: 'This scheme gives no places' }

const ruleWords: Record<string, Text> = {
  share: { zh: '分值按比例移到其他项目', en: 'their points go to the other items' },
  full: { zh: '按满分计', en: 'they get all points' },
  zero: { zh: '不得分', en: 'they get none' },
}
const BY: Record<string, Text> = { '20': { zh: '增两成', en: '20 % more' }, '-20': { zh: '减两成', en: '20 % less' } }
const LIMITS: Record<string, Text> = { plus: { zh: '加分合计', en: 'all plus points' }, minus: { zh: '扣分合计', en: 'all minus points' } }

/** What names stand for: units by id, and everything the scheme calls by id. */
export type NotedIn = { scheme: Scheme; unit: (id: string) => string; language: keyof Text }

/** The sentence of a note, names put in. */
export function noteSentence({ code, params }: Note, { scheme, unit, language }: NotedIn): string {
  const name = (id: unknown, list: readonly { id: string; name: Text }[]): string => list.find((one) => one.id === id)?.name[language] ?? String(id ?? '')
  const units = (ids: unknown): string => (Array.isArray(ids) ? ids.map((id) => unit(String(id))).join(language === 'zh' ? '、' : ', ') : '')
  const rules = [...scheme.adjustments, ...scheme.vetoes, ...scheme.overYears]
  const groups = Array.isArray(params.groups) ? params.groups.map((id) => name(id, scheme.groups)).join(language === 'zh' ? '、' : ', ') : ''
  const overYears = scheme.overYears.find(({ id }) => id === params.rule)
  const up = Number(params.at) > Number(params.points)
  return fill((code === 'progress-only' && params.why === 'not-ranked' ? NOT_RANKED : noteWords[code])[language], {
    ...params,
    item: name(params.item, linesOf(scheme)),
    rule: code === 'without-data' ? ruleWords[String(params.rule)]?.[language] : (LIMITS[String(params.rule)]?.[language] ?? name(params.rule, rules)),
    grade: name(params.grade, scheme.grades),
    group: name(params.group, scheme.groups),
    groups: groups || (language === 'zh' ? '各组' : 'every group'),
    unit: params.unit === undefined ? '' : unit(String(params.unit)),
    other: params.other === undefined ? '' : unit(String(params.other)),
    first: params.first === undefined ? '' : unit(String(params.first)),
    units: units(params.units),
    count: params.count ?? (Array.isArray(params.units) ? params.units.length : ''),
    why: noDataWords[NO_DATA_CODES.find((one) => one === params.why) ?? 'no-result'][language],
    percent: params.of === undefined ? '' : ((Number(params.count) * 100) / Number(params.of)).toFixed(decimalsOf({ decimals: 1 })),
    then: overYears?.then[language] ?? '',
    placed: params.place === 1 ? '居首' : `升到第 ${params.place} 位`,
    by: BY[String(params.by)]?.[language] ?? '',
    way: up ? '加到' : '减到',
    beyond: up ? '以上' : '以下',
  })
}
