import type { Fields } from '../../kernel/facts/matter.ts'
import type { Day } from '../../kernel/time/day.ts'

/** One step on a matter's road: by the unit that carries it out or by the office, with a paper where one is named. */
export type SourceStep = { on: Day; by: 'lead' | 'office'; step: string; note: string | null; paper?: string; fields?: Fields }
/** What who asked said, as the office entered it; a later day that was asked for and granted. */
export type SourceWord = { on: Day; said: 'yes' | 'partly' | 'no'; words: string; name: string | null }
export type SourceExtension = { on: Day; to: Day; reason: string }
export type DemoSource = {
  key: string
  ledger: string
  title: string
  on: Day
  due: Day | null
  lead: string
  support?: readonly string[]
  fields: Fields
  /** an instruction: whose, by the leader's key, and in which words */
  instruction?: { by: string; words: string; on: Day }
  steps: readonly (SourceStep | SourceWord | SourceExtension)[]
}

const note = '演示数据'

/** Two instructions, three suggestions and proposals (one handled once more), two findings, one letter from above. */
export const sources: readonly DemoSource[] = [
  {
    key: 'waterlogging', ledger: 'instructions', title: '主城区雨后积水点治理', on: '2023-08-28', due: '2023-09-26', lead: '市住建局', support: ['市城市管理局', '市水务局'], fields: {},
    instruction: { by: 'mayor', words: '请住建局牵头，会同城市管理局、水务局尽快研究，9月26日前拿出办法报我。（演示数据）', on: '2023-08-27' },
    steps: [{ on: '2023-08-30', by: 'lead', step: 'take-up', note: null }],
  },
  {
    key: 'charging-money', ledger: 'instructions', title: '关于乡镇充电设施建设资金情况的报告', on: '2023-07-20', due: '2023-08-15', lead: '市财政局', support: ['市发展改革委'], fields: {},
    instruction: { by: 'executive', words: '请财政局、发展改革委核实后提出意见，8月15日前报。（演示数据）', on: '2023-07-19' },
    steps: [
      { on: '2023-07-21', by: 'lead', step: 'take-up', note: null },
      { on: '2023-08-10', by: 'lead', step: 'report-done', note: '已核实三个批次资金，提出分期拨付意见。', paper: '资金核实情况' },
      { on: '2023-08-14', by: 'office', step: 'verify', note: '与拨付台账核对一致。' },
      { on: '2023-08-15', by: 'office', step: 'answer', note: '已书面回报，附资金核实情况。' },
      { on: '2023-08-18', said: 'yes', words: '同意，按意见办。', name: null },
    ],
  },
  {
    key: 'school-crossing', ledger: 'proposals', title: '增设中小学校门口护学岗和过街设施', on: '2023-03-06', due: null, lead: '市教育局', support: ['市公安局'],
    fields: { number: '第12号', session: '五届三次', kind: 'suggestion', subject: '学生上下学过街安全', 'raised-by': '安邑代表团', result: 'solved', 'reply-number': '河教函〔2023〕12号', note },
    steps: [
      { on: '2023-03-09', by: 'lead', step: 'take-up', note: null },
      { on: '2023-04-18', by: 'lead', step: 'talk', note: '到三所学校现场听取代表意见。' },
      { on: '2023-05-22', by: 'lead', step: 'reply', note: null, paper: '建议第12号答复' },
      { on: '2023-05-30', said: 'yes', words: '护学岗已到位。', name: '安邑代表团' },
      { on: '2023-06-02', by: 'office', step: 'close', note: '代表团满意，予以办结。' },
    ],
  },
  {
    key: 'lifts', ledger: 'proposals', title: '加快老旧小区加装电梯', on: '2023-06-19', due: null, lead: '市住建局', support: ['市财政局'],
    fields: { number: '第45号', session: '四届二次', kind: 'proposal', subject: '老年人上下楼困难', 'raised-by': '民建界别', note },
    steps: [
      { on: '2023-06-21', by: 'lead', step: 'take-up', note: null },
      { on: '2023-08-02', by: 'lead', step: 'talk', note: '召开面商会，听取六条意见。' },
      { on: '2023-08-21', to: '2023-10-31', reason: '补助办法须与财政部门核定后印发' },
      { on: '2023-08-29', by: 'lead', step: 'reply', note: null, paper: '提案第45号答复' },
      { on: '2023-09-08', said: 'no', words: '没有明确补助标准和完成时间。', name: '民建界别' },
    ],
  },
  {
    key: 'night-bus', ledger: 'proposals', title: '延长城区公交夜间运营时间', on: '2023-06-26', due: null, lead: '市交通局',
    fields: { number: '第78号', session: '四届二次', kind: 'proposal', subject: '夜间出行', 'raised-by': '工会界别', note },
    steps: [
      { on: '2023-06-29', by: 'lead', step: 'take-up', note: null },
      { on: '2023-08-15', by: 'lead', step: 'talk', note: '与提出方商定先延长两条线路。' },
    ],
  },
  {
    key: 'guides', ledger: 'audit-findings', title: '部分办事指南更新不及时', on: '2023-07-10', due: '2023-08-31', lead: '市审批服务管理局',
    fields: { 'found-by': 'city', number: '河巡反馈〔2023〕6号', finding: '抽查的办事指南中，有12项与现行规定不一致。', term: 'at-once', note },
    steps: [
      { on: '2023-07-12', by: 'lead', step: 'take-up', note: null },
      { on: '2023-08-25', by: 'lead', step: 'report-done', note: '12项已全部更新，建立按月核对制度。', paper: '办事指南更新清单', fields: { measures: '逐项更新办事指南，建立按月核对制度。' } },
      { on: '2023-08-30', by: 'office', step: 'verify', note: '随机抽查5项，均已更新。', paper: '抽查记录' },
    ],
  },
  {
    key: 'accounts', ledger: 'audit-findings', title: '两个项目竣工决算超过规定时限', on: '2023-08-07', due: '2023-10-31', lead: '市财政局',
    fields: { 'found-by': 'audit', number: '河审报〔2023〕14号', finding: '两个项目完工后未在规定时限内办理竣工决算。', term: 'by-a-day', note },
    steps: [{ on: '2023-08-09', by: 'lead', step: 'take-up', note: null }],
  },
  {
    key: 'half-year', ledger: 'letters-from-above', title: '报送前三季度重点项目推进情况', on: '2023-09-11', due: '2023-09-25', lead: '市发展改革委',
    fields: { sender: '省级主管部门', number: '〔2023〕58号', demand: '书面报告并附项目表', note },
    steps: [{ on: '2023-09-13', by: 'lead', step: 'take-up', note: null }],
  },
]

/** What the city made public of its gazette: the document in plain words, and five of its tasks. */
export const publication = {
  on: '2023-09-14' as Day,
  title: '“免证明城市”建设和重点产业链今年要办的事',
  summary: '今年起，能由部门之间核实的证明不再要群众和企业去开；十条重点产业链都有单位牵头帮企业解决困难。这里列出其中五件事和办理情况。',
  /** by the matter's title */
  promises: [
    { matter: '全面清理证明事项', promise: '把各部门还在要的证明全部清理一遍，没有依据的一律取消', topic: '少开证明', outcome: '清理已完成，取消的证明不再向群众和企业索要。' },
    { matter: '建设核验协同系统', promise: '建成部门之间核实情况的系统，群众不用来回跑', topic: '少开证明', outcome: null },
    { matter: '推动电子证照归集', promise: '11月底前把常用证照做成电子证照，办事直接调用', topic: '少开证明', outcome: null },
    { matter: '绘制产业链图谱', promise: '摸清每条重点产业链上的企业和缺口', topic: '帮助企业', outcome: '十条产业链的图谱已全部完成。' },
    { matter: '加大金融供给', promise: '年底前为重点产业链企业提供专门的贷款支持', topic: '帮助企业', outcome: null },
  ],
}
