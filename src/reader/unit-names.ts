/**
 * What names of units look like. No list of units stands here: official names end in one of few words, and lists of them are
 * divided by few marks.
 */

const ENDINGS =
  '人民政府|政府|办公室|办公厅|委员会|管委会|党工委|工委|纪委监委|纪委|监委|发改委|领导小组|指挥部|工作专班|专班|联席会议|党组|党委|支部|人大|政协|' +
  '检察院|法院|研究院|设计院|医院|党校|学院|大学|学校|海关|支行|分行|总行|银行|分局|总局|支局|支队|大队|总队|中队|公司|集团|企业|园区|开发区|示范区|新区|高新区|' +
  '总工会|工会|团市委|团县委|团区委|团省委|妇联|残联|科协|文联|侨联|社科联|工商联|红十字会|联合社|联社|供销社|联合会|协会|商会|学会|基金会|' +
  '电视台|广播电视台|日报社|报社|融媒体中心|中心|档案馆|图书馆|博物馆|文化馆|街道办事处|街道办|街道|办事处|乡镇|镇政府|乡政府|' +
  '单位|部门|机关|机构|局|委|厅|办|部|院|室|处|科|站|所|队|社|署|行|台|馆|库'

const ENDS_LIKE_UNIT = new RegExp(`(?:${ENDINGS})$`)
/** Ordinary words that end like units. */
const NOT_A_UNIT =
  /(?:全部|干部|内部|外部|局部|部分|举办|承办|主办|协办|督办|交办|经办|承办|催办|平台|舞台|后台|网站|加油站|充电站|泵站|场所|厕所|好处|处处|用处|到处|教室|科室|银行业|进行|执行|运行|施行|推行|试行|实行|先行|举行|履行|仓库|水库|格局|布局|结局|全局|大局|科技馆建设|团队|军队|社会|公社|常委|原则|医疗机构|公共机构|金融机构|托育机构|服务机构|养老机构|培训机构)$/
/** Places and levels that stand for those who govern them. */
const PLACE =
  /^(?:各(?:[省市县区州盟旗乡镇]、){1,4}[省市县区州盟旗乡镇](?:人民政府|政府)?|(?:各|相关|有关|涉及|其他|其余|所在|沿线|沿黄|试点|全市各|市辖)?(?:县|市|区|州|盟|旗|乡|镇|街道|产业园区|园区|开发区|片区|城区)(?:[（(][^（）()]{1,14}[）)])?|各[县市区乡镇州旗地]{1,4}(?:[（(][^（）()]{1,14}[）)])?|各?市州|各地|各级)$/
const INSIDE_A_SENTENCE = /[。；;：:！？!?“”"《》的了把将对并向从为使让着是]/
const VERB_INSIDE = /(?:加强|推进|推动|开展|做好|完善|建立|负责|牵头|落实|加快|强化|组织实施|制定|按照|根据|结合|通过|围绕|支持|鼓励|探索|深化|提升|确保|实现)/
const SECOND_NAME = /[（(][^（）()]{1,24}[）)]$/

/**
 * Whether `name` looks like the name of a unit, a class of units (“县级财政部门”) or a place that answers as one.
 *
 * @example isUnitName('市规划和自然资源局（林业局）') // true
 * @example isUnitName('重点领域的短板') // false
 */
export function isUnitName(name: string): boolean {
  if (name.length < 2 || name.length > 30 || name.startsWith('由')) return false
  if (PLACE.test(name)) return true
  const first = name.replace(SECOND_NAME, '')
  if (INSIDE_A_SENTENCE.test(first) || NOT_A_UNIT.test(first)) return false
  if (PLACE.test(first)) return true
  return ENDS_LIKE_UNIT.test(first) && first.length >= 2 && !VERB_INSIDE.test(first)
}

const LEVEL = /^(?:省|市|县|区|州|盟|旗|国家|中央|团|驻|国网|人行|中国)/
const OWN_NAME =
  /(?:局|委|委员会|办|办公室|厅|中心|政府|部|院|海关|支行|分局|公司|法院|检察院|管委会|妇联|残联|科协|文联|工商联|总工会)$/

/** Whether `name` is the name of one unit (“市财政局”), not of a class of them (“有关部门”). */
export function isOwnName(name: string): boolean {
  const first = name.replace(SECOND_NAME, '')
  if (/有关|相关|成员|各|牵头|主管|责任|本级/.test(first)) return false
  return isUnitName(name) && OWN_NAME.test(first) && (LEVEL.test(first) || first.length >= 4)
}

const AND_OTHERS = /(?:以及)?等(?:(?:市直|有关|相关|各|责任|职能|多个|市级|成员|主管)*(?:部门|单位|机构|部门和单位|部门单位))?(?:和单位)?$/

/**
 * Divides a list at the marks between its members, brackets unopened; “和”, “及”, “与” divide only between two names.
 *
 * @example splitUnits('市规划和自然资源局、市文旅局和各县（市、区）人民政府等部门')
 * // ['市规划和自然资源局', '市文旅局', '各县（市、区）人民政府']
 */
export function splitUnits(list: string): string[] {
  const names: string[] = []
  for (const part of splitOutsideBrackets(list.replace(AND_OTHERS, ''))) {
    const name = part.replace(/^(?:和|及|以及|与|由|会同|协同|联合|，)+/, '').replace(AND_OTHERS, '').replace(/[。.]$/, '')
    if (name !== '') names.push(...splitAtAnd(name))
  }
  return names
}

function splitOutsideBrackets(list: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < list.length; at += 1) {
    const mark = list[at] ?? ''
    if ('（(［[【'.includes(mark)) depth += 1
    else if ('）)］]】'.includes(mark)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && '、，,；;／/\n\t '.includes(mark)) {
      parts.push(list.slice(from, at))
      from = at + 1
    }
  }
  parts.push(list.slice(from))
  return parts.reduce<string[]>((whole, part) => {
    // 各市、县、区人民政府 is one name.
    const last = whole.at(-1)
    if (last !== undefined && LEVELS_ONLY.test(last)) whole[whole.length - 1] = `${last}、${part}`
    else whole.push(part)
    return whole
  }, [])
}

const LEVELS_ONLY = /^(?:各|全市各)[省市县区州盟旗乡镇](?:、[省市县区州盟旗乡镇])*$/

function splitAtAnd(name: string): string[] {
  for (const and of name.matchAll(/以及|[和及与]/g)) {
    const before = name.slice(0, and.index)
    const after = name.slice(and.index + and[0].length)
    if (isUnitName(before) && isUnitName(after)) return [...splitAtAnd(before), ...splitAtAnd(after)]
  }
  return [name]
}
