import type { Place } from './place.ts'
import { counts, isShare } from './units.ts'

const LONGEST_NAME = 24

/** Words that may stand between a number and what it counts. */
const GAP = /^(?:[（(]含[）)])?(?:及)?(?:以[上下内]|左右|上下)?(?:\d{1,3}[—\-–~～至]{0,2}\d{0,3}周?岁(?:以[上下])?)?的?/
const NOUN = /^[“"]?[\u4e00-\u9fffA-Za-z“”"·]{2,24}?(?=$|[，,。；;、：:（(）)\d]|实现|达到|建成[投运通]|投产|加快|扎实|稳步|全线|建设任务|等$|以上|完成|全部|开工|竣工|成功|进行|推进|基础上|作为)/
const NOT_A_NOUN = /^(?:”|以|左右|上下|大关|的|和|与|及|或|等|其中|位居|同比|比|较|占|增长|下降|提高|达到?|突破|完成|全部|增加|减少|上升|扩大|降低|降至|压缩|缩减|为|是|至|到|用于|开展|实现|入选|成为|被|共|均|分别)/
/** What leads to a measure and is no part of its name. */
const LEADING = new RegExp(
  `^(?:——|—|[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,2}[）)]|[（(](?:其中|含)?|\\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}[是、]|${[
    '到?20\\d\\d年(?:底|末)?(?:前)?', '到年底', '\\d{1,2}月(?:底|末)?前?', '今年', '全年', '年底前?', '底前', '前', '年内', '预计', '累计', '其中', '同时', '以及', '或', '为(?:全[市省县区州])?',
    '创成', '[、和与及]', '并(?![网购轨联])', '以[上下内]', '左右', '力争', '确保', '争取', '努力', '计划', '将', '要', '再',
    '全[市省县区州国]', '各?(?:市|县|区)(?=每年)', '每年', '实现', '完成(?!率|额)', '推动', '推进', '促进', '新增', '净增', '集中开工', '新建成', '新建(?!项目|率|面积)', '新培育', '新开工(?!项目|率|面积)',
    '新登记', '新招聘', '新引进', '培育(?:壮大)?', '打造', '建设', '建成', '引进', '实施', '开展',
    '举办', '办好', '组织', '支持', '扶持', '使(?!用)', '带动(?:全[市省县区州])?', '达到?', '建立', '设立', '开设', '发展(?!改革)', '争创', '创建', '开工(?!项目|率|面积)', '改造提升', '先后', '共', '总计', '合计',
    '已', '了', '持续', '加快', '积极', '着力', '全面', '深入', '提供',
    '解决', '办理', '审议', '通过', '召开', '出台', '获得', '精心', '成功',
  ].join('|')})+`,
)
const TRAILING = new RegExp(
  `(?:[：:（(、]|${[
    '力争', '确保', '争取', '努力', '计划', '预计', '均', '都', '各', '分别', '累计', '总计', '合计', '大?(?<![签合节条])约', '接?近', '超过?', '共', '再', '要', '将', '已', '仅', '首次', '年均',
    '(?:[增升减降]|(?<![推改促])进)(?=[至到为])', '迈[上入]', '跨[上入]', '[在到至为是以的了由从]', '不少于', '不低于', '不得少于', '不得低于',
    '不超过', '不高于', '至少',
    '(?:[快慢高低]于|[高低]出)(?:全[国省市县区州](?:平均(?:水平)?)?|上年(?:同期)?|20\\d\\d年)?', '突破', '达到?', '占到?(?:全[国省市县区州])?', '保持', '稳定', '控制', '维持',
    '提高', '提升', '增加', '增长', '增收', '增支', '上[涨升]', '下降', '降低?', '压缩', '压减', '压?降',
    '缩短', '减少', '名义', '实际', '同口径', '扣除价格因素后?', '继续', '每年',
    '连续\\d{1,3}(?:年|个月|个季度)', '超?(?:年度?|全年|序时)(?:计划|目标|任务|进度)', '逆势',
    '实现', '完成', '新增', '等', '20\\d\\d年(?:底|末)?', '[较比]?[“"]?十[三四五六]五[”"]?(?:时期|期间|末)',
    '(?<![安分])[位稳均]?[居列](?:全[国省市县区]|世界|全球|[东中西]部(?:地区)?)?[第前]', '位?居',
    '分居', '位列', '排名', '(?<!安)排', '跃居', '稳居', '同比', '净增', '持续', '双', '[≥≤<>=＜＞]', '新[（(]改、扩[）)]建',
  ].join('|')})+$`,
)
/** Money is named by what it is spent on: “安排5000万元*专项资金*”. */
const SPENDS = /(?:安排|投入|发放|落实|争取|筹[措集]|设立|拨付|获得|下达|募集)(?:不少于|不低于|超过?|近|约)?$/
const COMPARES = /^(?:高出|低于|高于|比|较|是|与|同|由|从|有$|在全)/
/** Who set a target, in brackets behind it: “下降3.2%（省定3%）”. */
const LEVEL_SET = /^[国省市县]定$/
/** Words that measure nothing by themselves; they need what was named before. */
const ELLIPTIC = /^(?:总规模|总数|总量|数量|面积|总投资|总产值|产值|增速|同比|比上年|比重|占比|国家级|省级|市级|县级|其中|增长|下降|累计|改扩建|改建|扩建|改造|[国省市县]定)$/

/**
 * What a number measures, as short as the words allow: what is counted behind it (“20家*企业*”), else what stands before it (“*覆盖率*达到90%”).
 *
 * @param last name given to the number before it in the same sentence, for words that leave it out (“总数达到40家”, “市级30家”)
 * @param longest characters of a name; more where several are named in a row
 */
export function nameOf({ measure, clause, from, since, after }: Place, last: string, longest: number = LONGEST_NAME): string {
  const words = clause.slice(Math.max(since, from - Math.max(60, longest)), from)
  const behind = counts(measure.unit) || /[里亩米]$/.test(measure.unit) || SPENDS.test(words) ? nounBehind(after) : ''
  if (behind !== '') return behind
  const ahead = nounAhead(words, longest)
  if (ahead !== '' && !ELLIPTIC.test(ahead) && !COMPARES.test(ahead)) return ahead
  if (LEVEL_SET.test(ahead) && last !== '') return `${last}（${ahead}）`
  if (/^(?:国家|省|市|县)级$/.test(ahead) && last !== '') return ahead + last.replace(/^(?:国家|省|市|县)级/, '')
  // “*总投资*5亿元的新材料基地”: whose it is stands behind.
  if (/^的[\u4e00-\u9fff“]{4}/.test(after) && ELLIPTIC.test(ahead)) return ahead
  if (ahead === '' || isShare(measure.unit) || COMPARES.test(ahead)) return last === '' ? ahead || clause.slice(0, 20) : last
  return last.endsWith(ahead) ? last : last + ahead
}

/** “1万名*具有博士学位的*技术人才” */
const RELATIVE = /^(?:具有|拥有|站在|紧跟|从事|来自|掌握|熟悉|符合|获得|取得)[^，,。；;\d]{2,20}的(?=[\u4e00-\u9fff“]{2})/
/** “25家*省级及以上*技术中心” */
const LEVEL_UP = /^(?:国家|[省市县])级(?:及)?以上/
/** “9个*县（区）*获评” */
const ONE_WORD = /^[县区市镇乡村](?=[（(](?:[县区市镇乡村]|街道|、){1,8}[）)]|被|获[评批])/

function nounBehind(after: string): string {
  const words = after.replace(GAP, '').replace(RELATIVE, '')
  const place = ONE_WORD.exec(words)?.[0]
  if (place) return place
  const level = LEVEL_UP.exec(words)?.[0] ?? ''
  const rest = words.slice(level.length)
  const noun = level + (NOT_A_NOUN.test(rest) ? '' : (NOUN.exec(rest)?.[0] ?? ''))
  return noun.replace(/(?<=..)(?:全面|如期|全部|顺利|提前)$/, '').replace(/(?<=..)(?:(?:建设|改造|培训)?(?:任务|目标)|[和与及])$/, '')
}

function nounAhead(words: string, longest: number): string {
  const clause = words.split(/[：:]/).at(-1) || words
  const bare = clause.replace(TRAILING, '').replace(LEADING, '')
  const noun = bare.includes('”') ? bare : bare.replace(/^“/, '')
  if (noun.length <= longest) return noun
  const end = noun.slice(-longest)
  return end.slice(end.indexOf('、') + 1)
}
