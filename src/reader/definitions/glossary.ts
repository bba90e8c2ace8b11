import { LONGEST_MEANING, withoutLead, type Explained } from './found.ts'

const HEADING = /^(?:附件|附)?[一二三四五六七八九十\d]{0,3}[：:、.．]?[^，。；]{0,16}(?:名词|术语|用语|词语)(?:解释|注释|说明|释义|汇编|表)[）)]?$/
/** The heading may run on into the first explanation. */
const RUN_ON = /^[【\[（(]?(?:名词|术语|用语)(?:解释|注释|释义)[】\]）)：:]/
const ENTRY = /^(?:[（(【\[]?\d{1,3}[）)】\].．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳])?[“"「【]?(?<term>[^“”"「」【】：:，,。；;]{2,30})[”"」】]?(?<note>[（(][^（）()]{1,30}[）)])?(?:[：:](?:是?指的?是?)?|，?(?:是指|指的是|系指|即)|——|指(?![标导挥数引示定南令]))(?<meaning>.{4,})$/u

/** Whether a paragraph heads a list of terms: 名词解释, 附件：有关名词注释. */
export function headsGlossary(text: string): boolean {
  return RUN_ON.test(text) || (text.length <= 30 && /[名术用词]/.test(text) && HEADING.test(text.replace(/^#{1,6}\s?|\*{2}/g, '')))
}

/** An entry of such a list: its number, the term with or without quotation marks, and what it means to the end of the paragraph. */
export function glossaryEntry(text: string): Explained | null {
  const match = text.length <= 1000 ? ENTRY.exec(text) : null
  const { term = '', meaning = '' } = match?.groups ?? {}
  if (!match || /责任单位|牵头单位|^注$|^附件|^(?:名词|术语|用语)/.test(term)) return null
  const quoted = /^[^\u4e00-\u9fffA-Za-z]{0,6}[“"「]/u.test(text)
  const from = text.indexOf(term)
  return { term: quoted ? `“${term}”` : term, short: term, kind: 'meaning', meaning: withoutLead(meaning).slice(0, LONGEST_MEANING).replace(/[。；;]$/, ''), from, to: text.length }
}
