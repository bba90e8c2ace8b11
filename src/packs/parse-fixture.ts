import { parsePack, type PackMistake } from './parse.ts'

/** A small pack without mistakes, for tests that break it in one place. */
export const GOOD = `id: list
name: { zh: 清单, en: list }
version: 1.0.0
source: { title: 某办法 }
duties:
  - { id: lead, name: { zh: 牵头单位, en: lead unit }, holder: unit }
ledgers:
  - id: list
    name: { zh: 清单, en: list }
    matterName: { zh: 事项, en: matter }
    codePrefix: QD
    duties: [lead]
    fields:
      - { id: note, name: { zh: 备注, en: note }, type: text }
    columns:
      - { show: code, name: { zh: 编号, en: code } }
      - { show: 'duty:lead', name: { zh: 牵头单位, en: lead unit } }
    procedure: road
    lightRule: light
    defaultSort: { by: code }
activities:
  - id: visit
    name: { zh: 走访, en: visit }
    verb: { zh: 记一次走访, en: Record a visit }
    nature: act
    evidence: { demand: optional }
    countsFor: [visits]
rhythms:
  - id: visits
    name: { zh: 每季走访, en: a visit a quarter }
    activity: visit
    atLeast: 1
    period: quarter
    per: matter
    ledgers: [list]
procedures:
  - id: road
    name: { zh: 流程, en: road }
    start: open
    states:
      - { id: open, name: { zh: 在办, en: open } }
      - { id: done, name: { zh: 办结, en: done }, final: done }
    transitions:
      - { id: finish, name: { zh: 办结, en: finish }, from: [open], to: done, who: [office] }
lightRules:
  - { id: light, name: { zh: 预警, en: warning }, dueSoonWorkdays: 10 }
`

/** Replaces the one place where `from` stands, so that a case cannot pass because nothing was changed. */
export function changed(from: string, to: string): string {
  if (GOOD.split(from).length !== 2) throw new Error(`not exactly once in the good pack: ${from}`)
  return GOOD.replace(from, to)
}

export function mistakesIn(text: string): PackMistake[] {
  const parsed = parsePack(text, 'list.yaml')
  return 'mistakes' in parsed ? parsed.mistakes : []
}

export function warningsIn(text: string): PackMistake[] {
  const parsed = parsePack(text, 'list.yaml')
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes))
  return parsed.warnings
}

/** A scheme of that item; what its points lack to a hundred stands in a second one below. */
export const scheme = (more: string, item: string): string => `${GOOD}schemes:
  - id: quarter
    name: { zh: 季度评估, en: quarterly evaluation }
    of: unit
    period: quarter
    ${more}
    items:
      - ${item}
      - { id: rest, name: { zh: 其余, en: the rest }, points: ${100 - Number(/points: (\d+)/.exec(item)?.[1])}, measure: { matters: done-in-time } }
`
