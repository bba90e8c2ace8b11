import { matchesOf } from '../text/matches.ts'

/** The lists of a task that hold units. */
export type UnitRole = 'lead' | 'support' | 'responsible'

/** What a labelled field (“责任单位：…”, a column of a table) says. */
export type FieldKind = UnitRole | 'leaders' | 'due' | 'task' | 'number' | 'other'

/*
 * Labels are put together from few words: who or when at the end (单位, 领导, 时限), before it what he does (牵头, 配合, 责任), and
 * before that, or between, of what level and rank (市级, 主要, 具体). So 牵头负责市领导 needs no entry of its own.
 */
const WHO = '单位|部门|主体|机构|科室|处室|股室|机关|乡镇|镇街|街镇|厅局|委办局|专班|区县|县区|县市区|市县|市州|地市|盟市|地区'
const PERSON = '领导同志|领导|责任人员|责任人|负责人|牵头人'
const WHEN = '时限|时间|期限|节点|日期|进度|年限'
const LEADS = '牵头|主办|主责|领办|第一责任|主要责任|首要责任|主体责任'
const HELPS = '配合|协同|协办|协助|协作|参与|参加|会办|联办|支持|指导'
const ANSWERS = '责任|承办|落实|实施|负责|承担|完成|执行|办理|整改|推进|承接|分工|主管'
const WATCHES = '督办|督导|督查|督促|监督|考核|验收'
const CARES = '责任|牵头|分管|包联|包保|包抓|包案|包挂|联系|挂钩|挂联|领衔|挂帅|主管|协管|领办|主抓|负责'
const RANK = '总|主要|第一|首要|联合|共同|具体|直接|主体|其他|任务|行业|行政|整改'
const LEVEL = '[省市县区州厅局乡镇旗]级|[省市县区州]直|区县'
const TIMES = '完成|办结|办理|整改|推进|落实|工作|实施|任务|时间|起止|达标|销号|计划|预计|要求|年度|进度'

const BODY = '(?:[省市县区州盟旗乡镇](?:委|政府)){1,2}'

const INNER_LEVEL = '(?:[省市县区州厅局盟旗乡镇]级?)?'
const ROLE = `${LEADS}|${HELPS}|${ANSWERS}|${WATCHES}`
const OF_UNITS = `(?:${LEVEL})?(?:${RANK}){0,2}(?:${ROLE}|[（(](?:${ROLE})[）)]){1,3}${INNER_LEVEL}(?:${WHO})`
const OF_PEOPLE = `(?:(?:${LEVEL}|${BODY})?(?:${CARES}|${RANK}){1,3}${INNER_LEVEL}(?:${PERSON})|[省市县区州](?:级|政府)?领导|责任人员?|负责人|牵头人)`
const OF_DIVISION = '(?:任务|职责|责任|工作|部门|单位|具体){1,2}分工'
const OF_TIME = `(?:${TIMES}){1,2}(?:${WHEN})(?:要求|安排|节点|计划|进度)?|进度安排|时序进度|时限(?:要求|安排)`
const SHORT = '牵头|主办|配合|协办|参与|责任|时限'
const AND_MORE = `(?:(?:及其?|和|与|、|[/／])(?:${LEADS}|${HELPS}|${ANSWERS}|分管)?(?:${WHO}|${PERSON}|分工)){0,2}`
const REMARK = '(?:[（(][^（）()]{1,24}[）)])?'
const LONG = `(?:${OF_UNITS}|${OF_PEOPLE}|${OF_DIVISION}|${OF_TIME})${AND_MORE}`
const WORDS = `${LONG}|${SHORT}`

/**
 * Source of an expression for a label of an annotation with its colon; the label is the first group. Labels of two characters are left out:
 * a line may begin with the end of a longer one.
 */
export const LABEL = `(${LONG})${REMARK}(?:[：:∶﹕]|——)`

const WHOLE = new RegExp(`^(?:${WORDS})$`)
const AT_END = new RegExp(`(?:${WORDS})${REMARK}$`)
const IN_BRACKETS = new RegExp(`[【［[〔](${WORDS})[】］\\]〕]$`)

/** Headers of columns and labels that say what is to be done, or number it. */
const TASK_WORDS = new Set([
  '主要任务', '工作任务', '重点任务', '任务名称', '改革任务', '改革事项', '任务', '事项', '工作事项', '重点事项', '项目名称', '改革项目', '任务内容', '工作内容', '具体任务',
  '任务举措', '主要举措', '工作举措', '具体措施', '工作措施', '重点工作', '重点工作任务', '主要内容', '任务清单', '工作要点', '内容', '措施', '任务事项', '主要工作任务',
  '目标任务', '年度任务', '项目', '改革举措', '主要措施', '督办事项', '整改措施', '工作目标', '重点工作内容', '目标任务内容', '具体内容', '具体事项', '具体举措', '工作项目', '问题',
  '问题清单', '存在问题', '反馈问题', '整改任务', '交办事项', '实事内容', '实事项目', '民生实事', '建设内容', '工作安排', '推进措施', '落实措施', '重点举措', '任务分解', '工作清单',
])
const NUMBER_WORDS = new Set(['序号', '编号', '任务编号', '项目编号', '问题编号', '任务序号'])
/** Headers too short to be looked for in running text. */
const HEADERS: Record<string, FieldKind> = { 时限: 'due', 期限: 'due', 时间: 'due', 完成日期: 'due', 时间表: 'due', 牵头: 'lead', 配合: 'support', 单位: 'responsible', 部门: 'responsible' }

/**
 * What the label or column header `word` says; null for a word that is neither.
 *
 * @example fieldKind('牵头负责市领导') // 'leaders'
 * @example fieldKind('责任（牵头）单位') // 'lead'
 */
export function fieldKind(word: string): FieldKind | null {
  if (TASK_WORDS.has(word)) return 'task'
  if (NUMBER_WORDS.has(word)) return 'number'
  const header = HEADERS[word]
  if (header) return header
  if (WHOLE.test(word)) return kindOfLabel(word)
  const bare = word.replace(/[（(][^（）()]{0,24}[）)]$/, '')
  return bare !== word && bare !== '' ? fieldKind(bare) : null
}

const ENDS_IN_PERSON = new RegExp(`^[^及和与、/／]*(?:${PERSON})(?:$|[及和与、/／])`)
const ENDS_IN_TIME = new RegExp(`(?:${WHEN}|要求|安排)$`)

function kindOfLabel(word: string): FieldKind {
  const first = word.replace(/[（()）]/g, '')
  if (ENDS_IN_PERSON.test(first)) return 'leaders'
  if (ENDS_IN_TIME.test(first)) return 'due'
  if (new RegExp(`(?:${LEADS})`).test(first)) return 'lead'
  if (new RegExp(`(?:${HELPS})`).test(first)) return 'support'
  return new RegExp(`(?:${WATCHES})`).test(first) ? 'other' : 'responsible'
}

/** A label in a text: where it begins, where its field begins, its words and what they say. */
export type FoundLabel = { at: number; to: number; word: string; kind: FieldKind }

const LONGEST = 40
const MARKS = /[：:∶﹕】］\]〕]|——/g
const COLON = /[：:∶﹕—]/
/** A label begins where the field before it has ended; blanks that parted the two are gone by now. */
const BEFORE_LABEL = /[：:。；;，,、！!？?\s）)］\]】〕（(【[［〔*>|—\-◆●■▲·•局委办厅部会府心院司位门区县市镇乡长底前月日年领导人等]/
/** Any other short label (“工作目标：”) ends the field before it too. */
const ANY_LABEL = /(?<=[。；;\s\n])[\u4e00-\u9fff]{2,8}$/

/**
 * The labels in a text, in order: found by their colon or closing bracket, then read backwards.
 *
 * @param within whether the text is known to be an annotation, where a label may follow a person's name at once
 */
export function labelsIn(text: string, within = false): FoundLabel[] {
  const labels: FoundLabel[] = []
  let from = 0
  for (const { 0: mark, index } of matchesOf(MARKS, text)) {
    const colon = COLON.test(mark)
    const start = Math.max(from, index - LONGEST)
    const before = text.slice(start, colon ? index : index + 1)
    const match = (colon ? AT_END : IN_BRACKETS).exec(before)
    const at = start + (match?.index ?? 0)
    if (match && (at === 0 || within || BEFORE_LABEL.test(text[at - 1] ?? ''))) {
      const word = colon ? match[0] : (match[1] ?? '')
      const to = index + mark.length + (!colon && COLON.test(text[index + 1] ?? '') ? 1 : 0)
      labels.push({ at, to, word, kind: fieldKind(word) ?? 'other' })
      from = to
    } else if (colon && mark !== '——' && index >= from) {
      const other = ANY_LABEL.exec(before)
      if (other) labels.push({ at: start + other.index, to: index + 1, word: other[0], kind: 'other' })
      from = index + 1
    }
  }
  return labels
}
