/** A scheme that assesses departments by quarter: what is counted, what is scored by hand, plus and minus points, a veto. */
export const OFFICE = '市委政研室（改革办）'

export const text = (zh: string) => ({ zh, en: zh })
export const items = [
  { id: 'tasks', name: text('按期完成'), under: text('任务'), points: 60, measure: { matters: 'done-in-time', ledgers: ['reform-tasks'] }, standard: text('按期完成率乘分值') },
  { id: 'service', name: text('服务对象评价'), points: 40, measure: { byHand: { scorer: text('评审组'), ground: text('评分表'), jury: 1 } } },
]
export const CONTENT = {
  id: 'departments',
  name: text('市直单位季度考核'),
  of: 'unit',
  period: 'quarter',
  basis: { title: '试验市考核办法', number: '试改发〔2025〕2号' },
  ranked: true,
  groups: [{ id: 'all-departments', name: text('市直单位'), of: { kinds: ['department'], assessed: true, butNames: [OFFICE] } }],
  items,
  adjustments: [
    { id: 'pilot', name: text('试点验收优秀'), each: 1, atMost: 2, evidence: text('验收文件') },
    { id: 'late', name: text('超期未反馈'), each: -0.5, measure: { count: 'answered-late', ledgers: ['reform-tasks'] }, evidence: text('督办记录') },
  ],
  vetoes: [{ id: 'fraud', name: text('弄虚作假'), unranked: true, evidence: text('核查结论') }],
}
