import { wholeNumber } from '../text/numerals.ts'

const NUMBER = '[一二两三四五六七八九十\\d]{1,3}'
const HOW_OFTEN = new RegExp(`(?:至少|不少于|不低于|最少|不得少于)?(?<!\\d)${NUMBER}[次轮场](?:以上)?`)
const COUNT = new RegExp(`(?<!\\d)(?<count>${NUMBER})(?<measure>次|轮|场|期|个(?![月工百])|项|批|篇|份|家|部|件|例|回|条)`)
/** “28日前”, “首月10日前”, “第1个月的20日前”, “周二前”, “底”: when in the period. */
const WHEN = new RegExp(
  '^(?:度|的)?' +
    '(?:\\d{1,2}月(?:份|底|末)?(?:[、和]\\d{1,2}月(?:份|底|末)?)*的?|第?[一二三四五六七八九十\\d]{1,2}个?月的?|第[一二三四]周|首月|末月|首周|最后一[周天个]+(?:工作日|月)?)?' +
    '(?:[一二三四五六日天](?=[前之]|上午|下午|中午|晚|下班|\\d{1,2}[时点]|召开|定期|报|例会|开展|组织)|[\\d一二三四五六七八九十]{1,3}[日号](?:、[\\d一二三四五六七八九十]{1,3}[日号]){0,3})?' +
    '(?:上旬|中旬|下旬|底|末|初|结束后|终了后|内)?(?:[\\d一二三四五六七八九十]{1,3}(?:个?工作日|[日天])内)?' +
    '(?:上午|下午|中午|晚上?|下班)?(?:\\d{1,2}[时点](?:\\d{1,2}分)?)?(?:之?前|以前)?(?:[（(][^（()）]{1,24}[）)])?[，,]?',
)
const HEDGE = /^(?:原则上|一般|要|应当?|需要?|须|都要|均|定期|集中精力|集中|组织|至少(?!\d|一)|由)+/
const ARRANGEMENT = /(?:工作)?(?:制度|机制|方式|办法)$/

/** What is done, without when and how often: “28日前向市委办报送工作进展” is 向市委办报送工作进展. */
export function actionOf(words: string): string {
  const rest = words.replace(/^[“"]/, '').replace(WHEN, '').replace(HEDGE, (hedge) => (hedge.endsWith('组织') ? '组织' : ''))
  return rest
    .replace(/^(?:至少|不少于|不低于)(?=[\u4e00-\u9fff])(?![一二两三四五六七八九十])/, '')
    .replace(HOW_OFTEN, '')
    .replace(/(?<=[召开展])一个|^一[次场]/, '')
    .replace(ARRANGEMENT, '')
    .replace(/[，,、。；;：:]+$/, '')
    .slice(0, 40)
}

/** How often in a period, when a number says so; null when it is said only that it is done. “一批” says no number. */
export function countIn(words: string): number | null {
  const { count = '', measure } = COUNT.exec(words)?.groups ?? {}
  return measure === '批' ? null : wholeNumber(count)
}
