import type { Day } from '../../kernel/time/day.ts'

// What procedures add to the story: later days that were asked for, a part of a matter, steps taken about lateness, and one matter of the province's.

/** Later days asked for by the handler of the unit in charge; `granted`: the word of the office, absent where it is still waited for. */
export const extensions: readonly { matter: string; rule: string; asked: Day; to: Day; reason: string; granted?: { on: Day; words: string } }[] = [
  {
    matter: '热线重复投诉事项集中办理',
    rule: 'extend',
    asked: '2023-09-11',
    to: '2023-10-31',
    reason: '涉及供热管网改造的投诉须待施工结束后回访，申请延至10月底。',
    granted: { on: '2023-09-13', words: '经请示交办领导同意，其余事项仍按原时限办理。' },
  },
  { matter: '校园食堂食品安全隐患整改', rule: 'extend', asked: '2023-09-18', to: '2023-10-20', reason: '18处隐患涉及设施改造，设备已订购，国庆后才能到货安装。' },
]

/** Parts of supervised matters, opened by the office with a unit in charge of their own. */
export const parts: readonly { of: string; title: string; lead: string; on: Day; due: Day; answered: { on: Day; note: string } }[] = [
  { of: '热线重复投诉事项集中办理', title: '供热类重复投诉集中办理（演示数据）', lead: '市住建局', on: '2023-08-21', due: '2023-09-27', answered: { on: '2023-09-01', note: '供热类重复投诉21件，已逐件明确热力企业和整改时间。' } },
]

/** Steps of the escalation that the office has taken. */
export const escalations: readonly { matter: string; step: string; on: Day; note: string }[] = [
  { matter: '拖欠中小企业账款清理', step: 'remind', on: '2023-09-12', note: '电话提醒承办科室，请于9月15日前报清偿情况。' },
]

/** A matter that the province's supervision system handed down. */
export const provincial = {
  number: 'SX-YS-2023-0918',
  title: '承接产业转移项目用地手续办理',
  handedDownBy: '省政府督查室（演示）',
  requirement: '对3个签约项目的用地手续逐个明确办结时间。（演示数据）',
  lead: '市规划和自然资源局（林业局）',
  received: '2023-09-15',
  taken: '2023-09-15',
  answered: { on: '2023-09-18', note: '3个项目中1个已批复，2个正在组卷，9月22日前报进展。' },
} as const
