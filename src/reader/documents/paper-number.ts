/** Numbers of papers: 河政办发〔2023〕7号, with brackets of any kind; 河东市人民政府令第12号; 〔2023〕8号 of minutes. */

const YEAR = '[〔［\\[【(（<〈]\\d{4}年?[〕］\\]】)）>〉]'
const BRACKETED = `[\\u4e00-\\u9fffA-Z]{0,14}${YEAR}第?\\d{1,5}(?:[-—]\\d{1,3})?[号號]`
const ORDER = '[\\u4e00-\\u9fff]{0,24}[令号]?第?[（(]?第\\d{1,4}号[）)]?'
const WHOLE = new RegExp(`^[（(]?(${BRACKETED})[）)]?$`)
const OPENING = new RegExp(`^(${BRACKETED})`)
const INSIDE = new RegExp(`[（(]((?:[\\u4e00-\\u9fff]{1,14})${YEAR}第?\\d{1,5}[号號])[）)]`)
const ORDER_NUMBER = new RegExp(`^${ORDER}$`)
const YEAR_OF = new RegExp(`[〔［\\[【(（<〈](\\d{4})`)

/** The number that a paragraph consists of. */
export function numberOf(text: string): string | null {
  return mayHold(text) && text.length <= 40 ? (WHOLE.exec(text)?.[1] ?? null) : null
}

/** The number a paragraph begins with: “河政发〔2023〕7号《……》”. */
export function numberAt(text: string): string | null {
  return mayHold(text) ? (OPENING.exec(text.slice(0, 40))?.[1] ?? null) : null
}

/** The number in brackets behind a title: “……的通知（河办发〔2023〕2号）”. */
export function numberBehind(text: string): string | null {
  return mayHold(text) ? (INSIDE.exec(text)?.[1] ?? null) : null
}

/** “第12号”, “（第12号）”, “河东市人民政府令第12号” alone in a paragraph: the number of an order or a public notice. */
export function orderNumberOf(text: string): string | null {
  if (text.length > 32 || !/号[）)]?$/.test(text) || !ORDER_NUMBER.test(text)) return null
  return text.replace(/^[（(](.*)[）)]$/, '$1')
}

/** The year a number holds. */
export function yearOfNumber(number: string): number | null {
  const year = YEAR_OF.exec(number)?.[1]
  return year ? Number(year) : null
}

function mayHold(text: string): boolean {
  return (text.includes('号') || text.includes('號')) && /\d{4}/.test(text)
}
