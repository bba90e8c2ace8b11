import type { RequestField } from '../../kernel/facts/burden.ts'
import type { Day } from '../../kernel/time/day.ts'

type Field = Pick<RequestField, 'id' | 'name' | 'type'> & Partial<RequestField>

export type DemoRequest = {
  key: string
  title: string
  ground: string
  /** the unit that asks: the reform office, or a unit by its reviewer */
  by: string
  to: string[]
  sent: Day
  due: Day
  fields: Field[]
  answers: { unit: string; on: Day; values: Record<string, string> }[]
  closed?: Day
}

const NOT_THE_SAME = '台账里是整个项目的情况，这里只问这一项'

export const requests: readonly DemoRequest[] = [
  {
    key: 'evening-service',
    title: '政务服务大厅延时服务开展情况',
    ground: '市政府第二十次常务会议：摸清延时服务底数，研究统一服务时间（演示数据）',
    by: '市委政研室（改革办）',
    to: ['市审批服务管理局', '安邑区', '龙门市'],
    sent: '2023-09-11',
    due: '2023-09-27',
    fields: [
      { id: 'windows', name: '延时服务窗口数', type: 'number', measure: '个' },
      { id: 'hours', name: '每周延时时长', type: 'number', measure: '小时' },
      { id: 'booking', name: '能否预约', type: 'flag' },
      { id: 'trouble', name: '延时服务的困难', type: 'text', required: false, despite: NOT_THE_SAME },
    ],
    answers: [{ unit: '安邑区', on: '2023-09-18', values: { windows: '12', hours: '8', booking: 'yes', trouble: '夜间值班人员不足，正在与街道统筹（演示数据）' } }],
  },
  {
    key: 'summer-power',
    title: '公共充电场站夏季检修安排',
    ground: '迎峰度夏期间统筹检修，避免同时停用（演示数据）',
    by: '市能源局',
    to: ['安邑区', '龙门市'],
    sent: '2023-08-04',
    due: '2023-08-18',
    fields: [
      { id: 'stations', name: '拟检修场站数', type: 'number', measure: '座' },
      { id: 'until', name: '检修完成日期', type: 'day' },
    ],
    answers: [
      { unit: '安邑区', on: '2023-08-10', values: { stations: '6', until: '2023-08-31' } },
      { unit: '龙门市', on: '2023-08-16', values: { stations: '4', until: '2023-08-25' } },
    ],
    closed: '2023-08-17',
  },
]

/** One without a unit, taken up; one with its unit, which waits. */
export const complaints = [
  {
    key: 'short-notice',
    named: null,
    on: '2023-09-05',
    kind: 'too-short' as const,
    words: '有的材料上午发通知、下午就要，只能先凑数。（演示数据）',
    answered: { on: '2023-09-08', words: '今后要数要材料不足五个工作日的，须写明理由，系统先提示；已请各单位自查。（演示数据）', taken: true },
  },
  {
    key: 'hall-figures',
    named: '安邑区',
    on: '2023-09-19',
    kind: 'asked-twice' as const,
    words: '大厅窗口数每季度报过营商环境专班，这次又要，能否直接取。（演示数据）',
    answered: null,
  },
]
