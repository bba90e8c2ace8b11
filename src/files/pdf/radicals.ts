/** Radicals that stand for whole characters and that Unicode does not lead back itself. */
const SUPPLEMENT = new Map(
  '⺁厂⺄乙⺎兀⺒巳⺓幺⺝月⺠民⺩王⺬示⺮竹⺶羊⺼月⻁虎⻄西⻅见⻆角⻇角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙'.match(/../gu)?.map(([radical, character]) => [radical ?? '', character ?? '']),
)
const RADICALS = /[\u2e80-\u2fdf]/g

/**
 * Some fonts say of 民, 长 or 方 in a PDF that they are the radicals of a dictionary (⺠, ⻓, ⽅), which look the same and are other
 * characters: the words are given back.
 */
export function withoutRadicals(words: string): string {
  return words.replace(RADICALS, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize('NFKC'))
}
