import type { LocalDuty } from '../reading.ts'

const LOCAL =
  /^((?:各|其他|其它|其余|所属)[^由]{1,18}?(?:（[^（）]{1,10}）|\([^()]{1,10}\))?)(?:范围内|境内|辖区内|的)?由((?:当地|属地|所在地|所在|本地|各自|本级|同级|辖区|县级|区级|乡级|县区)[^，,；;。、]{0,14}?)(?:按照?(?:属地)?(?:职责|原则)[^，,；;。]{0,6}|分别|具体|统一|组织){0,2}(?:负责|牵头|落实|组织实施|实施)[^，,；;。]{0,6}$/

/**
 * Reads “各县（市）由当地政府负责”: whoever governs each place of the scope.
 *
 * @example localDutyIn('各县（市）由当地政府负责') // { scope: '各县（市）', owner: '当地政府' }
 */
export function localDutyIn(words: string): LocalDuty | null {
  if (!words.includes('由')) return null
  const match = LOCAL.exec(words)
  return match ? { scope: match[1] ?? '', owner: match[2] ?? '' } : null
}
