import type { Role } from '../../kernel/permission.ts'

/** Long enough for the rules of passwords, and shown to everyone: it opens nothing but invented data. */
export const DEMONSTRATION_PASSWORD = 'hedong-yanshi'

export type DemoAccount = {
  username: string
  who: { zh: string; en: string }
  role: Role
  /** unit as in units.ts; null: none */
  unit: string | null
  /** post: one of a leader (key in leaders.ts), or the kind of post in the unit */
  post: { leader: string } | { of: 'head' | 'deputy' | 'handler' } | null
}

export const accounts: readonly DemoAccount[] = [
  {
    username: 'gaigeban',
    who: { zh: '市委政研室（改革办）经办', en: 'reform office' },
    role: 'office',
    unit: '市委政研室（改革办）',
    post: { of: 'handler' },
  },
  {
    username: 'shenpiju-cb',
    who: { zh: '市审批服务管理局承办人', en: 'approval bureau, handler' },
    role: 'handler',
    unit: '市审批服务管理局',
    post: { of: 'handler' },
  },
  {
    username: 'shenpiju-fg',
    who: { zh: '市审批服务管理局分管负责人（审核）', en: 'approval bureau, reviewer' },
    role: 'reviewer',
    unit: '市审批服务管理局',
    post: { of: 'deputy' },
  },
  {
    username: 'nengyuanju-cb',
    who: { zh: '市能源局承办人', en: 'energy bureau, handler' },
    role: 'handler',
    unit: '市能源局',
    post: { of: 'handler' },
  },
  {
    username: 'lingdao-fsz',
    who: { zh: '副市长（分管政务服务）及其联络人员', en: 'deputy mayor for services' },
    role: 'leader',
    unit: null,
    post: { leader: 'service' },
  },
  { username: 'anyi', who: { zh: '安邑区改革工作承办人', en: 'Anyi district' }, role: 'place', unit: '安邑区', post: { of: 'handler' } },
  { username: 'chayue', who: { zh: '查阅', en: 'observer' }, role: 'observer', unit: null, post: null },
  { username: 'admin', who: { zh: '系统管理员', en: 'system administrator' }, role: 'admin', unit: null, post: null },
  { username: 'anquan', who: { zh: '安全管理员', en: 'security administrator' }, role: 'security', unit: null, post: null },
  { username: 'shenji', who: { zh: '安全审计员', en: 'security auditor' }, role: 'auditor', unit: null, post: null },
]
