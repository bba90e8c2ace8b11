import { FIVE_LISTS, type Column, type FiveList, type Text } from './pack/schema.ts'

/** What offices call the five lists, in their order: one set of facts, read in five ways (照单推进、对单交账). */
export const fiveListNames: Record<FiveList, Text> = {
  tasks: { zh: '任务清单', en: 'Tasks' },
  duties: { zh: '责任清单', en: 'Responsibilities' },
  measures: { zh: '措施清单', en: 'Measures' },
  problems: { zh: '问题清单', en: 'Problems' },
  results: { zh: '结果清单', en: 'Results' },
}

/** Where columns stand that a pack puts nowhere itself: by what they show, or by its kind (`duty:`). */
const STANDS: Readonly<Record<string, readonly FiveList[]>> = {
  sequence: FIVE_LISTS,
  code: FIVE_LISTS,
  title: FIVE_LISTS,
  source: ['tasks'],
  'opened-on': ['tasks'],
  due: ['tasks', 'measures'],
  state: ['tasks'],
  light: ['tasks', 'problems', 'results'],
  reasons: ['problems'],
  judgement: ['problems'],
  progress: ['results'],
  'updated-on': ['results'],
  'closed-on': ['results'],
  blocks: ['problems'],
  phone: ['duties'],
  reviewer: ['duties'],
  duty: ['duties'],
  quarter: ['measures'],
  latest: ['problems'],
  count: ['results'],
}

/** In which of the five lists a column stands: as its pack says, else as the table says; a field that neither names stands in none. */
export function listsOf({ show, lists }: Column): readonly FiveList[] {
  if (lists.length > 0) return lists
  const kind = show.includes(':') ? show.slice(0, show.indexOf(':')) : show
  return STANDS[kind] ?? []
}

/** The columns of a ledger that one of the five lists shows, in the ledger's order. */
export function columnsOfList(columns: readonly Column[], list: FiveList): Column[] {
  return columns.filter((column) => listsOf(column).includes(list))
}
