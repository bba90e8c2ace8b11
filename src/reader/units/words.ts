import type { UnitRole } from '../roles/labels.ts'
import type { Task } from '../reading.ts'

export { fieldKind, LABEL } from '../roles/labels.ts'
export type { FieldKind, UnitRole } from '../roles/labels.ts'

const LEADS = '牵头|主办|主责|领办|总负责|负总责'
const HELPS = '配合|协助|协办|协作|参加|参与|支持|指导'
const ANSWERS = '负责|落实|实施|承担|承办|执行|办理|推进'
/** “按照职责分工” in its forms. */
export const BY_DUTY = '(?:按照?|依照?|依据|根据|结合)(?:各自|部门|工作|岗位|单位|法定){0,2}(?:职责|职能|任务|工作|分工)(?:和|与|及)?(?:分工|任务|要求|权限|范围)?'
const MANNER = `${BY_DUTY}|各自|分工|分别|共同|具体|主要|统一|全面|密切|积极|协同|联合|统筹|组织|总体|总|切实|主动|全力|依法|认真|抓好|做好|要|应|需`
const FURTHER = '牵头|负责|落实|实施|推进|抓好|组织|办理|做好|配合|推动|工作|协调|到位|完成|承办'

/** A role word as it stands after a list of units: manner, the verb (first group), and what repeats it. */
export const ROLE_PHRASE = `(?:${MANNER}){0,5}(${LEADS}|${HELPS}|${ANSWERS})(?!人|同志|单位|部门|者)(?:${FURTHER}){0,4}`

const LEAD = new RegExp(LEADS)
const HELP = new RegExp(HELPS)

/** The list a role phrase puts units on: who leads leads, whatever else he does. */
export function roleOf(phrase: string): UnitRole {
  if (LEAD.test(phrase)) return 'lead'
  return HELP.test(phrase) ? 'support' : 'responsible'
}

export type Roles = Pick<Task, 'lead' | 'support' | 'responsible' | 'leaders' | 'local' | 'territory'>

export function noRoles(): Roles {
  return { lead: [], support: [], responsible: [], leaders: [], local: [], territory: null }
}

/** True when nobody at all is named. */
export function namesNobody(roles: Roles): boolean {
  return !namesUnits(roles) && roles.leaders.length === 0
}

/** True when a unit, or whoever governs a place, is named. */
export function namesUnits(roles: Roles): boolean {
  return roles.lead.length + roles.support.length + roles.responsible.length + roles.local.length > 0
}
