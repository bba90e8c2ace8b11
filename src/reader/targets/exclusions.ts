import type { Place } from './place.ts'
import { counts, isCapacity, isMoney, isShare, isTime } from './units.ts'

/** A reason why a number measures nothing that is promised or reported. */
type Exclusion = { says: string; holds: (place: Place) => boolean }

const AFFAIRS =
  '方面|坚持|必须|维度|层面|环节|阶段|步骤|原则|要求|转变|统一|结合|体系|机制|专项行动|行动(?!计划)|关系|关口|工作组|小组|专项组|专班|专题|章节?|部分|一体|附件|百分百'
const IS_AFFAIR = new RegExp(`^(?:大|重大|重点|主要|关键|具体|专项|基本){0,2}(?:${AFFAIRS})`)
const SIZED =
  '项目|企业|工程|集群|园区|投资者|单位|法人|自然村|村庄|村|屯|小区|住宅|机组|锅炉|社区|学校|公司|人口|城市|城镇|居民|老人|老年人|儿童|人员|建筑|大户|产业|设备|贷款|基地|电站'
const OF_SCALE = new RegExp(`^(?:（含）|\\(含\\))?(?:及)?以[上下内](?:的)?(?:\\d|[^，,。；;、\\d]{0,8}(?:${SIZED}))`)
/** “300张床位以上的机构”: the thing stands between. */
const OF_SIZE = /^(?!(?:国家|[省市县区厅部])级)[\u4e00-\u9fff]{1,4}(?:及)?以[上下]的?[\u4e00-\u9fff]{0,4}(?:机构|企业|学校|医院|单位|村|小区|园区|项目)/
const NOUN_FOLLOWS = /^的?[\u4e00-\u9fff“](?<!^的?(?:以|左|的|及|和|与|或|上|目|任|指))/
const RETURNS = /每(?:个)?(?:半年|季度?|月|周|旬|日|天|学期|年)[^，,。；;]{0,20}$/
const MONEY_CLASS = /^(?:大关的|(?!的|用于|支持|扶持|实施|建设|推进)[\u4e00-\u9fff]{0,4}(?:工程|园区|项目|产业|集群|企业|城市)|[镇县区市村](?=[，,。；;、]|$))/
/** A quotation may hold a whole goal: “实现‘人才总量达到20万名’的目标”. */
const LIMITED = /(?:达到|不少于|不低于|超过|突破)$/
const BARE_ENDS = /^(?:$|[，,。；;、：:（(）)“”]|以上|左右|大关|的)/
const DONE_WITH = /(?:新增|完成|达到?|实现|淘汰|压减|化解|突破|更新|收储|储备|采购|产量|产能|总量|规模|为|超过|减排|节约|生产)[^，,；;。]{0,4}$/

/** Whole closed lists that a number only counts: “A、B、C等3项”. */
function countsItsList({ clause, from, measure: { value, second, unit } }: Place): boolean {
  if (second !== null || !counts(unit) || value < 2 || value > 30) return false
  const before = clause.slice(Math.max(0, from - 200), from)
  const list = before.replace(/等$/, '').split(/[：:]/).at(-1) ?? ''
  if (!list.includes('、') || (/\d/.test(list) && !before.endsWith('等'))) return false
  const members = list.split('、').length
  const joined = /[和与及](?!.*、)/.test(list) ? 1 : 0
  return members === value || members + joined === value
}

const EXCLUSIONS: readonly Exclusion[] = [
  {
    says: 'an ordinal',
    holds: ({ before, measure }) => before.endsWith('第') && measure.unit !== '位',
  },
  {
    says: 'a place among all (全球前1%)',
    holds: ({ before, measure }) => isShare(measure.unit) && /前$/.test(before),
  },
  {
    says: 'inside a name',
    holds: ({ before }) =>
      before.lastIndexOf('《') > before.lastIndexOf('》') ||
      (before.lastIndexOf('“') > before.lastIndexOf('”') && !LIMITED.test(before)) ||
      before.lastIndexOf('〔') > before.lastIndexOf('〕'),
  },
  {
    says: 'a class of size (百亿级, 3层)',
    holds: ({ after }) => /^(?:级|型|层|版|代)/.test(after),
  },
  {
    says: 'a threshold in the name of a class (500万元以上项目)',
    holds: ({ measure, after }) => (!countsOnly(measure.unit) && OF_SCALE.test(after)) || OF_SIZE.test(after),
  },
  {
    says: 'a class of money in a name (10亿元产业集群)',
    holds: ({ measure, after }) => isMoney(measure.unit) && MONEY_CLASS.test(after),
  },
  {
    says: 'a bare 万 that belongs to what follows (740万人民)',
    holds: ({ measure, after }) => /^(?:万亿|千万|百万|[千百万亿])$/.test(measure.unit) && !BARE_ENDS.test(after),
  },
  {
    says: 'months, hours and the like',
    holds: ({ measure, after }) => measure.unit === '个' && /^(?:多?月|小时|星期|季度|年头|昼夜|学期|交易日)/.test(after),
  },
  {
    says: 'a speed or a distance',
    holds: ({ before }) => /(?:时速|海拔|半径|距离|纬度|经度)(?:约|达到?|为)?$/.test(before),
  },
  {
    says: 'the size of one thing in its name (150兆瓦电站)',
    holds: ({ measure, before, after }) => isCapacity(measure.unit) && NOUN_FOLLOWS.test(after) && !DONE_WITH.test(before),
  },
  {
    says: 'a yearly capacity in a name (年产10万吨)',
    holds: ({ before }) => /(?:年|日|月)(?:产|处理|加工|供|出栏|吞吐)(?:能力)?$/.test(before),
  },
  {
    says: 'a length in metres that nobody builds by',
    holds: ({ measure, before }) => /^(?:厘米|毫米|米)$/.test(measure.unit) && !/(?:新建|铺设|敷设|改造|修建|整治|完成|疏浚|长)[^，,]{0,10}$/.test(before),
  },
  {
    says: 'the slogan of N ones (五个一, 3个100%)',
    holds: ({ measure, after }) => measure.unit === '个' && /^(?:一(?![\u4e00-\u9fff]{3})|\d|百分之百|“[^”]{1,2}”)/.test(after),
  },
  {
    says: 'how often something returns (每季度1次)',
    holds: ({ measure, clause, from }) =>
      RETURNS.test(clause.slice(0, from)) &&
      (/^[次轮]$/.test(measure.unit) || (counts(measure.unit) && !/每年[^每]*$/.test(clause.slice(0, from)))),
  },
  {
    says: 'parts of the work itself (8个方面)',
    holds: ({ measure, after }) => counts(measure.unit) && IS_AFFAIR.test(after),
  },
  {
    says: 'a question somebody raised',
    holds: ({ measure, after, direction }) => direction === 'ahead' && counts(measure.unit) && /^(?:大|重大|重点|突出|主要)?问题/.test(after),
  },
  {
    says: 'a time that is not the measure',
    holds: ({ measure, before, clause }) =>
      isTime(measure.unit) &&
      !(/(?:压缩|压减|缩短|缩减|减少|不超过|不得超过|控制在|达到?|提高|不少于|不低于|稳定在|[≥≤])[^，,]{0,4}$|天数$/.test(before) && /时限|时间|时长|天数|周期|办结|用时|日数|审批/.test(clause)),
  },
  {
    says: 'an age that is not the measure',
    holds: ({ measure, clause }) => measure.unit === '岁' && !/寿命|平均年龄/.test(clause),
  },
  {
    says: 'a grant and its conditions',
    holds: ({ grants, direction, measure }) =>
      direction === 'ahead' &&
      grants !== null &&
      (grants === 'to whom' || isMoney(measure.unit) || isShare(measure.unit)),
  },
  {
    says: 'a rate of reckoning (按5%的比例)',
    holds: ({ before, after }) => /按照?[^，,]{0,6}$/.test(before) && /^的(?:比例|标准|利率|费率)|^比例/.test(after),
  },
  {
    says: 'a set that is worked on, not made',
    holds: ({ measure, before, direction }) => direction === 'ahead' && counts(measure.unit) && /(?:聚焦|围绕|针对|面向|紧扣|涉及|对标|按照)(?:全[市省县区])?$/.test(before),
  },
  {
    says: 'a set that is to thrive (推动10条产业链发展)',
    holds: ({ measure, before, after, direction }) =>
      direction === 'ahead' &&
      counts(measure.unit) &&
      /(?:推动|促进)$/.test(before) &&
      /^[^，,。；;、\d]{2,10}发展/.test(after),
  },
  {
    says: 'the owner of another measure (10条产业链营业收入达到…)',
    holds: ({ measure, after }) =>
      counts(measure.unit) &&
      /^[^，,。；;、\d]{2,14}(?:收入|产值|数量|总量|总额|规模|占比|率|投资|产量|增加值)(?:突破|达到?|增长|超过|不低于|提高)[^，,\d]{0,3}\d/.test(after),
  },
  {
    says: 'a target spoken of again (5.5%左右的预期目标)',
    holds: ({ from, after }) => from === 0 && /^(?:左右|以上)?的(?:年度|预期|发展|增长|增速){0,3}目标/.test(after),
  },
  { says: 'the number of its own list', holds: countsItsList },
]

function countsOnly(unit: string): boolean {
  return counts(unit) && !/[人户名]$/.test(unit)
}

/** Whether a number promises or reports something. */
export function measuresSomething(place: Place): boolean {
  return !EXCLUSIONS.some(({ holds }) => holds(place))
}
