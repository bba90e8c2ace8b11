import type { Day } from '../../kernel/time/day.ts'

type Asked = {
  /** key of the project, and units as in units.ts */
  project: string
  unit: string
  on: Day
  verdict: 'agree' | 'agree-with-changes' | 'disagree'
  words: string
  answered: { on: Day; adopted: 'yes' | 'partly' | 'no'; why: string } | null
}

/** Opinions on projects while they were reasoned, and what the reform office made of them. */
export const OPINIONS_ASKED = { on: '2023-01-13', until: '2023-01-31' } as const
export const opinions: readonly Asked[] = [
  { project: 'one-licence', unit: '市公安局', on: '2023-01-18', verdict: 'agree-with-changes', words: '户籍核验须经省级接口，答复时限建议由即时改为1个工作日。', answered: { on: '2023-02-03', adopted: 'yes', why: '' } },
  { project: 'one-licence', unit: '市司法局', on: '2023-01-19', verdict: 'agree', words: '', answered: { on: '2023-02-03', adopted: 'yes', why: '' } },
  { project: 'e-town', unit: '市财政局', on: '2023-01-20', verdict: 'agree-with-changes', words: '专项资金按绩效分段拨付，不宜一次性前置。', answered: { on: '2023-02-03', adopted: 'partly', why: '先按节点拨付六成，余款与绩效挂钩。' } },
  { project: 'energy', unit: '市住建局', on: '2023-01-30', verdict: 'disagree', words: '直流配电入户尚无验收规范，建议暂不列入年度。', answered: { on: '2023-02-03', adopted: 'no', why: '以试点村先行，规程成熟后再入户；不涉及新建住宅验收。' } },
]

/** Changes asked for after handing down: only a meeting decides on them. */
export const changes: readonly { project: string; lead: string; on: Day; milestone: string; due: Day; reason: string; refused: { on: Day; meeting: string; heldOn: Day; words: string } | null }[] = [
  {
    project: 'e-town',
    lead: '市商务局',
    on: '2023-07-03',
    milestone: 'q3',
    due: '2023-10-31',
    reason: '第4个县运营企业尚未确定，申请将三季度节点推迟到10月底。',
    refused: { on: '2023-07-18', meeting: '市委改革办主任办公会', heldOn: '2023-07-17', words: '运营企业可先由相邻县企业代营，节点不变。' },
  },
  { project: 'energy', lead: '市能源局', on: '2023-09-12', milestone: 'q2', due: '2023-11-30', reason: '上位标准预计10月发布，申请将技术规程出台节点调整到11月底。', refused: null },
]
