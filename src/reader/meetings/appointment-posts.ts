/** A post with the unit it is in; the unit is null where the words leave it out. */
export type PostInUnit = { unit: string | null; post: string }

const OFFICES =
  '书记|局长|主任|厅长|部长|院长|校长|所长|处长|科长|股长|县长|市长|区长|省长|州长|盟长|旗长|镇长|乡长|主席|秘书长|总经理|董事长|检察长|审判长|审判员|检察员|调研员|巡视员|主任科员|科员|' +
  '总工程师|总经济师|总会计师|总规划师|总农艺师|总兽医师|总审计师|总统计师|总设计师|总师|工程师|委员|成员|会长|理事长|理事|馆长|台长|站长|队长|政委|政治委员|指导员|教导员|庭长|行长|经理|督学|' +
  '督察专员|专员|监察专员|督察长|参事|助理|顾问|社长|总编辑|编辑|主编|董事|监事|监事长|主任医师|园长|场长|厂长|总监|组长|团长|关长|总队长|支队长|大队长|中队长|参谋长|司令员|负责人|执行官|警务技术主任|高级警长|警长|高级主办|主办'
const RANK = '(?:[一二三四]级|正县级|副县级|正处级|副处级|正科级|副科级|正厅级|副厅级)'
const POST = new RegExp(
  `((?:${RANK}|党组|党委|党工委|党总支|党支部|机关党委|纪委|纪检监察|行政|政治部|法定代表人|首席|专职|兼职|名誉|常务|第一|执行|代理?|候任|正|副|总){0,3}(?:${OFFICES}))(?:[（(][^（）()]{1,16}[）)])?$`,
)
const TAIL = /(?:的?职务|一职|等职务|职)$/
const AND = /[、，,]|兼(?!职)|及|和(?=[^平谐])/

/**
 * The posts that the words after “任” or between “免去……的” and “职务” name.
 *
 * @example postsIn('市财政局党组书记、局长') // 市财政局 党组书记, 市财政局 局长
 */
export function postsIn(words: string): PostInUnit[] {
  const posts: PostInUnit[] = []
  let unit: string | null = null
  let open = ''
  for (const part of words.replace(TAIL, '').split(AND)) {
    if (part === '') continue
    const whole = open === '' ? part : `${open}、${part}`
    const match = POST.exec(whole)
    if (!match) {
      // “市委组织部、市人社局……” before a post is a list of units.
      open = whole
      continue
    }
    const before = whole.slice(0, match.index)
    unit = before === '' ? unit : before
    posts.push({ unit, post: match[1] ?? '' })
    open = ''
  }
  return open === '' ? posts : []
}
