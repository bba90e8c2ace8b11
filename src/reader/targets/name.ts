import type { Place } from './place.ts'
import { counts, isShare } from './units.ts'

/** Words that may stand between a number and what it counts. */
const GAP = /^(?:[（(]含[）)])?(?:及)?(?:以[上下内]|左右|上下)?的?/
const NOUN = /^[“"]?[\u4e00-\u9fffA-Za-z“”"·]{2,24}?(?=$|[，,。；;、：:（(）)\d]|实现|达到|建设任务|等$|以上|，)/
const NOT_A_NOUN = /^(?:以|左右|上下|的|和|与|及|或|等|其中|位居|同比|比|较|占|增长|下降|提高|达到?|突破|为|是|至|到|后|前|内|外|用于|开展|实现|入选|成为|被|共|均|分别)/
/** What leads to a measure and is no part of its name. */
const LEADING =
  /^(?:——|—|到?20\d\d年(?:底|末)?|今年|全年|年底前?|年内|预计|累计|其中|同时|并|力争|确保|争取|努力|计划|将|要|再|全[市省县区州]|实现|完成|推动|推进|促进|新增|新建|新培育|新开工|培育(?:壮大)?|打造|建设|建成|引进|实施|开展|举办|组织|支持|扶持|使|达到?|建立|发展|新|争创|创建|开工|改造提升|先后|共|总计|合计|已|了|持续|加快|积极|着力|全面|提供|吸纳|转移|筹集|解决|办理|审议|召开|出台|颁发)+/
const TRAILING =
  /(?:力争|确保|争取|努力|计划|预计)?(?:均|都|各|分别|累计|总计|合计|约|近|超|共|再|要|将|已|仅|在|到|至|为|是|以|的|了|大约|接近|不少于|不低于|不得少于|不得低于|不超过|不高于|至少|超过|高于|低于|突破|达到?|占到?|保持在?|稳定在?|控制在?|维持在?|提高到?|提高至|提升到?|提升至|增加到?|增长到?|增长至?|下降到?|下降至?|降低到?|降低至?|降至|降到|压缩到?|压缩至?|压减|缩短至?|减少|实现|完成|新增|增长|增加|：|:|（|\(|等)+$/
/** Words that measure nothing by themselves; they need what was named before. */
const ELLIPTIC = /^(?:总数|总量|数量|面积|总投资|总产值|产值|增速|同比|比上年|比重|占比|国家级|省级|市级|县级|其中|增长|下降|累计)$/

/**
 * What a number measures, as short as the words allow: what is counted behind it (“20家*企业*”), else what stands before it (“*覆盖率*达到90%”).
 *
 * @param last name given to the number before it in the same sentence, for words that leave it out (“总数达到40家”, “市级30家”)
 */
export function nameOf({ measure, clause, from, before, after }: Place, last: string): string {
  const behind = counts(measure.unit) || /[里亩米]$/.test(measure.unit) ? nounBehind(after) : ''
  if (behind !== '') return behind
  const ahead = nounAhead(from <= before.length ? clause.slice(0, from) : before)
  if (ahead !== '' && !ELLIPTIC.test(ahead)) return ahead
  if (/^(?:国家|省|市|县)级$/.test(ahead) && last !== '') return ahead + last.replace(/^(?:国家|省|市|县)级/, '')
  if (ahead === '' || isShare(measure.unit)) return last === '' ? ahead || clause.slice(0, 20) : last
  return last.endsWith(ahead) ? last : last + ahead
}

function nounBehind(after: string): string {
  const words = after.replace(GAP, '')
  const noun = NOT_A_NOUN.test(words) ? '' : (NOUN.exec(words)?.[0] ?? '')
  return noun.replace(/(?:建设|改造|培训)?(?:任务|工作|目标)$/, '')
}

function nounAhead(words: string): string {
  const clause = words.split(/[，,。；;：:]/).at(-1) ?? words
  const stripped = clause.replace(TRAILING, '')
  const part = stripped.split(/\d+(?:\.\d+)?[^\u4e00-\u9fff]?[个家户项条件名人]?[、和]/).at(-1) ?? stripped
  return part.replace(LEADING, '').slice(-24)
}
