import type { Day } from '../../kernel/time/day.ts'

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
    // Granted until 31 October since (`procedures.ts`).
    due: '2023-09-28',
    feedback: [
      ['2023-08-18', '梳理重复投诉事项64件，已分派。'],
      ['2023-09-11', '办结38件，回访满意33件，不满意5件重新办理。'],
    ],
  },
]
