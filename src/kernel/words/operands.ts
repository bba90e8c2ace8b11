/** What may stand between one number and the words that name the next: “其中” and the first one's own unit. */
export const BEFORE_LABEL = /^(?:其中|[项个条家亿元万]{1,4})/

/** What ends a label though no mark stands there: an empty line, and a heading on the line before. */
export const PARTED = /\n\s*\n|(?:^|\n)\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]{1,3}[章节条])[^\n，,。；;：:]{0,40}\n/g
