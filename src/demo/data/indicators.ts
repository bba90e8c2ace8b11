import type { Level } from '../../kernel/pack/scheme-schema.ts'
import type { Day } from '../../kernel/time/day.ts'

/** Every figure here is invented, like the city. */
export const MARK = '演示数据'

export type DemoTarget = { level: Level; value: string; about?: boolean; trajectory?: { by: Day; value: string }[]; despite?: string }
/** A figure of the whole on a day, the same time of the year before where it is told. */
export type DemoFigure = { asOf: Day; value: string; before?: string }

export type DemoIndicator = {
  key: string
  name: string
  measure: string
  direction?: 'up' | 'down'
  course?: 'cumulative' | 'point'
  binding?: boolean
  adds?: boolean
  decimals: number
  definition: string
  source: string
  owner: string
  targets: DemoTarget[]
  figures: DemoFigure[]
  /** its places have targets of the city and figures on these days, so much of the whole each */
  places?: { days: Day[] }
}

export const indicators: readonly DemoIndicator[] = [
  {
    key: 'investment', name: '固定资产投资完成额', measure: '亿元', adds: true, decimals: 2, owner: '市发展改革委', source: '统计月报',
    definition: '计划总投资500万元及以上的建设项目和房地产开发完成的投资，自年初累计。',
    targets: [{ level: 'province', value: '820' }, { level: 'city', value: '870', despite: '市委经济工作会议确定，与各县协商后分解（演示数据）' }],
    figures: [
      { asOf: '2023-02-28', value: '61.42' }, { asOf: '2023-03-31', value: '148.36' }, { asOf: '2023-04-30', value: '221.05' }, { asOf: '2023-05-31', value: '312.48' },
      { asOf: '2023-06-30', value: '436.90' }, { asOf: '2023-07-31', value: '513.27' }, { asOf: '2023-08-31', value: '589.64' },
    ],
    places: { days: ['2023-03-31', '2023-06-30', '2023-08-31'] },
  },
  {
    key: 'attraction', name: '招商引资签约额', measure: '亿元', decimals: 2, owner: '市招商投资中心', source: '招商项目库',
    definition: '当年新签约项目的计划总投资，自年初累计；意向协议不计。',
    targets: [{ level: 'province', value: '1546' }, { level: 'city', value: '3000', despite: '产业链建设需要，市长办公会议定（演示数据）' }],
    figures: [{ asOf: '2023-03-31', value: '806.15', before: '702.40' }, { asOf: '2023-06-30', value: '1890.92', before: '1510.77' }, { asOf: '2023-08-31', value: '2402.36', before: '1968.50' }],
  },
  {
    key: 'industry', name: '规上工业增加值增速', measure: '%', course: 'point', decimals: 1, owner: '市工信局（市国资委）', source: '统计月报',
    definition: '规模以上工业企业增加值按可比价格计算的累计同比增速。',
    targets: [{ level: 'province', value: '6.5' }, { level: 'city', value: '7', about: true, despite: '与省定目标衔接，留有余地（演示数据）' }],
    figures: [{ asOf: '2023-03-31', value: '5.8' }, { asOf: '2023-04-30', value: '6.1' }, { asOf: '2023-05-31', value: '6.4' }, { asOf: '2023-06-30', value: '6.6' }, { asOf: '2023-07-31', value: '6.7' }, { asOf: '2023-08-31', value: '6.8' }],
  },
  {
    key: 'air', name: '空气质量优良天数比例', measure: '%', course: 'point', binding: true, decimals: 1, owner: '市生态环境局', source: '环境空气质量监测月报',
    definition: '自年初累计，空气质量指数在100及以下的天数占有效监测天数的比例。',
    targets: [{ level: 'province', value: '72.0', trajectory: [{ by: '2023-03-31', value: '60.0' }, { by: '2023-06-30', value: '66.0' }, { by: '2023-09-30', value: '71.0' }] }],
    figures: [{ asOf: '2023-03-31', value: '61.1', before: '58.9' }, { asOf: '2023-06-30', value: '66.9', before: '65.2' }, { asOf: '2023-08-31', value: '71.6', before: '69.5' }],
  },
  {
    key: 'approval', name: '政务服务平均办理时限', measure: '工作日', direction: 'down', course: 'point', decimals: 1, owner: '市审批服务管理局', source: '政务服务平台',
    definition: '当期办结的依申请政务服务事项，从受理到办结的平均工作日。',
    targets: [{ level: 'city', value: '4.5', trajectory: [{ by: '2023-06-30', value: '5.5' }, { by: '2023-09-30', value: '5' }] }],
    figures: [{ asOf: '2023-03-31', value: '6.2' }, { asOf: '2023-06-30', value: '5.4' }, { asOf: '2023-07-31', value: '5.2' }],
  },
  {
    key: 'jobs', name: '城镇新增就业人数', measure: '万人', binding: true, decimals: 2, owner: '市人社局', source: '就业信息系统',
    definition: '城镇新就业人数减去自然减员，自年初累计。',
    targets: [{ level: 'province', value: '4.5' }, { level: 'city', value: '4.5', trajectory: [{ by: '2023-06-30', value: '2.4' }, { by: '2023-09-30', value: '3.6' }] }],
    figures: [{ asOf: '2023-03-31', value: '1.12', before: '1.08' }, { asOf: '2023-06-30', value: '2.61', before: '2.47' }, { asOf: '2023-08-31', value: '3.35', before: '3.18' }],
  },
  {
    key: 'entities', name: '新登记经营主体', measure: '户', adds: true, decimals: 0, owner: '市市场监管局', source: '经营主体登记系统',
    definition: '当年新设立登记的企业、个体工商户和农民专业合作社，自年初累计。',
    targets: [{ level: 'city', value: '60000' }],
    figures: [{ asOf: '2023-03-31', value: '14210', before: '12980' }, { asOf: '2023-06-30', value: '31560', before: '28740' }],
    places: { days: ['2023-06-30'] },
  },
]

/** The year before of the first of them, by which this year’s end is foreseen. */
export const yearBefore: readonly DemoFigure[] = [
  { asOf: '2022-02-28', value: '57.90' }, { asOf: '2022-03-31', value: '138.22' }, { asOf: '2022-04-30', value: '205.31' }, { asOf: '2022-05-31', value: '287.76' }, { asOf: '2022-06-30', value: '398.04' }, { asOf: '2022-07-31', value: '466.80' }, { asOf: '2022-08-31', value: '537.15' }, { asOf: '2022-12-31', value: '796.30' },
]

/** Parts of a hundred of the whole that a place has, and by how many thousandths its figure stands above or below its part. */
export const parts: readonly { place: string; share: number; off: number }[] = [
  { place: '安邑区', share: 13, off: 12 }, { place: '蒲坂市', share: 9, off: -6 }, { place: '龙门市', share: 14, off: 18 }, { place: '猗氏县', share: 8, off: 5 }, { place: '汾阴县', share: 6, off: -14 }, { place: '左邑县', share: 8, off: -9 }, { place: '高凉县', share: 5, off: 7 },
  { place: '正平县', share: 6, off: 3 }, { place: '南绛县', share: 5, off: -21 }, { place: '亳城县', share: 5, off: -4 }, { place: '禹都县', share: 5, off: 9 }, { place: '大阳县', share: 4, off: -27 }, { place: '永乐县', share: 6, off: 11 }, { place: '河东开发区管委会', share: 6, off: 0 },
]

/** On their way on the demonstration's day: to be checked, to be locked, sent back. */
export const onTheirWay = {
  toCheck: { key: 'approval', asOf: '2023-08-31', value: '5.1', on: '2023-09-18' },
  toConfirm: { key: 'entities', place: '龙门市', asOf: '2023-08-31', value: '5862', on: '2023-09-15', checked: '2023-09-18' },
  returned: { key: 'entities', place: '安邑区', asOf: '2023-08-31', value: '5430', on: '2023-09-14', returned: '2023-09-19', reason: '请注明是否含迁入户（演示数据）' },
} as const
