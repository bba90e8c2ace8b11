import type { PaperStyle } from './style.ts'

// The fonts are on the offices' machines, under one of two names; none is embedded.
const OTHER_NAMES: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋,FangSong,FangSong_GB2312',
  楷体_GB2312: '楷体,KaiTi,KaiTi_GB2312',
  方正小标宋简体: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体',
  黑体: 'SimHei',
  宋体: 'SimSun',
}
const ROMAN = new Set(['方正小标宋简体', '宋体'])

/** `word/fontTable.xml`: each font the letter names, with the names it may go by elsewhere. */
export function fontTable(style: PaperStyle): string {
  const names = [...new Set([style.fontBody, style.fontTitle, style.fontHeading, style.fontSubheading, style.fontPage])]
  const fonts = names.map((name) => {
    const other = OTHER_NAMES[name]
    const altName = other === undefined ? '' : `<w:altName w:val="${other}"/>`
    return `<w:font w:name="${name}">${altName}<w:charset w:val="86"/><w:family w:val="${ROMAN.has(name) ? 'roman' : 'modern'}"/><w:pitch w:val="variable"/></w:font>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}
