import { matchesOf } from '../text/matches.ts'
import type { Direction } from './direction.ts'

/** Words that turn to what is to come, inside words that look forward. */
const AHEAD_AGAIN = '力争|确保(?!了)|争取|今年|年内|年底|明年|下一步|计划(?!总?投资)|目标|预期|拟|要(?!求|素|点|道)|再(?!生|次|贷|融)|新增|将'
/** Words that only ever speak of what is to come, inside words that look back. */
const SURELY_AHEAD = '力争|确保(?=到|今年|明年|年内|年底|全年|20)|争取(?=到20|今年|明年|年内|新增)|明年|下一步|下步|今后[三五]年|将(?=达到?|实现|新增|新建|建成|突破|超过|再|继续|力争|完成)|计划(?=到|用|新|再|明年|年内|20)'
/** Words that tell what is so already. */
const SO_ALREADY = '已(?!批准|备案)|截[至止](?!到?20)|目前|现有|现已|(?:共有|建有)(?<!(?:至少|均|要|应|都)..)|(?:去年|上年|上一年)(?<![比较与同在](?:去年|上年|上一年))(?!的|同期|末?增|提高|下降|降低|水平)|近[年两三几]年?来?|年来|以来|先后'

const MARKS: Record<Direction, RegExp> = {
  ahead: new RegExp(`(?<back>${SO_ALREADY})|(?<ahead>${AHEAD_AGAIN})`, 'g'),
  back: new RegExp(`(?<back>${SO_ALREADY})|(?<ahead>${SURELY_AHEAD})`, 'g'),
}

/** A word of a clause that turns it forward or back, and its place. */
export type Turn = { at: number; to: Direction }

/** The turns of a clause that stands in words looking to `base`. */
export function turnsIn(clause: string, base: Direction): Turn[] {
  return matchesOf(MARKS[base], clause).map((match) => ({ at: match.index, to: match.groups?.back === undefined ? 'ahead' : 'back' }))
}
