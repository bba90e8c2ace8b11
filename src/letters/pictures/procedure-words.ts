import type { Escalation, Extension, Procedure, Transition } from '../../kernel/pack/schema.ts'
import { fill } from '../../kernel/words/fill.ts'
import { limitText } from '../../kernel/words/limits.ts'
import type { Language } from '../../kernel/words/reasons.ts'

const words = {
  and: { zh: '、', en: ', ' },
  gap: { zh: '　', en: ' · ' },
  limit: { zh: '限 {limit}', en: 'within {limit}' },
  sameDay: { zh: '当日办', en: 'the same day' },
  evidence: { zh: '附佐证', en: 'with evidence' },
  parts: { zh: '子任务先办结', en: 'after its parts' },
  verify: { zh: '承办单位不得自核', en: 'never by who did the work' },
  start: { zh: '起', en: 'start' },
  done: { zh: '终点', en: 'end' },
  stopped: { zh: '终点，未办成', en: 'end, not done' },
  suspended: { zh: '不计时，可恢复', en: 'clock stands still' },
  carriesOut: { zh: '在此推进', en: 'the work is done here' },
  extensions: { zh: '延期', en: 'Extension' },
  extension: { zh: '{who}申请，{by}批准，最多 {n} 次', en: 'asked by {who}, granted by {by}, at most {n}' },
  longest: { zh: '每次不超过 {limit}', en: 'each no longer than {limit}' },
  ahead: { zh: '提前 {limit}申请', en: '{limit} ahead' },
  movesDue: { zh: '办结时限', en: 'the due day' },
  movesLimit: { zh: '环节时限', en: 'the limit of a step' },
  escalation: { zh: '升级处置', en: 'Escalation' },
  before: { zh: '{of}前 {limit}', en: '{limit} before {of}' },
  after: { zh: '{of}后 {limit}', en: '{limit} after {of}' },
  onDay: { zh: '{of}当日', en: 'on the day of {of}' },
  title: { zh: '{name}（流程图）', en: '{name} (picture of the procedure)' },
  at: { zh: '现在：{state}。', en: 'Now: {state}.' },
  step: { zh: '{from} → {to}：{said}。', en: '{from} → {to}: {said}.' },
} as const

type Key = keyof typeof words
export type Says = (key: Key, values?: Record<string, string | number>) => string

/** What a picture says, in one language. */
export function saysIn(language: Language): Says {
  return (key, values = {}) => fill(words[key][language], values)
}

export type Naming = { language: Language; /** what people call a role: `role:office` */ names: (what: string) => string }

/** What stands beside a step besides its name: who takes it, how long it may take, what goes with it. */
export function conditionsOf({ who, limit, needs, does }: Transition, { language, names }: Naming): string[] {
  const say = saysIn(language)
  return [
    who.map((role) => names(`role:${role}`)).join(say('and')),
    ...(limit ? [limit.n === 0 ? say('sameDay') : say('limit', { limit: limitText(limit, language) })] : []),
    ...(needs.evidence ? [say('evidence')] : []),
    ...(needs.parts ? [say('parts')] : []),
    ...(does === 'verify' ? [say('verify')] : []),
  ]
}

/** What a state is to the clock and to the end of the road; empty for one that is only passed. */
export function markOf({ id, final, suspended, pauses, carriesOut }: Procedure['states'][number], start: string, say: Says): string {
  if (final) return say(final)
  if (suspended || pauses) return say('suspended')
  return [id === start ? say('start') : '', carriesOut ? say('carriesOut') : ''].filter(Boolean).join(say('gap'))
}

/** One line about an extension: who asks, who grants, how often, how long. */
export function extensionText({ name, who, approvedBy, atMost, longest, ahead, moves }: Extension, { language, names }: Naming): string {
  const say = saysIn(language)
  const roles = (ids: readonly string[]) => ids.map((role) => names(`role:${role}`)).join(say('and'))
  return [
    `${name[language]}（${say(moves === 'due' ? 'movesDue' : 'movesLimit')}）`,
    say('extension', { who: roles(who), by: roles(approvedBy), n: atMost }),
    ...(longest ? [say('longest', { limit: limitText(longest, language) })] : []),
    ...(ahead ? [say('ahead', { limit: limitText(ahead, language) })] : []),
  ].join(say('gap'))
}

/** One line about a step of the escalation: when, and what is done. */
export function escalationText({ name, of, when, by }: Escalation, language: Language): string {
  const say = saysIn(language)
  const day = say(of === 'due' ? 'movesDue' : 'movesLimit')
  const at = by.n === 0 ? say('onDay', { of: day }) : say(when, { of: day, limit: limitText(by, language) })
  return `${at}${say('gap')}${name[language]}`
}
