import type { Standing } from '../commitment.ts'
import type { Source } from '../pack/schema.ts'

/** What offices call the sources of matters. */
export const sourceWords: Record<Source, { zh: string; en: string }> = {
  meeting: { zh: '会议议定', en: 'Decisions of meetings' },
  instruction: { zh: '领导批示', en: 'Leaders’ instructions' },
  proposal: { zh: '建议提案', en: 'Suggestions and proposals' },
  audit: { zh: '巡视审计', en: 'Inspections and audits by others' },
  inspection: { zh: '督察发现', en: 'Own inspections' },
  superior: { zh: '上级来文', en: 'Letters from above' },
  document: { zh: '文件分解', en: 'Tasks of documents' },
}

export const standingWords: Record<Standing, { zh: string; en: string }> = {
  'going-on': { zh: '进行中', en: 'going on' },
  done: { zh: '已完成', en: 'done' },
  changed: { zh: '有调整', en: 'changed' },
}
