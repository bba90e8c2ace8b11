import type { Day } from '../../kernel/time/day.ts'

const text = (zh: string, en: string) => ({ zh, en })

/** The document that authorises ranking places, invented like the city. */
export const BASIS = { title: '《河东市全面深化改革考核办法（试行）》', number: '河改发〔2023〕2号', issuedOn: '2023-03-20', clause: '第十二条', note: text('演示数据', 'demonstration data') }

/** Shares that the statistics bureau settles for every place, in percent; the target is all of it. */
export const shares = {
  tasks: '承接任务按期完成率',
  pilots: '试点任务按期完成率',
  indicators: '差异化重点指标完成率',
  people: '企业群众满意率',
} as const
export type Share = keyof typeof shares

/** Who scores reforms of places by hand, each by itself. */
export const JURY = ['市委组织部', '市纪委监委', '市财政局', '市科技局', '市信访局'] as const

/** What lies between the five scores of one place; without the highest and the lowest their mean is the middle one. */
export const SPREAD = [-1, -0.5, 0, 0.5, 1] as const

/** Points of the drawn board: what the records of a place come to. `fixes`: findings put right in time, of how many. */
type PlaceResult = { place: string; tasks: string; own: number; pilots: string; indicators: string; people: string; fixes: [done: number, of: number] }

const row = (place: string, tasks: string, own: number, pilots: string, indicators: string, people: string, done: number, of: number): PlaceResult => ({ place, tasks, own, pilots, indicators, people, fixes: [done, of] })

/** Second quarter 2023, in percent but for the score by hand. */
export const secondQuarter: readonly PlaceResult[] = [
  row('安邑区', '92', 17.5, '83.3333', '97.6', '91.8', 8, 9),
  row('猗氏县', '91.6667', 18, '83.3333', '96.2', '92.4', 7, 8),
  row('禹都县', '86.9667', 16, '80', '100', '90.1', 3, 4),
  row('龙门市', '96', 17, '100', '99.1333', '91.2', 9, 10),
  row('蒲坂市', '92', 18.5, '83.3333', '98.4', '92.9', 1, 1),
  row('左邑县', '87.5', 16.5, '83.3333', '94.7333', '90.8', 7, 8),
  row('永乐县', '90', 17.5, '100', '95.5333', '93.1', 5, 6),
  row('汾阴县', '95', 17, '75', '98', '92.2', 1, 1),
  row('高凉县', '90.4667', 16, '100', '97.2', '91', 6, 7),
  row('亳城县', '85.7', 15.5, '100', '93.9333', '91.9', 5, 6),
  row('正平县', '85', 16.5, '75', '99.8', '90.6', 1, 1),
  row('南绛县', '85', 15, '75', '95.1333', '90.3', 4, 5),
  row('大阳县', '80', 16, '75', '92.6', '89.8', 5, 6),
  row('河东开发区管委会', '93.3333', 16.5, '100', '97', '91.5', 1, 1),
]

/** The first quarter: shares alone, a little lower; nothing had to be put right yet. */
export const firstQuarter = secondQuarter.map(({ place, tasks, own, pilots, indicators, people }, at) => ({
  place,
  tasks: lower(tasks, at % 3),
  own: own - 0.5,
  pilots,
  indicators: lower(indicators, (at + 1) % 3),
  people: lower(people, 1),
}))

function lower(share: string, by: number): string {
  return (Number(share) - by).toFixed(2)
}

/** Findings of the spring: what they were called; the first of a place told apart in the drawing. */
export const FOUND = ['政务大厅叫号外屏停用', '惠企资金兑付超时', '农贸市场改造未按图施工', '村务公开栏未更新', '窗口一次告知单未更新', '工程款支付资料不齐', '网格事件反馈不及时', '养老服务站开放时间不足', '道路开挖未设公示牌', '项目台账信息未更新'] as const
/** Of each finding its last day, and the day on which it was closed; the last of a place was late where one was. */
export const CLOSED_BY: Day = '2023-06-27'
export const LATE_DUE: Day = '2023-06-15'

export const DAYS = {
  adopted: '2023-03-24',
  first: { period: '2023-Q1', asOf: '2023-03-31', reported: '2023-04-04', locked: '2023-04-06', opened: '2023-04-03', scored: '2023-04-07', cutoff: '2023-04-10', frozen: '2023-04-14' },
  second: { period: '2023-Q2', asOf: '2023-06-30', reported: '2023-07-04', locked: '2023-07-05', opened: '2023-07-03', scored: '2023-07-06', cutoff: '2023-07-10', asked: '2023-07-12' },
} as const

/** Groups by class of place (分组). */
export const placeGroups = [
  { id: 'core', name: text('一核', 'the core'), places: ['安邑区', '猗氏县', '禹都县'] },
  { id: 'wings', name: text('三翼', 'the three wings'), places: ['龙门市', '蒲坂市', '左邑县'] },
  { id: 'pivots', name: text('七支点', 'the seven pivots'), places: ['永乐县', '汾阴县', '高凉县', '亳城县', '正平县', '南绛县', '大阳县'] },
  { id: 'zone', name: text('开发区', 'development zone'), places: ['河东开发区管委会'], apart: true },
] as const
