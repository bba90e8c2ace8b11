import type { Values } from '../skeleton.ts'
import { commonValues, dayOrBlank, numbered, quoted, shortDay, unstopped, type MatterFacts, type TextFrame } from './facts.ts'

/** 请示: the matter, its day, why it cannot be kept, the day asked for. */
export function requestText(matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  const { today } = frame
  return {
    title: titleOf(matters, '延期办理的请示'),
    values: {
      ...commonValues(frame),
      matters: numbered(matters.map(({ title, code, lead, due }) => `${quoted(title)}（${code}）由${lead}承办，办结时限${dayOrBlank(due, today)}。`)),
      reason: numbered(matters.map(({ extension }) => `因${extension ? unstopped(extension.reason) : '　　　'}，${extension ? `${shortDay(extension.from, today)}前` : ''}难以办结。`)),
      ask: numbered(matters.map(({ extension, due }) => `拟将时限由${dayOrBlank(extension?.from ?? due, today)}延至${dayOrBlank(extension?.to ?? null, today)}，延期内倒排工期，按时反馈。`)),
    },
  }
}

/** 批复 of a request for extension: granted to a day, or not. */
export function decisionText(matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  const { today } = frame
  return {
    title: titleOf(matters, '延期办理请示的批复'),
    values: {
      ...commonValues(frame),
      received: `${frame.addressee}报来的请示收悉。现批复如下：`,
      decision: numbered(
        matters.map(({ title, due, extension }) =>
          extension?.approved === false
            ? `不同意${quoted(title)}延期，请按${dayOrBlank(extension.from, today)}的时限办结。`
            : `同意${quoted(title)}的办结时限由${dayOrBlank(extension?.from ?? due, today)}延至${dayOrBlank(extension?.grantedTo ?? extension?.to ?? null, today)}。`,
        ),
      ),
      ask: '请抓紧办理，按时反馈；到期不再顺延。',
    },
  }
}

function titleOf(matters: readonly MatterFacts[], end: string): string {
  return matters.length === 1 && matters[0] ? `关于${quoted(matters[0].title)}${end}` : `关于${matters.length}项事项${end}`
}
