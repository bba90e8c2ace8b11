import type { ReadDocument } from '../reading.ts'
import type { SectionPart } from '../documents/sections.ts'

/** Where the words of a section look: forward to what is promised, or back on what was done. */
export type Direction = 'ahead' | 'back'

const NO_NUMBERS = /任免|任职|批复|公告|公示|名单|令$|(?:管理|暂行|评定|认定|评选|奖励|资金|补助|考核|实施|试行)?(?:办法|细则|规定|条例|规则|制度|章程)(?:[（(][^（）()]{1,8}[）)])?(?:的通知)?$/
const PLANS = /方案|计划|规划|意见|通知|措施|要点|清单|目标|任务|分解|安排|民生实事|工作重点|重点工作|纪要/

/** Where a document looks unless a section says otherwise; null where numbers are conditions, names or grants: orders, rules, appointments. */
export function directionOfDocument({ title }: ReadDocument): Direction | null {
  const plan = title.replace(/[”"》]?的通知$/, '')
  if (NO_NUMBERS.test(plan)) return null
  if (/总结|工作汇报|(?:进展|完成|落实|执行|工作)情况|情况(?:的)?(?:报告|汇报|通报)|成效|纪实|公报|简报/.test(plan)) return 'back'
  // A notice that is not called a plan still tells offices what to do: “关于做好某项工作的通知”.
  return PLANS.test(title) ? 'ahead' : 'back'
}

/** Sections that define, admit, award or measure work: their numbers bind, they promise nothing. */
const NO_TARGETS =
  /认定(?:标准|条件|程序|范围)|补助(?:标准|对象|范围)|补贴(?:标准|对象|范围)|奖[励补](?:标准|办法|措施|对象)|扶持(?:政策|标准|对象)|(?:基本|申报|准入|申请|遴选|入选)条件|申报(?:要求|范围|程序)|名词解释|组成人员|成员名单|评分(?:标准|细则|办法)|计分/

/** Whether numbers in a section under these headings promise or tell anything. */
export function holdsTargets(headings: readonly string[]): boolean {
  return !headings.some((heading) => NO_TARGETS.test(heading))
}

const LOOKS_BACK = new RegExp(
  '回顾|总结|情况$|(?:圆满|超额|顺利|较好)(?:地)?完成|(?:完成|进展|执行|运行|开展|落实|推进|基本|主要|有关)情况|(?:主要|取得的?|工作|显著|阶段性|建设|改革|发展)(?:的)?(?:成效|成绩|成就|成果|进展|亮点)$|主要做法|' +
  '(?:发展|工作|建设|现实)(?:基础|现状)|现状|(?:面临|发展|当前|国内外)(?:的)?形势|(?:发展|编制|规划)背景|存在(?:的)?(?:主要|突出)?问题|过去[的一五]|一年来|五年来',
)
/** 措施 and 举措 are taken as often as they are planned; they say nothing of where a section looks. */
const LOOKS_AHEAD = /目标|安排|部署|任务|总体要求|打算|计划|思路|下一步|下步|今后|明年|重点工作|工作重点|工作要点|展望|远景|20\d\d年(?:的)?(?:重点|主要|全市|政府|经济|改革)?(?:工作|发展)?$/
/** A heading such as “在稳增长上取得新成效” names what is to be done; only a short one tells what a section is about. */
const LONGEST_TOPIC = 24

/** Where a heading says its section looks; null when it does not say. */
export function directionOfHeading(heading: string): Direction | null {
  const words = heading.replace(/[，,：:。].*$/u, '')
  if (words.length > LONGEST_TOPIC) return null
  if (LOOKS_BACK.test(words)) return 'back'
  return LOOKS_AHEAD.test(words) ? 'ahead' : null
}

/** Where a section looks: a review makes everything under it one; else the innermost heading that says so decides. */
export function directionOfSection(section: SectionPart | null): Direction | null {
  let nearest: Direction | null = null
  for (let part = section; part; part = part.parent) {
    const { heading } = part.section
    if (/回顾|总结/.test(heading.slice(0, LONGEST_TOPIC))) return 'back'
    nearest ??= directionOfHeading(heading)
  }
  return nearest
}
