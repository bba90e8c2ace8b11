/** What waits, as its own person is told in the product; a channel is never given these. */
export const owedWords = {
  matter: { zh: '事项到期：记进展，或办结', en: 'The matter falls due: record progress or close it' },
  review: { zh: '记录待审核', en: 'A record to review' },
  confirmation: { zh: '记录待认定', en: 'A record to confirm' },
  decision: { zh: '提请您定：{ask}', en: 'For your decision: {ask}' },
  stateCase: { zh: '对督察反馈意见可以陈述申辩', en: 'You may state your case on an inspection’s opinion' },
  answerCase: { zh: '被督察单位的陈述申辩待答复', en: 'A case stated by the inspected waits for an answer' },
  scores: { zh: '考核评分待填', en: 'Scores to give' },
  result: { zh: '考核结果待核对，限期内可申请复核', en: 'A result to look at; review may be asked for up to the day' },
  assessmentReview: { zh: '复核申请待答复', en: 'A request for review to decide' },
  request: { zh: '要数要材料待填报', en: 'A request to answer' },
  extension: { zh: '延期待审批：{from} 延至 {to}', en: 'A later day to decide on: from {from} to {to}' },
  verdict: { zh: '说已办结，请您说是否办到', en: 'It is said to be done: say whether it is' },
  escalation: { zh: '到了“{step}”的时候', en: 'The time for “{stepEn}” has come' },
  returned: { zh: '记录被退回，补好可再报', en: 'A record was sent back; mend it and send it again' },
} as const

/** What a calendar program shows; the day says the rest. */
export const calendarWords = {
  name: { zh: '领衔待办', en: 'Lingxian' },
  day: { zh: '待办 {count} 项到期', en: '{count} due' },
} as const
