import { isOwnName, isUnitName } from '../../units/unit-names.ts'

/** Names of parts that somebody plays, not of anybody: “有关部门”, “各成员单位”. */
const PART =
  /^(?:各|市级|县级|省级|市直|县直|区直|全市|其他|其它|[省市县区州](?=有关|相关|各|直|级|主管|行业|职能))*(?:有关|相关|主管|行业(?:监管|管理)?|行业主管|行政主管|职能|责任|牵头|成员|配合|协同|业务|上级|下级|本级|同级|相应|对应|政府|地方|属地|当地|所在地?|涉及|参与|承办|实施|使用|申报|用人|受理|基层|直属|社会|第三方|产业链|各产业链|重点|涉农|职责|监管|管理|审批|执法)*(?:部门|单位|机关|机构|政府|企业|公司|集团|中心|学校|院校|高校|医院|委员会|办公室|处|科室|站|所|协会|商会|学会|银行)$/
/** Whoever it is that builds, applies, employs: “项目承担单位”. */
const ROLE_ONLY = /(?:单位|企业|机构|主体)(?:[（(][^（）()]{1,14}[）)])?$/
/** Bodies set up for one purpose, whose standing functions are no tasks. */
const BODY = /领导小组|专班|指挥部|联席会议|委员会办|工作组|工作小组|协调小组|议事协调|(?<!政府|市委|县委|区委|省委|人大|政协|局|厅)办公室$/
const OF_LAW = /以上(?:地方)?(?:各级)?(?:人民)?政府|国务院|^国家(?:有关)?机关/
/** The party committee and government themselves, which decide and are not assigned. */
const AUTHORITY = /^(?:中共)?(?:[\u4e00-\u9fff]{0,8}(?:省|市|县|区|州)委|(?:[\u4e00-\u9fff]{0,8})?(?:省|市|县|区|州)(?:人民)?政府|党中央|国务院|党委|党组|中央)$/

/** Whether running text can put a duty on `name`: one unit, or a class fixed by level or function (县级财政部门, 各县（市、区）). */
export function isAssignable(name: string): boolean {
  if (name === '各级' || name === '各地' || PART.test(name) || ROLE_ONLY.test(name) || OF_LAW.test(name) || isBody(name)) return false
  return isUnitName(name) || isOwnName(name)
}

/** Whether `name` only says which part is played: “有关部门”. */
export function isPart(name: string): boolean {
  return PART.test(name) || ROLE_ONLY.test(name) || OF_LAW.test(name)
}

export function isBody(name: string): boolean {
  return BODY.test(name)
}

/** Whether `name` is that of the committee or government that issues such papers. */
export function isAuthority(name: string): boolean {
  return AUTHORITY.test(name)
}

/** Whether `name` is a class of departments fixed by what they do: “公安机关”, “工信部门”, or a short name out of “公安、民政等部门”. */
export function isFunction(name: string): boolean {
  return !isPart(name) && (/(?:部门|机关)$/.test(name) || (!isUnitName(name) && name.length <= 6))
}
