/** A unit the city knows. */
export type KnownUnit = { id: string; name: string; aliases: readonly string[] }

/** Why a known unit is proposed for a name in a text. */
export type CandidateReason = 'name' | 'alias' | 'second name' | 'short name' | 'group member' | 'similar'

/** `certain`: the name can mean nothing else that looks as good; where several are certain, a person chooses. */
export type UnitCandidate = { id: string; name: string; reason: CandidateReason; score: number; certain: boolean }

const MOST = 5
const LEAST_SIMILAR = 0.6

/**
 * Known units that a name in a text may mean, surest first: itself or an alias, the same with its second name in brackets
 * (市工信局（市国资委）), short or long form of it (财政局 for 市财政局, 发改委 for 发展改革委), members of the group it names (各县（市、区）人民政府),
 * then what is merely similar.
 *
 * @example unitCandidates('财政局', [{ id: 'u1', name: '市财政局', aliases: [] }]) // one, 'short name', certain
 */
export function unitCandidates(name: string, known: readonly KnownUnit[]): UnitCandidate[] {
  const wanted = plain(name)
  if (wanted === '') return []
  const group = groupOf(wanted)
  const found: UnitCandidate[] = []
  for (const unit of known) {
    const likeness = match(wanted, unit) ?? memberOf(group, unit) ?? (group ? null : similar(wanted, unit))
    if (likeness) found.push({ id: unit.id, name: unit.name, certain: likeness.reason !== 'group member' && likeness.reason !== 'similar', ...likeness })
  }
  found.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
  const best = found[0]?.score ?? 0
  // The name itself, or an alias, leaves no doubt about any other.
  if (best >= 0.98) return found.filter(({ score }) => score === best).slice(0, MOST)
  if (found[0]?.reason === 'group member') return found.filter(({ reason }) => reason === 'group member')
  return found.filter(({ score }) => best < 0.9 || score >= 0.9).slice(0, MOST)
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').replaceAll('（', '(').replaceAll('）', ')')
}

/** 市工信局(市国资委) has two names; each may stand alone. */
function namesOf(name: string): string[] {
  const match = /^(.{2,24}?)\(([^()]{2,24})\)$/.exec(name)
  return match ? [match[1] ?? '', match[2] ?? ''] : [name]
}

type Likeness = Pick<UnitCandidate, 'reason' | 'score'>

function match(wanted: string, { name, aliases }: KnownUnit): Likeness | null {
  const own = plain(name)
  if (own === wanted) return { reason: 'name', score: 1 }
  if (aliases.some((alias) => plain(alias) === wanted)) return { reason: 'alias', score: 0.98 }
  const all = [own, ...aliases.map(plain)].flatMap(namesOf)
  const parts = namesOf(wanted)
  if (parts.some((part) => all.includes(part))) return { reason: 'second name', score: 0.95 }
  return parts.some((part) => all.some((one) => coreOf(one) === coreOf(part))) ? { reason: 'short name', score: 0.9 } : null
}

/** Long and short forms of the words names are made of. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/人民政府/g, '政府'],
  [/发展和改革委员会|发展改革委员会|发展改革委|发改委/g, '发改'],
  [/工业和信息化局|工信局/g, '工信'],
  [/人力资源和社会保障局|人社局/g, '人社'],
  [/住房和城乡建设局|住建局/g, '住建'],
  [/市场监督管理局|市场监管局/g, '市场监管'],
  [/文化和旅游局|文旅局/g, '文旅'],
  [/卫生健康委员会|卫生健康委|卫健委/g, '卫健'],
  [/交通运输局|交通局/g, '交通'],
  [/应急管理局|应急局/g, '应急'],
  [/国有资产监督管理委员会|国资委/g, '国资'],
  [/医疗保障局|医保局/g, '医保'],
  [/机关事务管理局|机关事务局/g, '机关事务'],
  [/自然资源和规划局|规划和自然资源局/g, '自规'],
  [/行政审批服务管理局|审批服务管理局|行政审批局|审批局/g, '审批'],
  [/管理委员会|管委会/g, '管委会'],
  [/残疾人联合会|残联/g, '残联'],
  [/委员会办公室|委办公室|委办$/g, '委办'],
  [/城市管理综合(?:行政)?执法局|城市管理局|城管执法局|城管局/g, '城管'],
  [/民族宗教事务(?:局|委员会|委)|民宗[局委]/g, '民宗'],
  [/退役军人事务局|退役军人局/g, '退役军人'],
  [/科学技术[局委厅]|科技[局委厅]/g, '科技'],
  [/教育体育局|教体局/g, '教体'],
  [/农业农村局|农业局/g, '农业'],
  [/消防救援(支队|大队|总队)|消防(支队|大队|总队)/g, '消防'],
  [/网络安全和信息化委员会办公室|委?网信办/g, '网信'],
  [/机构编制委员会办公室|委?编办/g, '编办'],
  [/国家税务总局(?:[\u4e00-\u9fff]{2,5}(?=[省市县区]))?|中国(?=人民银行)/g, ''],
  [/外事办公室|外事办/g, '外事办'],
  [/金融工作办公室|金融办/g, '金融办'],
]

function coreOf(name: string): string {
  let core = name
  for (const [long, short] of SHORT) core = core.replace(long, short)
  // The level is left out inside a city's own papers: 财政局 is 市财政局.
  const bare = core.replace(/^(?:[\u4e00-\u9fff]{2,6}?(?=市[\u4e00-\u9fff]{2}))?[省市县区](?!场|政|委$|民|容)/, '')
  return bare.length >= 2 ? bare : core
}

type Group = 'counties'

function groupOf(wanted: string): Group | null {
  return /^(?:各|全市各)(?:县|区|市)(?:\([县市区、旗]{1,10}\))?(?:、?[市区])*(?:人民政府|政府|党委和政府)?$|^各县区$/.test(wanted) ? 'counties' : null
}

const COUNTY = /^(?!市)[\u4e00-\u9fff]{1,6}[县市区](?:\(?[^()]{0,8}\)?)?(?:人民政府|政府)$/

function memberOf(group: Group | null, { name, aliases }: KnownUnit): Likeness | null {
  if (group !== 'counties') return null
  return [name, ...aliases].some((one) => COUNTY.test(plain(one)) && !/开发区/.test(one)) ? { reason: 'group member', score: 0.85 } : null
}

/** Dice coefficient of the pairs of neighbouring characters. */
function similar(wanted: string, { name, aliases }: KnownUnit): Likeness | null {
  let best = 0
  for (const one of [name, ...aliases]) best = Math.max(best, likeness(wanted, plain(one)))
  return best >= LEAST_SIMILAR ? { reason: 'similar', score: Math.round(best * 80) / 100 } : null
}

function likeness(a: string, b: string): number {
  const pairs = pairsOf(a)
  const others = pairsOf(b)
  if (pairs.length + others.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1)
  let common = 0
  for (const pair of others) {
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    left.set(pair, count - 1)
    common += 1
  }
  return (2 * common) / (pairs.length + others.length)
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
