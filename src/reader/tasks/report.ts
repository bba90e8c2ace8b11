import type { DocumentPart } from '../documents/documents.ts'
import type { Scene } from './found.ts'

const PLAN = /方案|计划|办法|要点|意见|通知|规定|措施|规则|制度|细则|预案|清单|分工|决定|批复|条例|规划|政策|指南|通告|公告|规程|机制|纪要/
const REPORT = /报告|讲话|总结|综述|发言|简报|信息|摘要|经验|调研|汇报|述职|侧记|纪实|通讯|新闻|致辞|工作情况|进展情况|成效|做法/

const TITLE_OF_PLAN = new RegExp(`(?:${PLAN.source})(?:[（(][^（）()]{1,16}[）)])?$`)
/** Words with which a paper that assigns opens, or labels and brackets that only such a paper has. */
const OPENS_PLAN = /(?:制定|提出|印发|通知|明确|公告|规定).{0,16}(?:如下|以下|给你们)|制定本|特制定/
const ANNOTATED = /(?:责任|牵头|配合|主办|承办)(?:单位|部门)[：:]|[\u4e00-\u9fff](?:负责|配合|牵头|落实)[）)］\]】〕]/
const OPENING = 8

/**
 * Whether a document tells what was done or argues for it — a report, a speech, a news item — rather than assigns. Its title decides, else
 * what it opens with and whether it is annotated.
 */
export function isReport({ document, first, last }: DocumentPart, { flow }: Scene): boolean {
  const { title, number } = document
  if (/关于.*(?:通知|意见|方案|办法|批复|决定)/.test(title)) return false
  if (/(?:分工|分解|落实|责任|任务).{0,12}(?:方案|清单|表|通知|意见)$/.test(title)) return false
  if (REPORT.test(title)) return true
  if (PLAN.test(title) || number !== null) return false
  const { blocks, clean } = flow
  for (const { from, to } of blocks.slice(first, Math.min(last, first + OPENING))) {
    const words = clean.slice(from, Math.min(to, from + 400))
    if ((words.length <= 48 && TITLE_OF_PLAN.test(words)) || OPENS_PLAN.test(words)) return false
  }
  const text = clean.slice(blocks[first]?.from ?? 0, blocks[last - 1]?.to ?? 0)
  return !ANNOTATED.test(text) && tells(text.slice(0, SAMPLE))
}

const SAMPLE = 6000
const TOLD = /了(?![解然])|已(?![有知])|累计|同比|以来|去年|近年|截至|近日|日前|记者|本报|我们|成效|先后|取得|会上|会议(?:指出|要求|强调|认为)|召开|参加会议|供稿|来源[:：]|责任编辑|编辑[:：]|发布时间|浏览/g
const BOUND = /应当|应(?=[对将把按建组及])|须|必须|不得|严禁|负责|[，。；、]要|部门要|单位要|局要/g

/** Whether a text without a telling title speaks more of what was done than of what has to be. */
function tells(text: string): boolean {
  return (text.match(TOLD)?.length ?? 0) >= (text.match(BOUND)?.length ?? 0)
}

const DEMANDS = /(?:[一二三四五六七八九十]|^|[，。；,;、\s]|需|还|就|都|也|均)要(?![求点素件领]|紧|害|闻)|必须|应当|务必|下一步|下步/

/** Headings under which a report says what is to be done next. */
export const AHEAD = /打算|下一步|下步|工作安排|工作计划|工作思路|工作部署|工作建议|努力方向/

/** Whether a paragraph of a speech or report demands something; only there can it assign. */
export function demands(paragraph: string): boolean {
  return DEMANDS.test(paragraph)
}
