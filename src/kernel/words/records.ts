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
  'matter.readers-set': { label: { zh: '限定知悉', en: 'Named readers' }, text: { zh: '{reason}', en: '{reason}' } },
  'matter.readers-lifted': { label: { zh: '解除限定', en: 'Open again' }, text: { zh: '{reason}', en: '{reason}' } },
  'activity.readers-set': { label: { zh: '限定知悉', en: 'Named readers' }, text: { zh: '{reason}', en: '{reason}' } },
  'activity.readers-lifted': { label: { zh: '解除限定', en: 'Open again' }, text: { zh: '{reason}', en: '{reason}' } },
  'document.readers-set': { label: { zh: '限定知悉', en: 'Named readers' }, text: { zh: '{reason}', en: '{reason}' } },
  'document.readers-lifted': { label: { zh: '解除限定', en: 'Open again' }, text: { zh: '{reason}', en: '{reason}' } },
  'letter.readers-set': { label: { zh: '限定知悉', en: 'Named readers' }, text: { zh: '{reason}', en: '{reason}' } },
  'letter.readers-lifted': { label: { zh: '解除限定', en: 'Open again' }, text: { zh: '{reason}', en: '{reason}' } },
  'meeting.readers-set': { label: { zh: '限定知悉', en: 'Named readers' }, text: { zh: '{reason}', en: '{reason}' } },
  'meeting.readers-lifted': { label: { zh: '解除限定', en: 'Open again' }, text: { zh: '{reason}', en: '{reason}' } },
  'matter.linked': { label: { zh: '关联', en: 'Linked' }, text: { zh: '{relation} {other}', en: '{relation} {other}' } },
  'matter.unlinked': { label: { zh: '关联', en: 'Linked' }, text: { zh: '不再{relation} {other}；原因：{reason}', en: 'no longer {relation} {other}; reason: {reason}' } },
  'matter.measured': { label: { zh: '衡量', en: 'Measured' }, text: { zh: '用指标衡量进度，落后序时会写进预警理由', en: 'An indicator tells how far it has come; behind, it is told with the light' } },
  'matter.unmeasured': { label: { zh: '衡量', en: 'Measured' }, text: { zh: '不再用一项指标衡量进度', en: 'An indicator no longer tells of it' } },
  'matter.unlisted': { label: { zh: '移出', en: 'Unlisted' }, text: { zh: '不再列入“{ledger}”；原因：{reason}', en: 'No longer listed in “{ledger}”; reason: {reason}' } },
  'matter.proposed': { label: { zh: '申报', en: 'Proposed' }, text: { zh: '{unit}申报{late}', en: 'Proposed by {unit}{late}' } },
  'opinion.asked': { label: { zh: '征求意见', en: 'Opinion asked' }, text: { zh: '请{holder}于 {until} 前提出意见', en: 'Asked {holder} for an opinion by {until}' } },
  'opinion.given': { label: { zh: '意见', en: 'Opinion' }, text: { zh: '{holder}：{verdict}{words}', en: '{holder}: {verdict}{words}' } },
  'opinion.answered': { label: { zh: '采纳情况', en: 'Adoption' }, text: { zh: '{holder}的意见：{adopted}{why}', en: 'Opinion of {holder}: {adopted}{why}' } },
  'change.requested': { label: { zh: '申请调整', en: 'Change requested' }, text: { zh: '{changes}；理由：{reason}', en: '{changes}; reason: {reason}' } },
  'change.decided': { label: { zh: '调整审定', en: 'Change decided' }, text: { zh: '{decision}，{basis}{words}', en: '{decision}, {basis}{words}' } },
  'beneficiary.answered': { label: { zh: '受益方', en: 'Solved?' }, text: { zh: '{by}：{solvedWord}{said}', en: '{by}: {solvedWord}{said}' } },
  'matter.raised': { label: { zh: '提请', en: 'Brought up' }, text: { zh: '提请{to}：{ask}', en: 'To {to}: {ask}' } },
  'raise.decided': { label: { zh: '批示', en: 'Word on it' }, text: { zh: '{decision}', en: '{decision}' } },
  'matter.sourced': { label: { zh: '来源', en: 'Source' }, text: { zh: '{source}{said}', en: '{source}{said}' } },
  'extension.requested': { label: { zh: '申请延期', en: 'Extension asked' }, text: { zh: '{extension}：{from} 延至 {to}；原因：{reason}', en: '{extension}: from {from} to {to}; reason: {reason}' } },
  'extension.decided': { label: { zh: '延期答复', en: 'Extension decided' }, text: { zh: '{extension}：{decision}{said}', en: '{extension}: {decision}{said}' } },
  'clock.resumed': { label: { zh: '恢复计时', en: 'Clock resumed' }, text: { zh: '停了 {workdays} 个工作日，时限顺延{until}', en: 'It stood still for {workdays} working days; days move on{until}' } },
  'escalation.taken': { label: { zh: '督促', en: 'Escalation' }, text: { zh: '{step}{said}', en: '{step}{said}' } },
  'judgement.signed': { label: { zh: '研判', en: 'Judgement' }, text: { zh: '{text}，有效至 {until}', en: '{text}, until {until}' } },
  'exemption.granted': { label: { zh: '免办', en: 'Exemption' }, text: { zh: '{period} 免办：{reason}（依据：{basis}）', en: 'Exempt in {period}: {reason} (by {basis})' } },
  'exemption.revoked': { label: { zh: '免办撤回', en: 'Exemption revoked' }, text: { zh: '{period} 不再免办：{reason}', en: 'No longer exempt in {period}: {reason}' } },
  'appointment.made': { label: { zh: '任免', en: 'Appointment' }, text: { zh: '{post}换人，{count} 项责任随职务移交', en: '{post}: a new holder; {count} duties moved with the post' } },
}

/** What one matter is to another, as its verb. */
export const relationWords: Record<string, Words> = {
  blocks: { zh: '卡住', en: 'blocks' },
  continues: { zh: '结转自', en: 'carries over' },
  part: { zh: '是其子任务：', en: 'is a part of' },
}

/** Whether it is solved, in the eyes of the beneficiary. */
export const solvedWords: Record<string, Words> = {
  yes: { zh: '已解决', en: 'solved' },
  partly: { zh: '部分解决', en: 'partly solved' },
  no: { zh: '没有解决', en: 'not solved' },
}

/** Where a matter came from. */
export const sourceWords: Record<string, Words> = {
  meeting: { zh: '会议议定', en: 'decided by a meeting' },
  instruction: { zh: '领导批示', en: 'a leader’s instruction' },
  proposal: { zh: '建议提案', en: 'a suggestion or proposal' },
  audit: { zh: '巡视审计', en: 'an inspection or audit by others' },
  inspection: { zh: '督察发现', en: 'found by an inspection' },
  superior: { zh: '上级来文', en: 'a letter from above' },
  document: { zh: '文件分解', en: 'a document' },
}

/** What changed in an amendment, by the name of what was changed. */
export const changeWords: Record<string, Words> = {
  title: { zh: '名称', en: 'title' },
  due: { zh: '完成时限', en: 'due day' },
  dueText: { zh: '时限表述', en: 'wording of the due day' },
  fields: { zh: '栏目', en: 'fields' },
  milestones: { zh: '节点', en: 'milestones' },
}

/** What someone thinks of a project, and what the office made of it. */
export const verdictWords: Record<string, Words> = {
  agree: { zh: '同意', en: 'agrees' },
  'agree-with-changes': { zh: '同意并提出修改意见', en: 'agrees with changes' },
  disagree: { zh: '不同意', en: 'disagrees' },
}
export const adoptionWords: Record<string, Words> = {
  yes: { zh: '采纳', en: 'adopted' },
  partly: { zh: '部分采纳', en: 'partly adopted' },
  no: { zh: '未采纳', en: 'not adopted' },
}
