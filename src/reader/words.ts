import type { Task } from './reading.ts'

/** The lists of a task that hold units. */
export type UnitRole = 'lead' | 'support' | 'responsible'

/** What a labelled field (“责任单位：…”, a column of a table) says. */
export type FieldKind = UnitRole | 'leaders' | 'due' | 'task' | 'number' | 'other'

/** Labels of fields and headers of columns, by what they say. A new synonym is one word here. */
const FIELD_WORDS: Record<Exclude<FieldKind, 'other'>, readonly string[]> = {
  lead: [
    '牵头单位', '牵头部门', '牵头责任单位', '牵头责任部门', '牵头科室', '主办单位', '主办部门', '主责单位', '主责部门', '第一责任单位', '总牵头单位',
    '主要责任单位', '牵头负责单位', '牵头处室', '牵头',
  ],
  support: [
    '配合单位', '配合部门', '参加单位', '参与单位', '协办单位', '协办部门', '协同单位', '协同部门', '责任配合单位', '协助单位', '参与部门', '配合责任单位',
    '参加部门', '协作单位', '配合',
  ],
  responsible: [
    '责任单位', '责任部门', '承办单位', '承办部门', '落实单位', '责任主体', '实施单位', '实施主体', '分工单位', '任务分工', '职责分工', '责任分工', '工作分工',
    '负责单位', '负责部门', '责任科室', '承担单位', '完成单位', '责任单位及分工', '分工负责单位',
  ],
  leaders: ['责任领导', '领衔领导', '分管领导', '牵头领导', '包联领导', '责任市领导', '市级领导', '牵头市领导', '挂帅领导', '责任人', '负责人', '责任人员', '市领导'],
  due: [
    '完成时限', '完成时间', '时限要求', '办结时限', '时间要求', '时间节点', '完成期限', '时限', '进度安排', '时间进度', '工作时限', '推进时限', '落实时限', '完成日期',
    '时间安排', '期限',
  ],
  task: [
    '主要任务', '工作任务', '重点任务', '任务名称', '改革任务', '改革事项', '任务', '事项', '工作事项', '重点事项', '项目名称', '改革项目', '任务内容', '工作内容',
    '具体任务', '任务举措', '主要举措', '工作举措', '具体措施', '工作措施', '重点工作', '重点工作任务', '主要内容', '任务清单', '工作要点', '内容', '措施', '任务事项',
    '主要工作任务', '目标任务', '年度任务', '项目', '改革举措', '主要措施', '督办事项', '整改措施',
  ],
  number: ['序号', '编号', '任务编号', '项目编号'],
}

const KIND_OF = new Map<string, FieldKind>(
  Object.entries(FIELD_WORDS).flatMap(([kind, words]) => words.map((word) => [word, kind as FieldKind] as const)),
)

/** What the label or column header `word` says; null for a word that is neither. */
export function fieldKind(word: string): FieldKind | null {
  return KIND_OF.get(word) ?? KIND_OF.get(word.replace(/[（(][^（）()]{0,20}[）)]$/, '')) ?? null
}

const ANNOTATION_WORDS = (['lead', 'support', 'responsible', 'leaders', 'due'] as const)
  .flatMap((kind) => FIELD_WORDS[kind])
  .filter((word) => word.length > 2)
  .sort((a, b) => b.length - a.length)

/** Source of an expression for a label of an annotation with its colon; the label is the first group. */
export const LABEL = `(${ANNOTATION_WORDS.join('|')})(?:及(?:责任|配合|分管)[人单领][位导]?)?[：:]`

/** A role word as it stands after a list of units; the word that decides is the first group. */
export const ROLE_WORD =
  '(?:(?:按照?|依照?|根据|结合)(?:各自)?(?:工作|部门)?(?:职责|职能|任务|工作)(?:分工|要求)?|各自|分工|分别|共同|具体|密切|积极|协同|联合|统筹|组织|总|要|应){0,4}' +
  '(牵头|主办|主责|负责|落实|实施|承担|承办|配合|协助|协办|参加|参与)' +
  '(?!人|同志|单位|部门|者)(?:牵头|负责|落实|实施|推进|抓好|组织|办理|做好|配合|推动|工作){0,3}'

/** The list a role word puts units on. */
export function roleOf(word: string): UnitRole {
  if (/牵头|主办|主责/.test(word)) return 'lead'
  return /配合|协助|协办|参加|参与/.test(word) ? 'support' : 'responsible'
}

export type Roles = Pick<Task, 'lead' | 'support' | 'responsible' | 'leaders' | 'local' | 'territory'>

export function noRoles(): Roles {
  return { lead: [], support: [], responsible: [], leaders: [], local: [], territory: null }
}

/** True when nobody at all is named. */
export function namesNobody(roles: Roles): boolean {
  return roles.lead.length + roles.support.length + roles.responsible.length + roles.leaders.length + roles.local.length === 0
}
