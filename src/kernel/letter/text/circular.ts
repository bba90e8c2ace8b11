import type { Light } from '../../light.ts'
import type { TableValue, Values } from '../skeleton.ts'
import { commonValues, namesTogether, numbered, quoted, shortDay, unstopped, type MatterFacts, type TextFrame } from './facts.ts'

/**
 * 通报: 依据与时段 → 总体 → 成效（具体） → 问题（点到单位与事） → 下步要求 → 附表. It says how things stand and ranks nobody: ranks need a document
 * that authorises them, and are the business of assessment.
 */
export function circularText(matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  const { period, today } = frame
  const what = namesTogether(matters)
  const of = (...lights: Light[]) => matters.filter(({ light }) => lights.includes(light))
  const count = (name: string, ...lights: Light[]) => { const { length } = of(...lights); return length > 0 ? [`${name}${length}项`] : [] }
  const late = of('overdue', 'lagging')
  return {
    title: `关于${period}${what}推进情况的通报`,
    values: {
      ...commonValues(frame),
      overall: `${period}列入台账的${what}共${matters.length}项：${[...count('已办结', 'done'), ...count('正常推进', 'normal'), ...count('临期', 'due-soon'), ...count('滞后', 'lagging'), ...count('超期', 'overdue'), ...count('中止', 'stopped')].join('，') || '没有事项'}。`,
      results: numbered(of('done', 'normal').filter(({ last }) => last).slice(0, MOST_NAMED).map(({ title, lead, last }) => `${lead}${quoted(title)}：${unstopped(last?.summary ?? '')}。`)),
      problems: numbered(late.map(({ title, lead, reasons }) => `${lead}承办的${quoted(title)}，${unstopped(reasons[0] ?? '推进滞后')}。`)),
      next: late.length > 0 ? `请${[...new Set(late.map(({ lead }) => lead))].filter(Boolean).join('、')}逐项说明原因、明确办结时限，其他单位按时限继续推进。` : '请各单位按时限继续推进。',
      byUnit: byUnit(matters),
      byMatter: {
        title: `${what}进展一览`,
        head: ['序号', '编号', '事项', '承办单位', '时限', '进度', '说明'],
        rows: matters.map(({ code, title, lead, due, light, reasons }, index) => [String(index + 1), code, title, lead, due ? shortDay(due, today) : '', LIGHT[light], (reasons[0] ?? '').slice(0, 400)]),
      },
    },
  }
}

/** So many results are told of; the rest stands in the table. */
const MOST_NAMED = 10
const LIGHT: Record<Light, string> = { normal: '正常', 'due-soon': '临期', lagging: '滞后', overdue: '超期', done: '办结', stopped: '中止' }

/** The units in the order in which they come, with what each has: no rank and no score. */
function byUnit(matters: readonly MatterFacts[]): TableValue {
  const rows = [...Map.groupBy(matters, ({ lead }) => lead).entries()].map(([lead, own], index) => {
    const n = (...lights: Light[]) => String(own.filter(({ light }) => lights.includes(light)).length)
    const late = own.filter(({ light }) => light === 'overdue' || light === 'lagging')
    return [String(index + 1), lead, String(own.length), n('done'), n('normal', 'due-soon'), n('lagging'), n('overdue'), late.map(({ title }) => title).join('、').slice(0, 400)]
  })
  return { title: '各单位推进情况', head: ['序号', '单位', '任务数', '已办结', '按期推进', '滞后', '超期', '说明'], rows }
}
