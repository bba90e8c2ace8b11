/** Words that a unit must not be the beginning of: “12部门” counts no 部, “3次产业” no 次. */
const NOT_BEFORE: Record<string, string> = {
  部: '门委队分级署长位', 次: '产全生序', 条: '例件约款线', 件: '套', 名: '录单牌优特师', 家: '庭园长具装电居政校', 户: '外籍均口', 人: '均民大社工力物事文居行为才口', 台: '账阶风湾',
  站: '点位', 班: '子级', 门: '户店诊槛票前', 本: '科级市地土区省县年轮质部行级', 对: '接外口照标象待于应全新策', 期: '间末待望限', 份: '额', 种: '植业子养粮源质', 例: '会外行如',
  位: '一置居于列次数处', 天: '然津气府水山下台路使候', 列: '入为全席车', 款: '项额', 集: '中群聚成体合镇约团市美', 批: '准复发量示', 支: '持付部撑出农行', 项: '目', 片: '面区',
  起: '来草步到', 场: '所地景馆合', 处: '理置级长罚室', 口: '岸径号粮腔袋头', 头: '部', 张: '家', 个: '别体人性案', 级: '', 所: '有属在需以得', 间: '接', 元: '件旦素', 米: '面', 亩: '均', 笔: '记试',
  斤: '', 吨: '位', 株: '距', 只: '有要能', 块: '状', 首: '批家次位都创个', 套: '房', 册: '子', 眼: '科', 人次: '', 岁: '月', 篇: '幅', 道: '路德', 辆: '', 羽: '', 例次: '', 担: '任保负当忧心架子',
}

const UNIT_WORDS = [
  '个百分点', '百分点', '个工作日', '工作日', '个自然日', '自然日', '吨标准煤', '吨标煤', '平方公里', '平方千米', '平方米', '㎡', '立方米', '公顷', '兆瓦时', '千瓦时', '千伏安', '兆瓦', '吉瓦', '千瓦', '千伏',
  '公里', '千米', '海里', '厘米', '毫米', '米', '公斤', '千克', '微克', '毫克', '克', '吨', '担', '斤', '亩次', '亩', '美元', '欧元', '港元', '元', '人次', '户次', '家次', '件次', '场次', '批次', '架次',
  '班次', '班列', '例次', '人', '名', '户', '家', '％', '%', '‰',
  '个', '项', '条', '件', '次', '场', '处', '座', '所', '支', '套', '部', '辆', '台套', '台', '张', '类', '位', '宗', '只', '头', '株', '棵', '间', '本', '册', '篇', '期', '批', '份',
  '栋', '幢', '片', '床', '眼', '艘', '对', '列', '款', '种', '门', '起', '例', '笔',
  '标准箱', '标箱', '架', '站', '学时', '课时', '羽', '口', '首', '集', '枚', '块', '倍', '番', '岁', '小时', '分钟', '天', '道',
]

const PER = '(?:\\/(?:百|千|万|亿)?(?:元|人|亩|平方米|立方米|平方公里|公里|吨|年|天|日|月|户|辆|小时|千瓦时|公斤|升|台|床|次))?'

/** Source of an expression for a unit of measure, longest first. “元/人” and “微克/立方米” are units of their own. */
export const UNIT = `(?:${[...UNIT_WORDS].sort((a, b) => b.length - a.length).map((word) => (NOT_BEFORE[word] ? `${word}(?![${NOT_BEFORE[word]}])` : word)).join('|')})${PER}`

/** What is bought, built or counted on the ground, for which a small number in characters is a count and no figure of speech. */
export const THINGS = '座|所|家|户|条|处|套|栋|间|辆|台|公里|亩|名|张|支|艘|场|眼'

/** Whether the unit counts things one by one. */
export function counts(unit: string): boolean {
  return /^(?:万|亿)?(?:个|项|条|件|次|场次?|处|座|所|支|套|部|辆|台套?|张|类|位|宗|只|头|株|棵|间|本|册|篇|期|批次?|份|栋|幢|片|床|眼|艘|对|列|款|种|门|起|例|笔|家|户|名|人|人次|站|道)$/.test(unit)
}

/** Whether the unit is one of time. */
export function isTime(unit: string): boolean {
  return /工作日|自然日|小时|分钟|天$/.test(unit)
}

/** Whether the unit says how large or strong one thing is, as in “150兆瓦光伏电站”. */
export function isCapacity(unit: string): boolean {
  return /瓦$|瓦时$|千伏|吨$|米$|克$|斤$/.test(unit) && !/平方|公里/.test(unit)
}

export function isShare(unit: string): boolean {
  return unit === '%' || unit === '‰' || unit.endsWith('百分点')
}

export function isMoney(unit: string): boolean {
  return unit.endsWith('元')
}
