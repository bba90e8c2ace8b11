const QUALIFIERS: readonly (readonly [string, RegExp])[] = [
  ['年度目标', /年度目标|年度任务|年度计划/],
  ['完成率', /完成率|开工率|落地率|履约率|竣工率|投产率/],
  ['占比', /占比|占到?[^，]{0,16}$|比重|比例|覆盖率|普及率|率(?:达到?|提高到|提升[到至]|稳定在|保持在|不低于|不得低于|超过|突破|为|在)?$/],
  ['下降', /下降|降低|压缩|减少|降至|压减|压降|回落|降幅|缩短|减收|减支/],
  ['增长', /增长|提高|(?<!再)增加(?!值)|增收|增支|上涨|提升|增速|涨幅|递增|上升/],
  ['新增', /新增|新建|新培育|新开工|新登记|再增加|再建|新引进|新认定|新创建|[）)]建|新改扩建|净增/],
  ['达到', /达到?|突破|总数|总量/],
]

/** Academicians are counted by 位 as well. */
const RANKS = /第|前|[居列排]|名次|位次|上升|跃升|前移|下滑/

/**
 * The kind of statement a number makes; the first that fits wins. A share needs a share's unit: “覆盖率”.
 *
 * @param words words of the clause before the number, from the number before it on
 * @param printed the number with what belongs to it
 */
export function qualifierOf(unit: string, words: string, printed = ''): string | null {
  if (unit === '位' && RANKS.test(words + printed)) return '排名'
  return QUALIFIERS.find(([name, pattern]) => pattern.test(words) && (!/占比|完成率/.test(name) || unit === '%'))?.[0] ?? null
}
