import type { InspectionState } from '../facts/inspection.ts'

/** What offices call where an inspection stands. */
export const statusNames: Readonly<Record<InspectionState['status'], { zh: string; en: string }>> = {
  planned: { zh: '列入计划', en: 'planned' },
  'under-way': { zh: '进行中', en: 'under way' },
  reported: { zh: '已报告', en: 'reported' },
  closed: { zh: '已结束', en: 'closed' },
  cancelled: { zh: '已取消', en: 'called off' },
  merged: { zh: '已并入', en: 'merged' },
}
