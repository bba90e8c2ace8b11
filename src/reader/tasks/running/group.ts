import { markTable } from '../../text/marks.ts'
import { ASIDE, isUnitName } from '../../units/unit-names.ts'
import { beginsPredicate } from './verbs.ts'

/** Units that stand one after another in a sentence, and where the words after them begin. */
export type Group = { units: string[]; to: number }

const LONGEST_NAME = 30
const MOST = 24
const ENDS_NAME = markTable('局委办厅部院会府心司室站所队处科校园区县市州镇乡旗盟道）)门位关构行社团联协署台馆组体地级学议班业府')
const STOPS = markTable('，,、。；;：:！!？?“”"《》的了 \n\t')
const LIST_MARK = /^(?:、|和|及|与|以及|，(?=[省市县区州]))/
const OPEN_LIST = /^等(?:市直|县直|区直|省直|有关|相关|各|责任|职能|多个|市级|成员|[\d一二三四五六七八九十]{1,3}个?){0,3}(?:部门和单位|部门|单位|机构)?/
/** “组织、民政、住建等部门”, “组织、民政部门” */
const SHORT_NAMES = /^((?:[\u4e00-\u9fff]{2,8}、){1,14}[\u4e00-\u9fff]{2,8}?)(?:等(?:有关|相关|各|职能|[\d一二三四五六七八九十]{1,3}个?){0,2}(?:部门|单位)|(?=部门)(?<!有关|相关|主管|职能))/
const LEVELS_LIST = /各?(?:[省市县区州盟旗乡镇]、){1,4}[省市县区州盟旗乡镇](?:[（(][^（）()]{1,10}[）)])?(?:人民政府|政府)(?:[（(][^（）()]{1,14}[）)])?/y

/**
 * The units that `text` names from `at` on: a list of names with “、”, “和”, up to a predicate.
 *
 * @returns null where no name begins, or where something else stands in the list
 */
export function groupAt(text: string, at: number): Group | null {
  const short = text.includes('、', at) && /部门|单位/.test(text) ? SHORT_NAMES.exec(text.slice(at, at + 160)) : null
  if (short && !/[局委办厅]/.test(short[1] ?? '')) {
    const names = (short[1] ?? '').split('、')
    const open = short[0] !== short[1]
    return open ? { units: names, to: at + short[0].length } : { units: [...names.slice(0, -1), `${names.at(-1)}部门`], to: at + short[0].length + 2 }
  }
  const units: string[] = []
  let to = at
  while (units.length < MOST) {
    const end = nameEnd(text, to)
    if (end < 0) {
      if (units.length === 0) return null
      // “A与企业签订” ends with A; “A、企业” is no list of units.
      const others = /、$/.test(text.slice(0, to)) ? shortNamesAt(text, to) : null
      if (others) {
        units.push(...others.units)
        to = others.to
      } else if (/、$/.test(text.slice(0, to))) return null
      else to -= LAST_MARK.exec(text.slice(Math.max(0, to - 2), to))?.[0].length ?? 0
      break
    }
    units.push(text.slice(to, end).replace(ASIDE, ''))
    to = end
    const mark = LIST_MARK.exec(text.slice(to, to + 4))
    if (!mark) break
    to += mark[0].length
  }
  const others = OPEN_LIST.exec(text.slice(to, to + 24))
  return { units, to: to + (others?.[0].length ?? 0) }
}

const LAST_MARK = /(?:以及|和|及|与|，)$/

/** “市财政局、水利、气象等部门”: what follows the first names may be short. */
function shortNamesAt(text: string, at: number): Group | null {
  const match = /^((?:[\u4e00-\u9fff]{2,6}、){0,12}[\u4e00-\u9fff]{2,6}?)等(?:有关|相关|各|职能|[\d一二三四五六七八九十]{1,3}个?){0,2}(?:部门|单位)/.exec(text.slice(at, at + 120))
  return match ? { units: (match[1] ?? '').split('、'), to: at + match[0].length } : null
}

const MORE_OF_NAME = /^[^依按对将把由根定每及据于][\u4e00-\u9fff]?[室部办局委院会]$/
const AFTER_NAME = /^[、，,。；;等）)和及与]|^以及/

/** “市商务局商市税务局”: one body consults another. */
const CONSULTS = /^商[省市县区州]/

/** （ ( 等 */
const WIDE_OPEN = 0xff08
const OPEN = 40
const OTHERS = 0x7b49

/** Where the name that begins at `at` ends: the longest that a mark or a predicate follows; -1 where none begins. */
function nameEnd(text: string, at: number): number {
  LEVELS_LIST.lastIndex = at
  if (LEVELS_LIST.test(text)) return LEVELS_LIST.lastIndex
  let best = -1
  const last = Math.min(text.length, at + LONGEST_NAME)
  for (let end = at + 1; end <= last; end += 1) {
    const mark = text.charCodeAt(end - 1)
    if (mark === WIDE_OPEN || mark === OPEN) {
      const close = closing(text, end)
      if (close < 0) break
      end = close
    } else if (STOPS[mark] === 1 || (mark === OTHERS && best === end - 1)) break
    if (end - at < 2 || ENDS_NAME[text.charCodeAt(end - 1)] !== 1) continue
    const after = text.slice(end, end + 6)
    if (CONSULTS.test(after) && isUnitName(text.slice(at, end))) return end
    const follows = after === '' || AFTER_NAME.test(after) || beginsPredicate(after)
    // 县政府|督查室发函: what looks like the predicate of a shorter name may be the end of a longer one.
    if ((follows || (best > 0 && MORE_OF_NAME.test(text.slice(best, end)))) && isUnitName(text.slice(at, end))) best = end
  }
  return best
}

function closing(text: string, from: number): number {
  for (let at = from; at < Math.min(text.length, from + 20); at += 1) if (text[at] === '）' || text[at] === ')') return at + 1
  return -1
}
