import { matchesOf } from '../text/matches.ts'
import { wholeNumber } from '../text/numerals.ts'
import type { Measure } from './measures.ts'

const WHERE = '全国|全省|全区|全市|全县|全球|世界|国内|同类城市|中部|西部|东部|东北|沿海|省内|全域|自治区'
const PLACE = '[一二三四五六七八九十]{1,2}|\\d{1,2}'
/** “第4、第3位” */
const GOES_ON = `(?<=第(?:${PLACE})[位名]?[、和])`
/** “第一批”, “第一产业”, “第一书记” are no places. */
const NO_PLACE = '[批次届个部家方期阶产季轮条款者任线代季书]'
/** “列第一位的单位”, “排第一位者” name one of a list. */
const NO_RANK = '[位名]?(?:者|的(?:单位|部门|责任|为|是))'
const RANK = new RegExp(
  `(?:(?:${WHERE})(?:的)?(?:排名|排位|位居|位列|排|居)?|排名|排位|位居|位列|跃居|稳居|居|列|升至|上升至|跃升至|${GOES_ON})(?:前)?第(?<place>${PLACE})(?!${NO_PLACE}|${NO_RANK})[位名]?`,
  'g',
)

/** Places in a ranking: “全省第一”, “位居全市第3位”. The unit is 位. */
export function ranksIn(text: string): Measure[] {
  if (!text.includes('第')) return []
  return matchesOf(RANK, text).flatMap((match): Measure[] => {
    const value = wholeNumber(match.groups?.place ?? '')
    return value === null || value === 0 ? [] : [{ from: match.index, to: match.index + match[0].length, value, second: null, unit: '位', more: false }]
  })
}
