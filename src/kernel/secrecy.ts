const LEVEL = '(?:绝密|机密|秘密)'
const TERM = '(?:[\\d一二三四五六七八九十]{1,3}(?:年|个月|月|天)|长期|启用前)'
/** “秘密★1年”, “机密★”, “绝密★启用前”, where a mark is printed: in a short line of its own, perhaps with the urgency beside it. */
const WITH_STAR = new RegExp(`(?:密级[：:]?)?${LEVEL}[★☆✩✭*]${TERM}?`)
/** “秘密”, “机密 10年”, “密级：机密”, “秘密·1年”: nothing else in the line. */
const ALONE = new RegExp(`^(?:密级(?:和保密期限)?[：:])?(?:【|\\[)?${LEVEL}(?:】|\\])?[·•]?${TERM}?(?:特急|急件|加急|平急)?$`)
/** A mark at the head of a paragraph: where line ends were lost, the title and the text stand behind it. */
const AT_HEAD = new RegExp(`^[（(【\\[]?(?:密级[：:]?)?${LEVEL}[★☆✩✭]${TERM}?`)
/** So many characters hold a mark however it is spaced out. */
const HEAD_LENGTH = 40
const LONGEST_LINE = 30
/** Blanks and characters that cannot be seen. */
const UNSEEN = /[\s\p{Cf}]+/gu

/**
 * The secrecy mark a text carries, or null. Ordinary sentences about 商业秘密 or 保守秘密 carry none.
 *
 * @source 《国家秘密定密管理规定》: level, ★ and term in the upper left corner of the first page
 */
export function secrecyMark(text: string): string | null {
  if (!/[绝机秘][\s\p{Cf}]{0,8}密/u.test(text)) return null
  for (const line of text.split(/[\n\r\f\u2028\t|]/)) {
    const head = AT_HEAD.exec(line.trimStart().slice(0, HEAD_LENGTH).replace(UNSEEN, ''))
    if (head) return head[0].replace(/^[（(【[]/, '')
    if (line.length > 120) continue
    const tight = line.replace(UNSEEN, '')
    if (tight.length > LONGEST_LINE || !tight.includes('密')) continue
    const mark = WITH_STAR.exec(tight) ?? ALONE.exec(tight)
    if (mark && !/[“”《》、，。]/.test(tight)) return mark[0]
  }
  return null
}
