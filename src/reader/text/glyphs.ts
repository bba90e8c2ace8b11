/**
 * Characters that look like others and stand in files for them: full-width digits and letters, the radicals that PDF files put in the place
 * of whole characters, brackets of one shape under several codes.
 */

/** Radicals without a compatibility decomposition, with the characters they are printed for. */
const RADICALS = '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'
const OTHERS = '﹝〔﹞〕﹙（﹚）﹒.﹐，﹑、﹔；﹕：﹖？﹗！'

const PLAIN = plainTable()
const WORTH_A_LOOK = /[\u2e80-\u2fd5\ufe50-\ufe5e\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/

/**
 * The text with each such character replaced by the plain one; as long as it came, so that every place in it is a place in the text as
 * it came.
 *
 * @example plainGlyphs('２０２３年⼈⺠政府') // '2023年人民政府'
 */
export function plainGlyphs(text: string): string {
  if (!WORTH_A_LOOK.test(text)) return text
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x2e80) continue
    const plain = PLAIN.get(code)
    if (plain === undefined) continue
    if (from < at) parts.push(text.slice(from, at))
    parts.push(plain)
    from = at + 1
  }
  parts.push(text.slice(from))
  return parts.join('')
}

function plainTable(): ReadonlyMap<number, string> {
  const table = new Map<number, string>()
  for (const [first, last] of [[0x2f00, 0x2fd5], [0xff10, 0xff19], [0xff21, 0xff3a], [0xff41, 0xff5a], [0xff05, 0xff05]] as const) {
    for (let code = first; code <= last; code += 1) table.set(code, String.fromCharCode(code).normalize('NFKC'))
  }
  for (const pairs of [RADICALS, OTHERS]) for (let at = 0; at < pairs.length; at += 2) table.set(pairs.charCodeAt(at), pairs.charAt(at + 1))
  return table
}
