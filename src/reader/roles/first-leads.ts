import type { Roles } from '../units/words.ts'

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

const OTHERS_HELP = /其(?:他|它|余)(?:的)?(?:责任)?(?:单位|部门)?(?:则|均|都)?(?:为|是|作为)(?:[^，,。；;]{0,4})(?:配合|参与|协办|参加|协助|协同)/

/** Whether a remark adds that the units after the first support it: “其他为配合单位”. */
export function othersHelp(words: string): boolean {
  return OTHERS_HELP.test(words)
}

/** The same duties where the unit named first leads; the others stay on their list, or support it. */
export function withFirstLeading(roles: Roles, helping: boolean): Roles {
  const [first, ...others] = roles.responsible
  if (roles.lead.length > 0 || first === undefined) return roles
  return helping ? { ...roles, lead: [first], responsible: [], support: [...others, ...roles.support] } : { ...roles, lead: [first], responsible: others }
}
