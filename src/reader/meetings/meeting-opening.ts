/** What the first sentence of minutes, or of a notice in running text, says of a meeting; each with its place in the sentence. */
export type Opening = { name: Part | null; when: Part | null; where: Part | null; chair: Part | null }

export type Part = { text: string; from: number }

const DAY = '(?:\\d{4}年|今年)?\\d{1,2}月\\d{1,2}日(?:[（(][^（）()]{1,8}[）)])?(?:(?:至|—|-|～|~)(?:\\d{1,2}月)?\\d{1,2}日)?'
const HOUR = '(?:上午|下午|晚上?|中午|早上)?(?:\\d{1,2}(?:[:：]\\d{2}|[时点](?:\\d{1,2}分?|整|半)?))?'
const WHEN = `${DAY}${HOUR}`
const MEETING = '(?:[^，,。；;]{0,50}?(?:会议|全会|工作会|推进会|调度会|座谈会|协调会|部署会|联席会|例会|现场会|动员会|培训会|培训班|分析会|交流会|电视电话会|视频会|办公会|常务会|专题会|汇报会|论证会|评审会)议?)'
const PLACE = '[^，,。；;]{2,40}?'

/** 5月12日上午，副市长张某在市政府一楼会议室主持召开全市……会议 */
const CHAIRED = new RegExp(`(?:^|[，,、日午])(?:受[^，,。]{2,20}委托[，,])?(?<chair>[^，,。；;日]{2,40}?)(?:在(?<where>${PLACE}))?主持召开(?:了)?(?<name>${MEETING})`)
/** 定于5月12日上午9时在市政府一楼会议室召开全市……会议 */
const CALLED = new RegExp(`(?:定于|拟于|决定于|将于|于)?(?<when>${WHEN})[，,]?在(?<where>${PLACE})(?:组织)?(?:召开|举行|举办)(?<name>${MEETING})?`)
const HELD = new RegExp(`(?<when>${WHEN})[^。；;]{0,60}?召开(?:了)?(?<name>${MEETING})`)
const PRESIDED = /(?:会议|会)由(?<chair>[^，,。；;]{2,30}?)主持/
const AT_DAY = new RegExp(WHEN)

/** Reads the opening of a meeting's paper; null when it tells of none. */
export function openingIn(sentence: string): Opening | null {
  const chaired = CHAIRED.exec(sentence)
  const called = CALLED.exec(sentence) ?? HELD.exec(sentence)
  const presided = PRESIDED.exec(sentence)
  if (!chaired && !called && !presided) return null
  const when = called?.groups?.when ?? AT_DAY.exec(sentence)?.[0]
  return {
    name: partAt(sentence, chaired?.groups?.name ?? called?.groups?.name),
    when: partAt(sentence, when),
    where: partAt(sentence, chaired?.groups?.where ?? called?.groups?.where),
    chair: partAt(sentence, chaired?.groups?.chair ?? presided?.groups?.chair),
  }
}

function partAt(sentence: string, text: string | undefined): Part | null {
  return text === undefined || text === '' ? null : { text, from: sentence.indexOf(text) }
}

/** The month and day a meeting's time names. */
export function dayOfMeeting(words: string): { year: number | null; month: number; day: number } | null {
  const match = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/.exec(words)
  return match ? { year: match[1] ? Number(match[1]) : null, month: Number(match[2]), day: Number(match[3]) } : null
}
