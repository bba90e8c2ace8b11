const VERBS = ['推进', '完善', '建立', '开展', '落实', '优化', '规范', '健全', '深化', '加快', '试行', '公布', '清理', '修订', '推行', '实施']
const THINGS = ['行政审批', '营商环境', '教育评价', '医疗保障', '国有企业', '农村产权', '能源价格', '财政预算', '数据共享', '社区治理', '人才选用', '水权交易', '招标投标', '执法监督', '文化场馆', '林权登记', '公交线路', '供热管网', '校车管理', '河湖巡查', '食品抽检', '工程结算', '职称评审', '电价核定', '殡葬服务', '托育机构', '房屋登记', '口岸通关', '粮食收储', '防汛演练']
const ENDS = ['清单管理', '实施方案', '工作机制', '标准体系', '评估办法', '联席会议', '协同平台', '专项整治', '一次办成']

/** By which titles are searched: one that stands in a few of a million, one in about two of a hundred, and one in about thirty of a hundred. */
export const SEARCHED = { rare: '钨矿', usual: '养老', commonest: '改革' } as const

const SHARE = { usual: 0.02, commonest: 0.3 }
const RARE_EVERY = 20_000

/** The title of the matter with this number: invented, and of an even spread of bigrams but for those searched for. */
export function nextTitle(index: number, next: () => number): string {
  const oneOf = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? ''
  const thing = index % RARE_EVERY === 7 ? `${SEARCHED.rare}权出让` : next() < SHARE.usual ? `${SEARCHED.usual}服务` : oneOf(THINGS)
  const end = next() < SHARE.commonest ? `${SEARCHED.commonest}试点` : oneOf(ENDS)
  return `${oneOf(VERBS)}${thing}${end}第${index + 1}项`
}
