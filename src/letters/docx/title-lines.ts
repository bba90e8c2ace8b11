import { widthOf } from './measures.ts'

// What a break after (or before) costs. Han text has no spaces: where words end is known only by what offices' titles are made of.
const GOOD_BEFORE = /^(?:关于|《|“|（|的通|暨)/
const GOOD_AFTER = /(?:的|、|，|；|：|》|”|）|和|及|与|暨|办公室|委员会|人民政府|领导小组|指挥部|专班|[局厅委部院办县])$/
/** No line begins with these, nor ends with those. */
const NEVER_BEFORE = /^[、，；：。》”）〕！？·%％…—\-.]|^的|^(?:和|及|与)/
const NEVER_AFTER = /[《“（〔·—\-]$|关于$/
const INSIDE_WORD = /[A-Za-z0-9.]$|\d[年月]$/
const WORD_GOES_ON = /^[A-Za-z0-9.%％年月日号季度届次批]/
/** Words of titles that a line must not end in the middle of. */
const WORDS = ['关于', '领衔项目', '通知', '通报', '报告', '请示', '批复', '函', '纪要', '意见', '方案', '办法', '情况', '工作', '进展', '推进', '落实', '改革', '项目', '领衔', '督办', '督察', '季度', '上半年', '下半年', '全市', '全面', '深化', '委员会', '办公室', '领导', '小组', '会议', '整改', '反馈', '事项', '问题', '建设', '管理', '实施', '开展', '进一步', '重点', '任务', '政府', '市委', '机制', '创新', '试点', '延期', '办理', '提醒', '年度', '半年', '服务', '发展', '经济', '企业', '产业']

const FREE = 60
const ANOTHER_LINE = 100
/** Lines more than the fewest that are tried; what then does not fit is one endless word, which the editor breaks. */
const SPARE_LINES = 4
/** Up to so many lines a shape is seen. */
const SHAPED = 4
const SPLIT_WORD = 400
const IMPOSSIBLE = 10_000
/** A title that is shorter at both ends of the middle line than there (沙漏形) is what the standard warns of. */
const HOURGLASS = 500
const SAME_LENGTH = 12

/**
 * A title in lines, broken by meaning: no word divided, the lines growing, shrinking, or longest in the middle (trapezoid, diamond).
 *
 * @param wide characters a line holds
 * @returns one line when it fits; else as few as it needs
 * @source GB/T 9704-2012, 7.3.1
 */
export function titleLines(title: string, wide: number): string[] {
  const text = [...title]
  if (widthOf(title) <= wide) return [title]
  const costs = text.map((_, at) => breakCost(text, at))
  const widths = [0]
  for (const character of text) widths.push((widths.at(-1) ?? 0) + widthOf(character))
  const whole = widths.at(-1) ?? 0
  const fewest = Math.ceil(whole / wide)
  let best: Rest | null = null
  for (let count = fewest; count <= fewest + (best === null ? SPARE_LINES : 1); count += 1) {
    const found = bestBreaks({ costs, widths, wide, mean: whole / count }, count)
    const cost = (found?.cost ?? 0) + (count - fewest) * ANOTHER_LINE
    if (found !== null && (best === null || cost < best.cost)) best = { cost, ends: found.ends }
  }
  const ends = best?.ends ?? []
  return [...ends, text.length].map((end, index) => text.slice(ends[index - 1] ?? 0, end).join('').trim())
}

function breakCost(text: readonly string[], at: number): number {
  if (at === 0) return IMPOSSIBLE
  const before = text.slice(Math.max(0, at - 6), at).join('')
  const after = text.slice(at, at + 6).join('')
  if (NEVER_BEFORE.test(after) || NEVER_AFTER.test(before)) return IMPOSSIBLE
  if (INSIDE_WORD.test(before) && WORD_GOES_ON.test(after)) return IMPOSSIBLE
  if (/^办公室/.test(after) || WORDS.some((word) => divides(word, before, after))) return SPLIT_WORD
  return GOOD_BEFORE.test(after) || GOOD_AFTER.test(before) ? 0 : FREE
}

function divides(word: string, before: string, after: string): boolean {
  for (let cut = 1; cut < word.length; cut += 1) if (before.endsWith(word.slice(0, cut)) && after.startsWith(word.slice(cut))) return true
  return false
}

type Measured = { costs: readonly number[]; widths: readonly number[]; wide: number; mean: number }
type Rest = { cost: number; ends: number[] }

/** Where `count` lines end, all but the last, and what that costs; null when they do not fit. */
function bestBreaks(measured: Measured, count: number): Rest | null {
  const { costs, widths, wide, mean } = measured
  const length = costs.length
  const known = new Map<number, Rest | null>()
  const rest = (from: number, left: number, last: number, falling: boolean): Rest | null => {
    const key = ((from * 1024 + left) * 128 + last * 2) * 2 + (falling ? 1 : 0)
    const stored = known.get(key)
    if (stored !== undefined) return stored
    let best: Rest | null = null
    for (let end = left === 1 ? length : from + 1; end <= length - left + 1; end += 1) {
      const width = (widths[end] ?? 0) - (widths[from] ?? 0)
      if (width > wide) break
      const bend = falling && width > last
      const own = (width - mean) ** 2 + (bend ? HOURGLASS : 0) + (width === last ? SAME_LENGTH : 0) + (left === 1 ? 0 : (costs[end] ?? 0))
      const shape = count > SHAPED ? ([0, false] as const) : ([width, !bend && (falling || (last > 0 && width < last))] as const)
      const after = left === 1 ? { cost: 0, ends: [] } : rest(end, left - 1, ...shape)
      if (after !== null && (best === null || own + after.cost < best.cost)) best = { cost: own + after.cost, ends: left === 1 ? [] : [end, ...after.ends] }
    }
    known.set(key, best)
    return best
  }
  return rest(0, count, 0, false)
}
