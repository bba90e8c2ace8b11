import type { Day } from '../../kernel/time/day.ts'
import type { DemoMilestone } from './project.ts'
import { milestone } from './project.ts'

/** A pilot of a unit, or a place's own reform: beside the led projects in the same ledger, told more briefly. */
export type DemoReform = {
  title: string
  category: 'pilot' | 'own'
  level: '国家级' | '省级' | '市级' | '县级'
  lead: string
  support: string[]
  goal: string
  measures: string
  due: Day
  milestones: DemoMilestone[]
  /** progress as the handler told it; the last one decides whether silence has set in */
  news: [on: Day, summary: string][]
  ended?: { by: 'close' | 'suspend'; on: Day; note: string }
}

const half = (title: string, reachedOn: Day | null = '2023-06-28', due: Day = '2023-06-30'): DemoMilestone =>
  milestone('half', title, due, reachedOn)

export const pilots: readonly DemoReform[] = [
  {
    title: '农村集体经营性建设用地入市试点',
    category: 'pilot',
    level: '国家级',
    lead: '市规划和自然资源局（林业局）',
    support: ['市财政局', '龙门市'],
    goal: '完成入市地块6宗，建立增值收益调节金制度。',
    measures: '入市地块项目库、民主议事程序、调节金专户管理。',
    due: '2023-12-20',
    milestones: [half('调节金办法印发')],
    news: [
      ['2023-05-18', '完成3宗地块入市方案审批。'],
      ['2023-08-24', '已入市4宗，第5宗正在公告。'],
    ],
  },
  {
    title: '公立医院高质量发展示范试点',
    category: 'pilot',
    level: '国家级',
    lead: '市卫健委',
    support: ['市医保局', '市财政局'],
    goal: '建成区域检验、影像、病理三个共享中心。',
    measures: '统一设备采购、结果互认、医保打包支付。',
    due: '2023-12-15',
    milestones: [half('三个中心建设方案批复'), milestone('q3', '检验共享中心投用', '2023-09-26')],
    news: [
      ['2023-05-24', '三个中心方案通过论证。'],
      ['2023-09-06', '检验共享中心设备安装完成90%，正在申请执业变更。'],
    ],
  },
  {
    title: '数字乡村试点',
    category: 'pilot',
    level: '省级',
    lead: '市农业农村局',
    support: ['市委网信办', '猗氏县'],
    goal: '建成果品产销数据平台，接入合作社100家。',
    measures: '统一数据标准，合作社分批接入，开通溯源查询。',
    due: '2023-12-22',
    milestones: [half('平台上线试运行', '2023-06-20')],
    news: [
      ['2023-06-20', '平台上线试运行，接入合作社52家。'],
      ['2023-08-29', '接入合作社86家，开通溯源查询。'],
    ],
  },
  {
    title: '中小学教师“县管校聘”试点',
    category: 'pilot',
    level: '省级',
    lead: '市教育局',
    support: ['市人社局'],
    goal: '完成三个试点县教师轮岗交流，建立县级编制周转池。',
    measures: '编制总量控制、县级统筹聘用、交流教师周转住房保障。',
    due: '2023-08-31',
    milestones: [half('编制周转办法印发', '2023-05-31')],
    news: [
      ['2023-05-31', '三个试点县编制周转办法印发。'],
      ['2023-08-22', '轮岗交流教师312人，全部到岗。'],
    ],
    ended: { by: 'close', on: '2023-09-01', note: '轮岗交流和周转池两项任务完成，同意验收。' },
  },
  {
    title: '农业水价综合改革试点',
    category: 'pilot',
    level: '省级',
    lead: '市水务局',
    support: ['市发展改革委', '市财政局'],
    goal: '试点灌区全部实行分类分档水价，用水计量率达到100%。',
    measures: '供水成本监审、终端计量、节水奖补。',
    due: '2023-08-31',
    milestones: [half('计量设施安装完成', '2023-06-26')],
    news: [
      ['2023-06-26', '计量设施安装完成，水价成本监审启动。'],
      ['2023-08-28', '成本监审报告未通过评审，分类水价方案尚不能报批。'],
    ],
  },
  {
    title: '公共数据授权运营试点',
    category: 'pilot',
    level: '省级',
    lead: '市委网信办',
    support: ['市审批服务管理局', '市发展改革委'],
    goal: '形成公共数据授权运营管理办法，开展2个场景试运行。',
    measures: '目录清单、场景评审、安全评估三道关。',
    due: '2023-12-20',
    milestones: [half('管理办法征求意见稿', '2023-06-29')],
    news: [
      ['2023-05-10', '梳理可授权数据目录86项。'],
      ['2023-07-20', '管理办法征求意见稿收回意见31条。'],
    ],
  },
  {
    title: '社会保障卡居民服务“一卡通”试点',
    category: 'pilot',
    level: '省级',
    lead: '市人社局',
    support: ['市交通局', '市文旅局', '市卫健委'],
    goal: '社保卡可用于乘车、借阅、入园、就医结算四类场景。',
    measures: '四类场景分批开通，发卡网点下沉乡镇。',
    due: '2023-12-22',
    milestones: [half('乘车、借阅场景开通', '2023-06-27')],
    news: [
      ['2023-06-27', '乘车、借阅两类场景开通。'],
      ['2023-09-05', '入园场景在6个景区试运行。'],
    ],
  },
  {
    title: '知识产权质押融资试点',
    category: 'pilot',
    level: '省级',
    lead: '市市场监管局',
    support: ['市金融办', '人行河东市中心支行'],
    goal: '质押融资额达到2亿元，建立风险补偿机制。',
    measures: '质押贷款名录、风险补偿资金、评估机构入库。',
    due: '2023-09-27',
    milestones: [half('风险补偿办法印发')],
    news: [
      ['2023-06-28', '风险补偿办法印发，首批放款4700万元。'],
      ['2023-09-11', '累计质押融资1.82亿元，申请验收材料正在整理。'],
    ],
  },
  {
    title: '盐湖周边生态补偿试点',
    category: 'pilot',
    level: '市级',
    lead: '市盐湖生态保护与开发中心',
    support: ['市财政局', '安邑区', '禹都县'],
    goal: '建立盐湖周边生态补偿标准和资金渠道。',
    measures: '分区测算标准，市县分担，湿地管护与补偿挂钩。',
    due: '2023-12-20',
    milestones: [half('补偿标准测算', '2023-06-21')],
    news: [['2023-06-21', '完成补偿标准测算。']],
    ended: { by: 'suspend', on: '2023-08-03', note: '上级正在统一湿地补偿口径，经市委深改委同意，试点中止，待口径明确后恢复。' },
  },
  {
    title: '城市管理非现场执法试点',
    category: 'pilot',
    level: '市级',
    lead: '市城市管理局',
    support: ['市公安局', '市司法局'],
    goal: '渣土、占道两类事项实行非现场执法，办案周期压缩一半。',
    measures: '证据规则先行，两类事项试点，法制审核前移。',
    due: '2023-12-20',
    milestones: [half('执法证据规则印发', null)],
    news: [
      ['2023-05-15', '选定渣土、占道两类事项。'],
      ['2023-08-18', '证据规则与司法部门意见未完全一致，第二稿正在会签。'],
    ],
  },
]

export const ownReforms: readonly DemoReform[] = [
  {
    title: '社区议事厅与“一键报修”改革',
    category: 'own',
    level: '县级',
    lead: '安邑区',
    support: [],
    goal: '72个社区议事厅全部运行，居民报修3个工作日内回应。',
    measures: '街道统筹、社区议事、物业和维修队伍限时回应。',
    due: '2023-12-20',
    milestones: [half('试点社区运行', '2023-06-15')],
    news: [
      ['2023-06-15', '24个试点社区运行，受理报修1320件。'],
      ['2023-09-08', '扩大到58个社区，平均回应1.8个工作日。'],
    ],
  },
  {
    title: '文旅资源委托经营改革',
    category: 'own',
    level: '县级',
    lead: '蒲坂市',
    support: [],
    goal: '3处景区实行所有权、管理权、经营权分置。',
    measures: '资产评估、公开比选、经营监管三步走。',
    due: '2023-12-20',
    milestones: [half('委托经营合同签订')],
    news: [
      ['2023-06-28', '2处景区签订委托经营合同。'],
      ['2023-08-30', '第3处完成资产评估。'],
    ],
  },
  {
    title: '技改项目“零增地”承诺审批改革',
    category: 'own',
    level: '县级',
    lead: '龙门市',
    support: [],
    goal: '技改项目审批时间压缩到5个工作日。',
    measures: '承诺清单、容缺受理、事后核查。',
    due: '2023-08-31',
    milestones: [half('承诺清单公布', '2023-05-30')],
    news: [
      ['2023-05-30', '承诺事项清单公布。'],
      ['2023-08-16', '累计办理27个项目，平均4.6个工作日。'],
    ],
    ended: { by: 'close', on: '2023-08-29', note: '27个项目均在时限内办结，抽查6家企业属实，同意验收。' },
  },
  {
    title: '果品产销“三统一”改革',
    category: 'own',
    level: '县级',
    lead: '猗氏县',
    support: [],
    goal: '统一标准、统一标识、统一检测，覆盖合作社80家。',
    measures: '标准进社、标识入网、检测到户。',
    due: '2023-12-20',
    milestones: [half('标准发布', '2023-06-19'), milestone('q3', '覆盖合作社60家', '2023-09-28')],
    news: [
      ['2023-06-19', '三项标准发布。'],
      ['2023-09-04', '已覆盖合作社51家。'],
    ],
  },
  {
    title: '农村闲置宅基地盘活改革',
    category: 'own',
    level: '县级',
    lead: '汾阴县',
    support: [],
    goal: '盘活闲置宅基地200宗，建立村级收益分配办法。',
    measures: '村级摸底、收益分配、闲置资源上网公示。',
    due: '2023-12-20',
    milestones: [half('村级办法制定', '2023-06-27')],
    news: [
      ['2023-06-27', '12个村制定收益分配办法。'],
      ['2023-07-25', '已盘活64宗。'],
    ],
  },
  {
    title: '“标准地+承诺制”供地改革',
    category: 'own',
    level: '县级',
    lead: '左邑县',
    support: [],
    goal: '新增工业用地全部按标准地出让。',
    measures: '区域评估、指标承诺、竣工核验。',
    due: '2023-12-20',
    milestones: [half('区域评估完成', '2023-06-16')],
    news: [
      ['2023-06-16', '6项区域评估完成。'],
      ['2023-08-25', '出让标准地5宗。'],
    ],
  },
  {
    title: '道地药材种植保险改革',
    category: 'own',
    level: '县级',
    lead: '高凉县',
    support: [],
    goal: '三个品种纳入保险，参保面积2万亩。',
    measures: '条款备案、农户自愿参保、县级保费补贴。',
    due: '2023-12-20',
    milestones: [half('保险条款备案', '2023-06-08')],
    news: [
      ['2023-06-08', '三个品种保险条款备案。'],
      ['2023-09-01', '参保面积1.36万亩。'],
    ],
  },
  {
    title: '非遗工坊带动就业改革',
    category: 'own',
    level: '县级',
    lead: '正平县',
    support: [],
    goal: '建成工坊20个，带动就业600人。',
    measures: '工坊认定、订单对接、技能培训。',
    due: '2023-08-31',
    milestones: [half('工坊认定办法印发', '2023-06-29')],
    news: [
      ['2023-06-29', '认定工坊12个。'],
      ['2023-08-21', '建成工坊17个，3个场地未验收。'],
    ],
  },
  {
    title: '屋顶光伏收益村级分配改革',
    category: 'own',
    level: '县级',
    lead: '南绛县',
    support: [],
    goal: '5个村形成收益分配办法并完成首次分配。',
    measures: '村民会议议定、账目公开、按户分配。',
    due: '2023-12-20',
    milestones: [half('分配办法经村民会议通过', '2023-06-30'), milestone('q3', '首次分配到户', '2023-09-27')],
    news: [
      ['2023-06-30', '4个村分配办法通过。'],
      ['2023-09-07', '5个村均已通过，首次分配方案公示中。'],
    ],
  },
  {
    title: '移民村产业合作改革',
    category: 'own',
    level: '县级',
    lead: '亳城县',
    support: [],
    goal: '8个移民村组建产业联合社。',
    measures: '联合社统一采购、统一销售、按股分红。',
    due: '2023-12-20',
    milestones: [half('联合社章程通过', '2023-06-14')],
    news: [
      ['2023-06-14', '联合社章程通过。'],
      ['2023-08-23', '6个村入社。'],
    ],
  },
  {
    title: '村级小微权力清单改革',
    category: 'own',
    level: '县级',
    lead: '禹都县',
    support: [],
    goal: '村级事项流程清单全覆盖，公开率100%。',
    measures: '清单上墙、流程公开、村监委核对。',
    due: '2023-08-31',
    milestones: [half('清单印发', '2023-05-25')],
    news: [
      ['2023-05-25', '36项清单印发。'],
      ['2023-08-10', '全部行政村上墙公开。'],
    ],
    ended: { by: 'close', on: '2023-08-28', note: '抽查22个村，清单与办理记录相符，同意验收。' },
  },
  {
    title: '沿黄护河巡查联动改革',
    category: 'own',
    level: '县级',
    lead: '大阳县',
    support: [],
    goal: '护河、护林、护路巡查一次完成、一表记录。',
    measures: '三支队伍合并排班、问题一表流转。',
    due: '2023-12-20',
    milestones: [half('联动方案印发', '2023-06-09')],
    news: [
      ['2023-06-09', '三支队伍合并排班。'],
      ['2023-08-31', '重复巡查减少四成。'],
    ],
  },
  {
    title: '中医药康养融合改革',
    category: 'own',
    level: '县级',
    lead: '永乐县',
    support: [],
    goal: '建成康养示范点6个，形成服务标准。',
    measures: '标准先行、机构合作、示范点挂牌。',
    due: '2023-12-20',
    milestones: [half('服务标准发布', null)],
    news: [
      ['2023-06-20', '服务标准第二稿征求意见。'],
      ['2023-08-15', '示范点建成3个，标准因收费口径未定尚未发布。'],
    ],
  },
  {
    title: '工业项目“拿地即开工”改革',
    category: 'own',
    level: '县级',
    lead: '河东开发区管委会',
    support: [],
    goal: '符合条件的工业项目全部实现拿地即开工。',
    measures: '预审前置、分段发证、代办到底。',
    due: '2023-12-20',
    milestones: [half('服务流程公布', '2023-06-13')],
    news: [
      ['2023-06-13', '服务流程公布，9个项目纳入。'],
      ['2023-09-12', '7个项目实现拿地即开工。'],
    ],
  },
]

/** A number that was given out and is not used again: opened twice by mistake, taken back with the reason. */
export const withdrawn = {
  title: '社会保障卡“一卡通”服务试点（重复登记）',
  lead: '市人社局',
  goal: '与已登记的试点相同。',
  openedOn: '2023-03-02',
  on: '2023-03-03',
  reason: '与“社会保障卡居民服务‘一卡通’试点”重复登记，编号作废不再使用。',
} as const

/** Matters that the city's leaders handed out for supervision. */
export type DemoSupervised = {
  title: string
  lead: string
  support: string[]
  requirement: string
  handedOut: Day
  firstFeedback: Day
  due: Day
  feedback: [on: Day, summary: string][]
  done?: { asked: Day; on: Day; note: string }
}

export const supervised: readonly DemoSupervised[] = [
  {
    title: '中心城区易涝点位清淤整改',
    lead: '市城市管理局',
    support: ['市水务局', '安邑区'],
    requirement: '6月底前完成7处易涝点位清淤，逐处销号。',
    handedOut: '2023-05-15',
    firstFeedback: '2023-05-25',
    due: '2023-06-30',
    feedback: [
      ['2023-05-25', '已完成3处，其余4处排定工期。'],
      ['2023-06-26', '7处全部完成清淤。'],
    ],
    done: { asked: '2023-06-27', on: '2023-07-05', note: '现场核查7处均已疏通，6月28日降雨未积水。' },
  },
  {
    title: '拖欠中小企业账款清理',
    lead: '市工信局（市国资委）',
    support: ['市财政局', '市小企业发展促进中心'],
    requirement: '无分歧欠款9月15日前清偿完毕，有分歧欠款明确解决路径。',
    handedOut: '2023-07-03',
    firstFeedback: '2023-07-14',
    due: '2023-09-15',
    feedback: [
      ['2023-07-14', '摸清无分歧欠款46笔。'],
      ['2023-09-13', '已清偿39笔，其余7笔因项目未决算尚未支付。'],
    ],
  },
  {
    title: '校园食堂食品安全隐患整改',
    lead: '市市场监管局',
    support: ['市教育局'],
    requirement: '开学前后完成全覆盖检查，隐患9月26日前整改到位。',
    handedOut: '2023-08-21',
    firstFeedback: '2023-08-30',
    due: '2023-09-26',
    feedback: [
      ['2023-08-30', '检查食堂318家，发现隐患127处。'],
      ['2023-09-14', '已整改109处，其余18处涉及设施改造。'],
    ],
  },
  {
    title: '热线重复投诉事项集中办理',
    lead: '市信访局',
    support: ['市住建局', '市城市管理局'],
    requirement: '对重复投诉三次以上事项逐件明确责任单位和办结时限。',
    handedOut: '2023-08-07',
    firstFeedback: '2023-08-18',
    due: '2023-10-31',
    feedback: [
      ['2023-08-18', '梳理重复投诉事项64件，已分派。'],
      ['2023-09-11', '办结38件，回访满意33件，不满意5件重新办理。'],
    ],
  },
]
