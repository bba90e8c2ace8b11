import type { Values } from '../skeleton.ts'
import { commonValues, dayOrBlank, numbered, quoted, shortDay, unstopped, type MatterFacts, type TextFrame } from './facts.ts'

/** 督办通知书: 事项与来源 → 经核查的情况 → 要求（逐条、时限） → 反馈 → 联系人, with a slip to be returned (回执). */
export function supervisionText(matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  const { today, replyBy, issuer } = frame
  const [first] = matters
  return {
    title: matters.length === 1 && first ? `关于${quoted(first.title)}的督办通知` : `关于${matters.length}项事项的督办通知`,
    values: {
      ...commonValues(frame),
      sources: numbered(matters.map(({ title, code, source, lead }) => `${quoted(title)}（${code}），${source ? `来源：${unstopped(source)}，` : ''}${lead ? `由${lead}承办` : '承办单位待定'}。`)),
      found: numbered(matters.map((one) => `${matters.length > 1 ? `${quoted(one.title)}：` : ''}${unstopped(one.reasons[0] ?? '按期推进')}${one.last ? `；最近一次反馈（${shortDay(one.last.on, today)}）：${unstopped(one.last.summary)}` : '；至今没有收到反馈'}。`)),
      requirements: numbered(matters.map(({ title, requirement, due }) => `${requirement ? unstopped(requirement) : `抓紧办理${quoted(title)}`}，${due && due >= today ? `${shortDay(due, today)}前办结` : '明确办结时限和责任人'}。`)),
      feedback: `请于${dayOrBlank(replyBy, today)}前将办理情况书面反馈${issuer}，由单位主要负责人签字并加盖公章，回执附后。`,
    },
  }
}
