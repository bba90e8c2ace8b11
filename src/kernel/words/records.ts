import type { Language } from './reasons.ts'

type Words = Record<Language, string>

/** What a fact is called in a timeline, and its sentence; values in braces are filled in by `app/views/timeline.ts`. */
export const recordWords: Record<string, { label: Words; text: Words }> = {
  'matter.opened': { label: { zh: '立项', en: 'Opened' }, text: { zh: '{title}', en: '{title}' } },
  'matter.amended': { label: { zh: '变更', en: 'Changed' }, text: { zh: '{changes}；原因：{reason}', en: '{changes}; reason: {reason}' } },
  'duty.assigned': { label: { zh: '责任', en: 'Duty' }, text: { zh: '{role}：{holder}', en: '{role}: {holder}' } },
  'duty.ended': { label: { zh: '责任', en: 'Duty' }, text: { zh: '{role}：{holder} 不再承担；原因：{reason}', en: '{role}: {holder} no longer; reason: {reason}' } },
  'procedure.moved': { label: { zh: '流程', en: 'Procedure' }, text: { zh: '{step}：{from} → {to}', en: '{step}: {from} → {to}' } },
  'milestone.reached': { label: { zh: '节点', en: 'Milestone' }, text: { zh: '完成节点：{title}', en: 'Milestone reached: {title}' } },
  'matter.listed': { label: { zh: '列入', en: 'Listed' }, text: { zh: '同时列入“{ledger}”', en: 'Also listed in “{ledger}”' } },
  'judgement.signed': { label: { zh: '研判', en: 'Judgement' }, text: { zh: '{text}，有效至 {until}', en: '{text}, until {until}' } },
  'exemption.granted': { label: { zh: '免办', en: 'Exemption' }, text: { zh: '{period} 免办：{reason}（依据：{basis}）', en: 'Exempt in {period}: {reason} (by {basis})' } },
  'appointment.made': { label: { zh: '任免', en: 'Appointment' }, text: { zh: '{post}换人，{count} 项责任随职务移交', en: '{post}: a new holder; {count} duties moved with the post' } },
}

/** What changed in an amendment, by the name of what was changed. */
export const changeWords: Record<string, Words> = {
  title: { zh: '名称', en: 'title' },
  due: { zh: '完成时限', en: 'due day' },
  dueText: { zh: '时限表述', en: 'wording of the due day' },
  fields: { zh: '栏目', en: 'fields' },
  milestones: { zh: '节点', en: 'milestones' },
}
