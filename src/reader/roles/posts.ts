import { isUnitName } from '../units/unit-names.ts'

const POST = /(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|秘书长|书记|主席|厅长|局长|部长|行长|主任|院长|校长|常委|领导|领导同志|负责人|负责同志|总经理|董事长|链长|组长|委员)$/

/** Whether a name in an annotation is that of a post (“分管副市长”), which a person holds, not of a unit. */
export function isPost(name: string): boolean {
  return name.length <= 24 && POST.test(name) && !isUnitName(name)
}

/** The persons or posts of a field “责任领导：…”, as written. */
export function peopleIn(value: string): string[] {
  const people: string[] = []
  for (const name of value.split(/[、，,；;。\s]/)) {
    const before = people.at(-1)
    if (name === '' || name === '等') continue
    if (before !== undefined && HELD_BESIDE.test(before) && POST.test(name)) people[people.length - 1] = `${before}、${name}`
    else people.push(name)
  }
  return people
}

/** Whoever is member of a committee holds another post beside it: “县委常委、副县长” is one person. */
const HELD_BESIDE = /(?:常委|党组成员|党委委员|党工委委员|党组副书记|委副书记)$/
