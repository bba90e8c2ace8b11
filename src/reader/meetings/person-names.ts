/** A character that a name may hold. */
export const CHARACTER = '(?![的了在为任免其该各兼])[\\u4e00-\\u9fff×]'
/** Names of persons as offices print them: two to four characters, or parts joined by a dot. */
export const NAME = `(?:${CHARACTER}){1,12}(?:[·•](?:${CHARACTER}){1,12}){1,3}|(?:${CHARACTER}){2,4}`
/** “（女）”, “（女，回族）” after a name. */
const NAME_REMARK = '(?:[（(][^（）()]{1,12}[）)])?'
/** One name or several: 张某、李某某（女）同志. */
export const NAMES = `(?:${NAME})${NAME_REMARK}(?:、(?:${NAME})${NAME_REMARK}){0,30}`

const NOT_A_NAME = /[的了在为和与或由经将对任免各其该本]|^(?:决定|同意|提名|任命|现将|经研|研究|会议|市委|省委|县委|政府|通知|以上|上述|有关|单位|部门|同志|职务|副主|主任|局长|试用)/

/** The names in a list of them; null when something else stands in it. */
export function namesOfPersons(words: string): string[] | null {
  const names = words.replace(/(?:等)?同志$/, '').split('、').map((name) => name.replace(/[（(][^（）()]{0,12}[）)]$/, '').replace(/同志$/, ''))
  return names.length > 0 && names.every((name) => name.length >= 2 && !NOT_A_NAME.test(name)) ? names : null
}
