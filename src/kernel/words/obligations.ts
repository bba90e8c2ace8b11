import type { ObligationReason, ObligationStatus } from '../obligation.ts'
import { fill } from './fill.ts'
import type { Language } from './reasons.ts'

export const obligationStatusWords: Record<ObligationStatus, Record<Language, string>> = {
  done: { zh: '已完成', en: 'done' },
  waiting: { zh: '待认定', en: 'waiting for confirmation' },
  returned: { zh: '退回', en: 'sent back' },
  missing: { zh: '缺项', en: 'missing' },
  exempt: { zh: '免', en: 'exempt' },
  coming: { zh: '未到期间', en: 'not begun' },
}

/** Sentences for reasons; in Chinese without the full stop. */
export const obligationReasonWords: Record<ObligationReason['code'], Record<Language, string>> = {
  done: { zh: '应 {required} 次，已认定 {done} 次', en: '{done} of {required} confirmed' },
  waiting: { zh: '已记录，{waiting} 次待审核或待认定', en: 'Recorded; {waiting} waiting to be reviewed or confirmed' },
  returned: { zh: '记录被退回，请在 {due} 前补正', en: 'Sent back; mend it by {due}' },
  short: { zh: '还差 {left} 次，应在 {due} 前完成', en: '{left} more by {due}' },
  nothing: { zh: '还没有记录，应在 {due} 前完成 {left} 次', en: 'Nothing recorded; {left} due by {due}' },
  exempt: { zh: '经批准豁免：{reason}（{basis}）', en: 'Exempt: {reason} ({basis})' },
  coming: { zh: '{start} 起', en: 'From {start}' },
  absent: { zh: '有 {records} 条记录没有载明{roles}本人参加，不计', en: '{records} records do not say that the {roles} took part and do not count' },
}

/**
 * The sentence of one reason.
 *
 * @param roleName what people call a duty; `absent` names roles by their ids
 */
export function obligationSentence({ code, params }: ObligationReason, language: Language, roleName: (role: string) => string): string {
  const roles = typeof params.roles === 'string' ? { roles: params.roles.split(' ').map(roleName).join(language === 'zh' ? '、' : ', ') } : {}
  return fill(obligationReasonWords[code][language], { ...params, ...roles })
}
