import type { Day } from '../../kernel/time/day.ts'

/** One thing that happens to a problem; its day and who does it stand in it. */
export type ProblemStep =
  | { do: 'divide'; on: Day; to: string; due: Day }
  | { do: 'accept' | 'report-solved' | 'not-ours'; on: Day; note: string | null }
  | { do: 'cancel'; on: Day; note: string; evidence: string }
  | { do: 'answer'; on: Day; solved: 'yes' | 'partly' | 'no'; by: string; words: string }
  | { do: 'raise'; on: Day; /** a leader's key */ to: string; tried: string; ask: string; options: string[] }

/** A problem as the unit that meets it brings it up, and what became of it. */
export type DemoProblem = {
  what: string
  /** key of the project it blocks */
  project: string
  reporter: string
  on: Day
  kind: 'standard' | 'data' | 'money' | 'land' | 'staff' | 'cooperation' | 'other'
  forWhom: string
  steps: ProblemStep[]
}

export const problems: readonly DemoProblem[] = [
  {
    what: '直流电表入网无现行标准，供电公司无法据以验收',
    project: 'energy',
    reporter: '市能源局',
    on: '2023-08-30',
    kind: 'standard',
    forWhom: '示范村村集体',
    steps: [
      { do: 'divide', on: '2023-08-31', to: '国网河东供电公司', due: '2023-10-20' },
      {
        do: 'raise', on: '2023-09-15', to: 'executive',
        ask: '直流电表入网，是否先试点、后定规程',
        tried: '已两次召开专题会，能源、发展改革部门赞成先行；供电公司建议等上级标准明确。',
        options: ['先试点', '等上级标准', '当面汇报'],
      },
    ],
  },
  {
    what: '户籍核验接口未开通，影响2个行业办证',
    project: 'one-licence',
    reporter: '市审批服务管理局',
    on: '2023-08-31',
    kind: 'data',
    forWhom: '餐饮、培训两类企业',
    steps: [
      { do: 'divide', on: '2023-09-01', to: '市公安局', due: '2023-09-15' },
      { do: 'accept', on: '2023-09-04', note: null },
      { do: 'report-solved', on: '2023-09-12', note: '接口已开通，窗口可以查询。' },
      { do: 'answer', on: '2023-09-15', solved: 'no', by: '餐饮、培训两类企业', words: '培训行业的从业人员仍查不到，还要自己跑派出所开证明。' },
    ],
  },
  {
    what: '签约项目代办员没有落实，企业不知道找谁',
    project: 'investment',
    reporter: '市招商投资中心',
    on: '2023-07-18',
    kind: 'cooperation',
    forWhom: '已签约未开工企业',
    steps: [
      { do: 'divide', on: '2023-07-19', to: '市审批服务管理局', due: '2023-08-25' },
      { do: 'accept', on: '2023-07-20', note: null },
      { do: 'report-solved', on: '2023-08-18', note: '签约即配代办员，名单和电话随合同发给企业。' },
      { do: 'cancel', on: '2023-08-23', note: '抽查已签约项目，均有代办员对接。', evidence: '签约项目代办员名单及抽查记录' },
      { do: 'answer', on: '2023-08-25', solved: 'yes', by: '已签约未开工企业', words: '代办员已上门对接。' },
    ],
  },
  {
    what: '“双十工程”两个项目用地指标不足',
    project: 'yellow-river',
    reporter: '市发展改革委',
    on: '2023-09-07',
    kind: 'land',
    forWhom: '两个项目的建设单位',
    steps: [
      { do: 'divide', on: '2023-09-08', to: '市规划和自然资源局（林业局）', due: '2023-09-19' },
      { do: 'accept', on: '2023-09-11', note: null },
      {
        do: 'raise', on: '2023-09-18', to: 'mayor',
        ask: '两个项目用地，是否由市里统筹指标',
        tried: '两县已各自调剂，仍有缺口；规划和自然资源局测算，市级预留指标够用，财政不增支。',
        options: ['同意调剂', '再议', '当面汇报'],
      },
    ],
  },
  {
    what: '乡村配送车辆进城通行证各县口径不一',
    project: 'e-town',
    reporter: '市商务局',
    on: '2023-09-19',
    kind: 'cooperation',
    forWhom: '乡村e镇配送企业',
    steps: [],
  },
]
