import type { Day } from '../../kernel/time/day.ts'

/**
 * A city leader's post. No one is named in the demonstration: the post says who answers, and what it oversees stands in its
 * name, as in a notice on the division of work.
 */
export type LeaderPost = {
  key: string
  body: '中共河东市委' | '河东市人民政府'
  name: string
  since: Day
  fields: string[]
  /** units it oversees, as in units.ts */
  units: string[]
  /** deputies and assistants do not lead projects */
  leader: boolean
  /** 主要领导 */
  head?: boolean
  /** the post that may act for it */
  actedForBy?: string
}

const CITY = '中共河东市委'
const GOVERNMENT = '河东市人民政府'

export const leaderPosts: readonly LeaderPost[] = [
  {
    key: 'secretary', body: CITY, name: '市委书记', since: '2021-09-15',
    fields: ['市委全面工作'],
    units: ['市委办公室', '市委政研室（改革办）'],
    leader: true, head: true, actedForBy: 'city-secretary-general',
  },
  {
    key: 'mayor', body: GOVERNMENT, name: '市长', since: '2021-10-08',
    fields: ['市政府全面工作', '招商引资'],
    units: ['市政府办公室', '市招商投资中心'],
    leader: true, head: true, actedForBy: 'secretary-general',
  },
  {
    key: 'executive', body: GOVERNMENT, name: '常务副市长（分管发展改革、财政、能源、统计）', since: '2021-10-08',
    fields: ['常务工作', '发展改革', '能源'],
    units: ['市发展改革委', '市财政局', '市能源局', '市统计局', '市税务局', '市机关事务管理局'],
    leader: true, actedForBy: 'dsg-general',
  },
  {
    key: 'discipline', body: CITY, name: '市纪委书记、市监委主任', since: '2021-09-15',
    fields: ['纪检监察'],
    units: ['市纪委监委'],
    leader: true,
  },
  {
    key: 'organisation', body: CITY, name: '市委组织部部长', since: '2021-09-15',
    fields: ['党的建设', '干部人才'],
    units: ['市委组织部'],
    leader: true,
  },
  {
    key: 'propaganda', body: CITY, name: '市委宣传部部长', since: '2022-03-10',
    fields: ['意识形态', '文化体制改革'],
    units: ['市委宣传部', '市委网信办', '市广播电视台'],
    leader: true,
  },
  {
    key: 'politics-law', body: CITY, name: '市委政法委书记', since: '2021-09-15',
    fields: ['政法', '社会治理'],
    units: ['市委政法委', '市信访局'],
    leader: true,
  },
  {
    key: 'united-front', body: CITY, name: '市委统战部部长', since: '2022-03-10',
    fields: ['统一战线'],
    units: ['市委统战部'],
    leader: true,
  },
  {
    key: 'city-secretary-general', body: CITY, name: '市委秘书长、改革办主任', since: '2021-09-15',
    fields: ['全面深化改革协调'],
    units: ['市委政研室（改革办）'],
    leader: true,
  },
  {
    key: 'industry', body: GOVERNMENT, name: '副市长（分管工业和信息化、科技、金融）', since: '2021-10-08',
    fields: ['工业和信息化', '科技', '金融'],
    units: ['市工信局（市国资委）', '市科技局', '市金融办', '市小企业发展促进中心', '人行河东市中心支行', '河东银保监分局'],
    leader: true, actedForBy: 'dsg-industry',
  },
  {
    key: 'land', body: GOVERNMENT, name: '副市长（分管自然资源、生态环境、住建、城管）', since: '2021-10-08',
    fields: ['自然资源', '生态环境', '城乡建设'],
    units: ['市规划和自然资源局（林业局）', '市生态环境局', '市住建局', '市城市管理局', '市盐湖生态保护与开发中心', '市气象局'],
    leader: true, actedForBy: 'dsg-land',
  },
  {
    key: 'commerce', body: GOVERNMENT, name: '副市长（分管商务、文旅、外事）', since: '2021-10-08',
    fields: ['商务', '文化和旅游', '对外开放'],
    units: ['市商务局', '市文旅局', '市外事办', '市体育局', '河东海关'],
    leader: true, actedForBy: 'dsg-commerce',
  },
  {
    key: 'service', body: GOVERNMENT, name: '副市长（分管政务服务、市场监管、司法、公安）', since: '2022-04-26',
    fields: ['政务服务', '市场监管', '公安司法'],
    units: ['市审批服务管理局', '市市场监管局', '市司法局', '市公安局', '市应急局'],
    leader: true, actedForBy: 'dsg-service',
  },
  {
    key: 'health', body: GOVERNMENT, name: '副市长（分管卫生健康、医保、教育、民政）', since: '2021-10-08',
    fields: ['卫生健康', '医疗保障', '教育', '民政'],
    units: ['市卫健委', '市医保局', '市教育局', '市民政局', '市人社局', '市残联'],
    leader: true, actedForBy: 'dsg-health',
  },
  {
    key: 'rural', body: GOVERNMENT, name: '副市长（分管农业农村、水务、交通、乡村振兴）', since: '2022-04-26',
    fields: ['农业农村', '水务', '交通', '乡村振兴'],
    units: ['市农业农村局', '市水务局', '市交通局', '市乡村振兴局'],
    leader: true,
  },
  {
    key: 'secretary-general', body: GOVERNMENT, name: '市政府秘书长', since: '2021-10-08',
    fields: [],
    units: [],
    leader: false,
  },
  {
    key: 'dsg-general', body: GOVERNMENT, name: '市政府副秘书长（协助常务副市长）', since: '2022-01-20',
    fields: [],
    units: [],
    leader: false,
  },
  {
    key: 'dsg-industry', body: GOVERNMENT, name: '市政府副秘书长（协助分管工业副市长）', since: '2022-01-20',
    fields: [],
    units: [],
    leader: false,
  },
  {
    key: 'dsg-land', body: GOVERNMENT, name: '市政府副秘书长（协助分管自然资源副市长）', since: '2022-01-20',
    fields: [],
    units: [],
    leader: false,
  },
  {
    key: 'dsg-commerce', body: GOVERNMENT, name: '市政府副秘书长（协助分管商务副市长）', since: '2022-01-20',
    fields: [],
    units: [],
    leader: false,
  },
  {
    key: 'dsg-service', body: GOVERNMENT, name: '市政府副秘书长（协助分管政务服务副市长）', since: '2022-04-26',
    fields: [],
    units: [],
    leader: false,
  },
  {
    key: 'dsg-health', body: GOVERNMENT, name: '市政府副秘书长（协助分管卫生健康副市长）', since: '2022-01-20',
    fields: [],
    units: [],
    leader: false,
  },
  {
    key: 'dsg-party', body: CITY, name: '市委副秘书长（协助党的建设工作）', since: '2022-01-20',
    fields: [],
    units: [],
    leader: false,
  },
]

/** One deputy mayor was succeeded: every duty of the post moved with it. */
export const leaderChange = { post: 'commerce', on: '2023-07-12', document: '河人常发〔2023〕18号（演示）' } as const
