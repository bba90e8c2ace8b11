/** What waits, as its own person is told in the product; a channel is never given these. */
export const owedWords = {
  matter: { zh: '事项到期：记进展，或办结', en: 'The matter falls due: record progress or close it' },
  review: { zh: '记录待审核', en: 'A record to review' },
  confirmation: { zh: '记录待认定', en: 'A record to confirm' },
  decision: { zh: '提请您定：{ask}', en: 'For your decision: {ask}' },
  returned: { zh: '记录被退回，补好可再报', en: 'A record was sent back; mend it and send it again' },
} as const

/** What a calendar program shows; the day says the rest. */
export const calendarWords = {
  name: { zh: '领衔待办', en: 'Lingxian' },
  day: { zh: '待办 {count} 项到期', en: '{count} due' },
} as const
