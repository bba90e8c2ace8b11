import { VERBS } from './verbs.ts'

/** Clauses that hold an assignment word and assign nothing: seats and offices, interpretation, contacts, shares of cost, citations. */
const NOT_ASSIGNED =
  /解读|解释|职务|免去|本文|配图|供图|担任|兼任|任组长|召集人|设在|日常工作|日常协调|日常事务|日常调度|不再|曾|已由|已经|去年|近年来|以来[，,]|截至目前|以下简称|联系电话|联系人|联系方式|咨询电话|监督电话|[制修编][订定]?本(?:办法|方案|规划|预案|意见|细则|规定|计划|措施)|特制[定订]|制定如下|按.{0,14}(?:比例|[\d一二三四五六七八九]{1,3}[:：比∶][\d一二三四五六七八九]{1,3}).{0,8}(?:负担|分担|承担|配套)|按比例(?:负担|分担|承担)/

/** Words after the subject that tell what has happened: “制定了”, “已建成”. */
const PAST = /[\u4e00-\u9fff]了(?![解然结却])|已(?![有知取建完开投拨])|已(?:建成|完成|取得|开工|投产|投入|经)|曾|去年|上年|近年|以来|截至|累计|顺利|圆满|成功/

export function isNotAssigned(clause: string): boolean {
  return NOT_ASSIGNED.test(clause)
}

/** Whether a predicate tells of the past. */
export function tellsOfPast(predicate: string): boolean {
  return PAST.test(predicate)
}

const ATTRIBUTE = new RegExp(`^(?:负责|牵头|承办|主办|主管|统一|联合|共同|组织|具体){0,2}(?:${VERBS})?的`)

/** “由A建设的平台”, “A发布的数据”: the verb stands in an attribute and assigns nothing. */
export function isAttribute(predicate: string): boolean {
  return ATTRIBUTE.test(predicate)
}

/** Whether place `at` of a text stands between quotation marks: words of a law or a slogan. */
export function isQuoted(text: string, at: number): boolean {
  return text.lastIndexOf('“', at) > text.lastIndexOf('”', at) || text.lastIndexOf('《', at) > text.lastIndexOf('》', at)
}
