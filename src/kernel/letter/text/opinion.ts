import type { Day } from '../../time/day.ts'
import type { Values } from '../skeleton.ts'
import { commonValues, dayOrBlank, numbered, shortDay, unstopped, type TextFrame } from './facts.ts'

/** A finding as an opinion says it: what was found, on what evidence, what is to be done until when. */
export type FindingFacts = { code: string; text: string; basis: string | null; measure: string | null; due: Day | null }

/**
 * 督察反馈意见: what was looked at → what was found, each with its evidence → what is asked, each with its day → how to state one's case.
 *
 * @param seen     what the inspection was, in words: 9月4日至6日，对…开展明察
 * @param stateBy  until when the inspected may state their case
 * @source 《政府督查工作条例》: conclusions go back to the inspected with clear facts and sufficient evidence; they may state their case
 */
export function opinionText({ seen, findings, stateBy }: { seen: string; findings: readonly FindingFacts[]; stateBy: Day | null }, frame: TextFrame): { title: string; values: Values } {
  const { today, addressee, issuer, replyBy } = frame
  return {
    title: `关于对${addressee}督察情况的反馈意见`,
    values: {
      ...commonValues(frame),
      seen: `${unstopped(seen)}。现将有关情况反馈如下：`,
      findings: numbered(findings.map(({ code, text, basis }) => `${unstopped(text)}（${code}）${basis ? `。依据：${unstopped(basis)}` : ''}。`)),
      requirements: numbered(findings.map(({ code, measure, due }) => `${code}：${measure ? unstopped(measure) : '制定整改措施，明确责任人'}，${dayOrBlank(due, today)}前整改到位。`)),
      case: stateBy === null ? '' : `对反馈意见有不同看法的，可于${shortDay(stateBy, today)}前向${issuer}书面陈述申辩。`,
      feedback: `请于${dayOrBlank(replyBy, today)}前将整改情况书面反馈${issuer}。`,
    },
  }
}
