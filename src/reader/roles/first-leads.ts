import type { Roles } from '../words.ts'

/*
 * 各任务责任单位中列第一位的为牵头单位
 *             ^------^  ^^^^^^
 */
const FIRST = '(?:(?:列|排|居|位|排名|排序|名列|列在|排在|排列|位列|居于)(?:在|于|名)?(?:第一|首|最前)(?:位|名|个)?|第一(?:个|家|位)|首个|首家|首位|第一责任)'
const FIRST_LEADS = new RegExp(`${FIRST}(?:的|者)?(?:单位|部门|责任单位|责任部门)?(?:，)?(?:为|是|作为|系|即为?)(?:该项|本项|此项|各项)?(?:任务|工作|事项)?(?:的)?(?:总)?(?:牵头|主办|主责|第一责任)`)

/** Whether a remark says that the unit named first leads: “列第一位的为牵头单位”, “排在首位者为主办单位”. */
export function isFirstLeadsRemark(words: string): boolean {
  return /牵头|主办|主责|第一责任/.test(words) && FIRST_LEADS.test(words)
}

/** The same duties where the unit named first leads: the others stay on their list. */
export function withFirstLeading(roles: Roles): Roles {
  const [first, ...others] = roles.responsible
  return roles.lead.length > 0 || first === undefined ? roles : { ...roles, lead: [first], responsible: others }
}
