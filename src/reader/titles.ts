/** Kinds of papers (《党政机关公文处理工作条例》第八条), with those that offices call by other names. */
export const KIND_OF_PAPER = '(?:通知|批复|意见|决定|决议|复函|函|通报|公告|通告|公示|报告|请示|命令|令|纪要|公报|议案|建议|倡议书)'
/** “（试行）”, “（2023—2025年）” after a title. */
export const REMARK = '(?:[（(][^（）()]{1,24}[）)])?'

const ISSUING = '(?:人民政府|办公室|办公厅|委员会|管委会|局|厅|部|委|院|中心|政府|公司|会|社|总队|支队|指挥部|领导小组|专班)'
const ANY = '[\\u4e00-\\u9fff（）()、“”0-9+]'

/** The first words of a title: who issues it, “印发”, “关于”. */
export const TITLE_START = new RegExp(`^#{0,6}\\*{0,2}(?:${ANY}{0,80}${ISSUING}[等]?)?(?:印发|转发|批转)?关于`)
/** The last ones. */
export const TITLE_END = new RegExp(`${KIND_OF_PAPER}${REMARK}\\*{0,2}$`)
/** A title that stands whole on one line. */
export const TITLE_LINE = new RegExp(`^#{0,6}\\*{0,2}(?:${ANY}{0,80}${ISSUING}[等]?)?(?:印发|转发|批转)?关于[^。；：:，]{2,80}${KIND_OF_PAPER}${REMARK}\\*{0,2}$`)

/** Whether a line begins with the word that opens titles. */
export function opensTitle(tight: string): boolean {
  return tight.startsWith('关于') || tight.startsWith('印发') || tight.startsWith('转发')
}
