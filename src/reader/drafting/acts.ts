/** What a text may tell that was done: a meeting was held, a place was studied, work was inspected. */
export type Act = 'meeting' | 'study' | 'inspection'

/**
 * The words of each act, and the kinds of records that mean it by their names. Packs call the same thing differently
 * (督察, 督查, 督导), so a kind is found by what its name shares with the act.
 */
const ACTS: Record<Act, { words: string; named: RegExp }> = {
  meeting: { words: '协调会|调度会|推进会|联席会|专题会|会商会|碰头会|议事会', named: /会$|会议|会商|调度/ },
  study: { words: '调研|走访|蹲点', named: /调研|走访|调查研究/ },
  inspection: { words: '督察|督查|督导|检查|暗访', named: /督察|督查|督导|检查|暗访/ },
}

/** Not the act but an office, a post, a paper or a plan of it: 督查室, 调研员, 检查站, 督察制度. */
const NOT_THE_ACT = '(?!室|员|长|局|站|处|科|专员|办法|制度|条例|机制|方案|计划|清单|要点|对象|重点)'
/** What is still to come, or is asked of others, is no record. */
const TO_COME = /(?:要|将|应|须|拟|计划|下一步|请|准备|建议|迎接|配合|接受|做好|加强|抓好|继续|定期|适时|不定期|每[年季月周]|每季度|如|若|未|没有|不再)[^，。；]{0,12}$/
/** “定于9月12日……” calls it for a day: that is what a notice does. */
const CALLED = /(?:定于|拟于|将于|决定于|于)[^，。；]{0,12}\d{1,2}月\d{1,2}日/

const PLACE = '(?:(?!开展|进行|组织|专题|实地|现场)[^，,。；;：:\\s]){2,30}?'
/** 到安邑区政务大厅调研; 赴蒲坂市、龙门市开展督察; 深入窗口走访. */
const WENT = new RegExp(`(?:赴|到|前往|深入|走进|来到|在)(?<where>${PLACE})(?:(?:实地|现场|专题|集中|随机|再次)|(?:就|围绕|对)[^。；]{2,60}?)?(?:，|,)?(?:开展|进行|组织)?(?:了)?(?:专题|专项|实地|现场|集中|明察|随机|解剖式|四不两直)?(?<act>调研|走访|蹲点|督察|督查|督导|检查|暗访)${NOT_THE_ACT}`)
/** 对……进行督察; 组织开展专题调研; 就……开展了督察. */
const DID = new RegExp(`(?:开展|进行|组织|实施|作)(?:了)?(?:一次|一轮|专题|实地|现场|集中|随机|专项|解剖式|抽样){0,3}(?<act>调研|走访|蹲点|督察|督查|督导|检查|暗访)${NOT_THE_ACT}`)
/** A title: 关于……的调研报告, 关于……督察情况的反馈. */
const TITLED = /(?<act>调研|走访|督察|督查|督导|暗访)(?:情况|工作|结果)?的?(?:报告|反馈|通报|记录|小结)/

export type SaidAct = { act: Act; word: string; /** where the words that say so begin and end in the sentence */ from: number; to: number; where: { text: string; from: number } | null }

/** The act that a sentence tells of as done, or calls for a day; null where it only speaks of such things. */
export function actIn(sentence: string): SaidAct | null {
  for (const pattern of [WENT, DID]) {
    const match = pattern.exec(sentence)
    if (!match) continue
    if (TO_COME.test(sentence.slice(0, match.index)) && !CALLED.test(sentence.slice(0, match.index))) continue
    const word = match.groups?.act ?? ''
    const place = match.groups?.where
    return { act: actNamed(word), word, from: match.index, to: match.index + match[0].length, where: place ? { text: place, from: match.index + match[0].indexOf(place) } : null }
  }
  return null
}

/** The act that a title is about. */
export function actInTitle(title: string): SaidAct | null {
  const match = TITLED.exec(title)
  if (!match) return null
  const word = match.groups?.act ?? ''
  return { act: actNamed(word), word, from: match.index, to: match.index + match[0].length, where: null }
}

const MEETING_WORDS = new RegExp(ACTS.meeting.words)

/** A meeting by its name; null for one that coordinates nothing: a session of the government, a training, a mobilisation. */
export function meetingWord(name: string): string | null {
  return MEETING_WORDS.exec(name)?.[0] ?? null
}

function actNamed(word: string): Act {
  return (Object.keys(ACTS) as Act[]).find((act) => ACTS[act].words.split('|').includes(word)) ?? 'inspection'
}

/**
 * The kind of record that an act is, by the kinds' names: the very word first, else the one kind that means the like.
 *
 * @returns null where none does, or several do and none by that word
 */
export function kindOf<Kind extends { id: string; name: string }>({ act, word }: Pick<SaidAct, 'act' | 'word'>, kinds: readonly Kind[]): Kind | null {
  const exact = kinds.filter(({ name }) => name.includes(word))
  if (exact.length === 1) return exact[0] ?? null
  const alike = kinds.filter(({ name }) => ACTS[act].named.test(name))
  return alike.length === 1 ? (alike[0] ?? null) : null
}
