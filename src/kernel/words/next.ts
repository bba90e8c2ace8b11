/** What a matter asks for next, as sentences; the codes are those of `next-step.ts`. */
export const nextWords: Record<string, { zh: string; en: string }> = {
  'next-assign': { zh: '明确{role}', en: 'Name the {roleEn}' },
  'next-milestone': { zh: '完成节点：{title}', en: 'Reach the milestone: {title}' },
  'next-move': { zh: '办理“{step}”', en: 'Do “{stepEn}”' },
  'next-record': { zh: '有进展时记一笔，不另报表', en: 'Record progress when there is some; no other report is asked' },
  'you-decide-raise': { zh: '请您定：{ask}', en: 'For your decision: {ask}' },
  'you-decide-extension': { zh: '审批{name}：{from} 延至 {to}', en: 'Decide on “{nameEn}”: from {from} to {to}' },
  'you-verify': { zh: '核查：“{step}”，或退回', en: 'Check it: “{stepEn}”, or send it back' },
  'you-answer': { zh: '说已办结，请您说是否办到', en: 'It is said to be done: say whether it is' },
  'you-move': { zh: '办理“{step}”', en: 'Do “{stepEn}”' },
  'you-escalate': { zh: '到了“{step}”的时候，是否采取由您定', en: 'The time for “{stepEn}” has come; whether to take it is yours to decide' },
  'next-done': { zh: '已办结，无需再办', en: 'Done; nothing more is asked' },
  'next-stopped': { zh: '已中止，无需再办', en: 'Stopped; nothing more is asked' },
  'next-suspended': { zh: '已中止计时，等待恢复', en: 'Suspended until it is taken up again' },
}
