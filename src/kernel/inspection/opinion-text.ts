import type { Day } from '../time/day.ts'

/**
 * What an opinion begins with: where and when, and what was found there with its limit, numbered. Whoever sends it writes it out; where nothing
 * was found it says so, because that is a conclusion too.
 */
export function opinionText({ title, from, to, findings }: { title: string; from: Day; to: Day; findings: readonly { title: string; due: Day | null }[] }): string {
  const days = from === to ? from : `${from}至${to}`
  const opening = `${days}，${title}在你处开展。`
  if (findings.length === 0) return `${opening}本次未发现需要整改的问题。`
  const lines = findings.map(({ title: found, due }, index) => `${index + 1}. ${found}${due ? `（${due}前整改到位）` : ''}`)
  return [`${opening}发现以下问题：`, ...lines, '请认领问题、制定措施、按期整改，并提供佐证；对上述情况有不同意见的，可在期限内书面陈述申辩。'].join('\n')
}
