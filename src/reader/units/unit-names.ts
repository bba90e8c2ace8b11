import { endsWith, markTable } from '../text/marks.ts'

/** A remark behind a name: “各区政府（含开发区管委会，下同）” */
export const ASIDE = /[（(](?:含|包括|下同|以下简称)[^（）()]{0,24}[）)]$/

/**
 * What names of units look like. No list of units stands here: official names end in one of few words, and lists of them are
 * divided by few marks.
 */

const ENDINGS = endings(
  '人民政府 政府 办公室 办公厅 委员会 管委会 党工委 工委 纪委监委 纪委 监委 领导小组 指挥部 专班 联席会议 党组 党委 支部 人大 政协',
  '检察院 法院 研究院 设计院 医院 党校 学院 大学 学校 海关 支行 分行 总行 银行 商行 央行 人行 建行 工行 农行 中行 农发行 国开行 支局 支队 大队 总队 中队',
  '公司 集团 企业 园区 开发区 示范区 新区 高新区 经开区 自贸区 保税区 度假区 风景区 管理区 产业园 工业园 科技园 物流园 创业园 软件园 孵化园 示范园 农业园',
  '食品园 化工园 材料园 装备园 制造园 工会 妇联 残联 科协 文联 侨联 社科联 工商联 红十字会 联合社 联社 供销社 联合会 协会 商会 学会 基金会 贸促会 促进会',
  '银监会 证监会 保监会 银保监会 常委会 理事会 执委会 居委会 村委会 审委会 专委会 电视台 广播台 气象台 地震台 日报社 报社 通讯社 中心 档案馆 图书馆',
  '博物馆 文化馆 街道 办事处 乡镇 镇街 军分区 警备区 人武部 单位 部门 机关 机构 科室 局 委 厅 办 部 院 室 处 科 站 所 署 馆 乡 镇 苏木',
  '团省委 团市委 团州委 团县委 团区委 团旗委',
)
/** Ordinary words that end like units. */
const WORDS = endings(
  '全部 干部 内部 外部 局部 各部 上部 东部 西部 南部 北部 中部 大部 举办 承办 主办 协办 督办 交办 经办 催办 代办 帮办 通办 联办 快办 新办 包办 开办 申办',
  '加油站 充电站 换电站 泵站 水站 车站 网站 场所 厕所 住所 好处 用处 到处 之处 深处 教室 格局 布局 结局 全局 大局 开局 团队 常委 城镇 集镇 专业镇 小镇 强镇 重镇 古镇',
  ...['医疗', '公共', '金融', '托育', '服务', '养老', '培训', '中介', '科研', '检测', '评估', '担保', '教育', '经营', '专业', '第三方', '高等', '社会', '市场'].map((kind) => `${kind}机构`),
  ...['用人', '建设', '施工', '监理', '设计', '生产', '经营', '使用', '勘察', '投标', '中标'].map((kind) => `${kind}单位`),
  ...['中小', '民营', '国有', '小微', '龙头', '重点', '骨干', '规上', '链主', '科技', '外资'].map((kind) => `${kind}企业`),
)

/** Words by which names end, the length of the longest, and the characters in which they end: most words end in none of those. */
type Endings = { words: ReadonlySet<string>; longest: number; last: Uint8Array }

function endings(...lines: string[]): Endings {
  const words = lines.flatMap((line) => line.split(' '))
  return { words: new Set(words), longest: Math.max(...words.map(({ length }) => length)), last: markTable(words.map((word) => word.slice(-1)).join('')) }
}

function endsIn(name: string, { words, longest, last }: Endings): boolean {
  if (!endsWith(name, last)) return false
  for (let length = 1; length <= longest && length <= name.length; length += 1) if (words.has(name.slice(-length))) return true
  return false
}

const LEVELS = '[省市县区州盟旗乡镇]'
const SCOPE = '各|全市各|全县各|全省各|相关|有关|涉及|其他|其它|其余|所在|项目所在|沿线|试点|示范|市辖|所辖|各有关|各相关'
/** Places and levels that stand for those who govern them. */
const PLACE = new RegExp(
  `^(?:各(?:${LEVELS}、){1,4}${LEVELS}(?:人民政府|政府|党委政府|党委)?|(?:${SCOPE})?(?:县|市|区|州|盟|旗|乡|镇|街道|产业园区|园区|开发区|片区|城区|县区|县市|市县|市州|盟市|旗县区|旗县|县市区|市县区|区县市|区市县|镇街|乡镇|镇乡)` +
    `(?:[（(][^（）()]{1,14}[）)])?|各[县市区乡镇州旗盟地]{1,4}(?:[（(][^（）()]{1,14}[）)])?|各地级(?:以上)?市|各地|各级|各地区|各盟市)$`,
)
const MAY_END_PLACE = /[县市区州盟旗道地级）)]$/
/** A county, district or town by name: 安邑区, 猗氏县. */
const NAMED_PLACE = /^(?!.{0,6}城市$|都市|超市|上市|门市|社区|园区|郊区|山区|库区|灾区|景区|片区|小区|辖区|校区|厂区|老区|牧区|林区|湖区|街区|特区|全|我|本|中心|功能|核心|试验|新|主城|老城|建成)[^局委办厅部院会同和与及负责由各省市县区旗（()）、]{1,5}(?<!地|园|社|市|郊|辖|景|分|片|小|专|灾|山)[县市区旗]$/
const INSIDE_A_SENTENCE = /[。；;：:！？!?“”"《》…%％\d的了把将对并向从为使让着是以于按已被由与]|(?<!所)在|(?<![高初中])等/
/** What may stand before a name in a sentence and is no part of it. */
const BEFORE_A_NAME =
  /^(?:指导|督促|协调|协助|配合|推动|支持|引导|鼓励|要求|通知|联系|委托|授权|责成|安排|通过|报请|提请|报|与|和|及|对接|依托|督导|会同|联合|请|但|或|如|若|凡|任|免去|其|该|此|上述|前款|本文|同意|经由|纳入|对照)/
const VERB_INSIDE =
  /(?:加强|加快|推进|推动|开展|做好|完善|建立|负责|牵头|落实|强化|组织实施|制定|按照|根据|结合|通过|围绕|支持|鼓励|探索|深化|提升|确保|实现|安排|配合|会同|纳入|报送|报请|报市|报省|报县|移交|转交|交由|通知|告知|函告|抄送|督促|指导|协助|委托|授权|责成|商请|提请|召集)(?!(?:服务|管理|工作|协调|保障)?(?:中心|办公室|办|局|组|专班|处|领导小组|指挥部|委员会|科|会)$)/
const SECOND_NAME = /[（(][^（）()]{1,24}[）)]$/
const CLOSES_NAME = markTable('）)')
const SHORTEST = 2
const LONGEST = 30

function withoutSecondName(name: string): string {
  return endsWith(name, CLOSES_NAME) ? name.replace(SECOND_NAME, '') : name
}

/**
 * Whether `name` looks like the name of a unit, a class of units (“县级财政部门”) or a place that answers as one.
 *
 * @example isUnitName('市规划和自然资源局（林业局）') // true
 * @example isUnitName('重点领域的短板') // false
 */
export function isUnitName(name: string): boolean {
  if (name.length < SHORTEST || name.length > LONGEST || name.startsWith('由')) return false
  const first = withoutSecondName(name)
  const named = endsIn(first, ENDINGS)
  if (!named && !MAY_END_PLACE.test(name)) return false
  if (PLACE.test(name)) return true
  if (first.length < SHORTEST || INSIDE_A_SENTENCE.test(first) || endsIn(first, WORDS)) return false
  if (first !== name && PLACE.test(first)) return true
  if (!named) return NAMED_PLACE.test(first)
  return (!VERB_INSIDE.test(first) && !BEFORE_A_NAME.test(first)) || NAMED_PLACE.test(first)
}

const LEVEL = /^(?:省|市|县|区|州|盟|旗|国家|中央|团|驻|国网|人行|中国|自治区|中共)/
const OWN_NAME =
  /(?:局|委|委员会|办|办公室|厅|中心|政府|部|院|海关|支行|分行|分局|公司|法院|检察院|管委会|工委|妇联|残联|科协|文联|侨联|社科联|工商联|总工会|红十字会|供销社|贸促会|支队|大队|总队|大学|学院|党校|集团|银行|电视台|气象台|(?:督查|研究|调研|政研)室|馆|署|军分区|监会|协会|联合会)$/
const CLASS = /、|有关|相关|成员|各|牵头|主管|责任|本级|当地|属地|所在|辖区|其他|行业|职能|上级|下级|同级|基层/

/** Whether `name` is the name of one unit (“市财政局”), not of a class of them (“有关部门”). */
export function isOwnName(name: string): boolean {
  const first = withoutSecondName(name)
  if (CLASS.test(first)) return false
  return isUnitName(name) && OWN_NAME.test(first) && (LEVEL.test(first) || first.length >= 4)
}

const COUNTED = '(?:国务院|市直|县直|区直|省直|直属|有关|相关|各|责任|职能|多个|市级|省级|县级|区级|成员|主管|牵头|配合|政府|[\\d一二三四五六七八九十]{1,3}个?)'
const AND_OTHERS = new RegExp(`(?:以及)?等(?:${COUNTED}{0,4}(?:部门和单位|部门单位|单位和部门|部门|单位|机构|委办局|镇街|乡镇))?(?:和单位)?$`)

/**
 * Divides a list at the marks between its members, brackets unopened; “和”, “及”, “与” divide only between two names.
 *
 * @example splitUnits('市规划和自然资源局、市文旅局和各县（市、区）人民政府等部门')
 * // ['市规划和自然资源局', '市文旅局', '各县（市、区）人民政府']
 */
export function splitUnits(list: string): string[] {
  const names: string[] = []
  for (const { text } of listItems(withoutOthers(list))) {
    const name = withoutOthers(text.replace(/^(?:和|及|以及|与|由|会同|协同|联合|，)+/, '')).replace(/[。.]$/, '')
    if (name !== '') names.push(...splitAtAnd(name))
  }
  return names
}

const OTHERS_AND = new RegExp(`等${COUNTED}{0,4}(?:部门|单位)(?=[及和与、，])`)

/** A list without the words that leave it open: “等部门”, “等有关单位”. */
export function withoutOthers(list: string): string {
  return list.includes('等') ? list.replace(OTHERS_AND, '').replace(AND_OTHERS, '') : list.replace(AND_OTHERS, '')
}

/** A member of a list and the mark after it, empty at the end. */
export type ListItem = { text: string; mark: string }

const DIVIDES = 1
const OPENS = 2
const CLOSES = 3
const KINDS = listKinds()

function listKinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const mark of '、，,；;。／/\n\t ') table[mark.charCodeAt(0)] = DIVIDES
  for (const mark of '（(［[【〔') table[mark.charCodeAt(0)] = OPENS
  for (const mark of '）)］]】〕') table[mark.charCodeAt(0)] = CLOSES
  return table
}

/** The members of a list between its marks, brackets unopened; “各市、县、区人民政府” is one. */
export function listItems(list: string): ListItem[] {
  const items: ListItem[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= list.length; at += 1) {
    const kind = KINDS[list.charCodeAt(at)] ?? 0
    if (kind === OPENS) depth += 1
    else if (kind === CLOSES) depth = Math.max(0, depth - 1)
    if (at < list.length && (depth > 0 || kind !== DIVIDES)) continue
    const mark = list.charAt(at)
    const text = list.slice(from, at)
    const last = items.at(-1)
    if (last?.mark === '、' && ((LEVELS_ONLY.test(last.text) && LEVEL_NEXT.test(text)) || (/党委$|党工委$/.test(last.text) && /^(?:人民)?政府|^管委会/.test(text)))) {
      last.text += `、${text}`
      last.mark = mark
    } else if (text !== '') items.push({ text, mark })
    else if (last && mark !== '') last.mark = strongest(last.mark, mark)
    from = at + 1
  }
  return items
}

/** Two marks in a row divide like the stronger one. */
function strongest(one: string, other: string): string {
  return /[；;。]/.test(other) ? other : one
}

const LEVELS_ONLY = new RegExp(`^(?:${SCOPE})(?:${LEVELS}|街道)(?:、(?:${LEVELS}|街道))*$`)
const LEVEL_NEXT = new RegExp(`^(?:${LEVELS}|县级市|街道)(?:[（(][^（）()]{1,10}[）)])?(?:人民政府|政府|党委政府|党委|管委会|办事处)?(?:$|(?:按|分|负|配|共|等|牵|落))`)

const AND = /[和及与]/

/** Divides “A和B及C” where both sides are names. */
export function splitAtAnd(name: string): string[] {
  if (!AND.test(name)) return [name]
  for (const and of name.matchAll(/以及|[和及与]/g)) {
    const before = name.slice(0, and.index)
    if (!isUnitName(before)) continue
    const rest = splitAtAnd(name.slice(and.index + and[0].length))
    if (rest.every(isUnitName)) return [before, ...rest]
  }
  return [name]
}
