import { isUnitName } from '../unit-names.ts'

const POST = /(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|秘书长|书记|主席|厅长|局长|部长|行长|主任|院长|校长|常委|领导|领导同志|负责人|负责同志|总经理|董事长|链长|组长|委员)$/

/** Whether a name in an annotation is that of a post (“分管副市长”), which a person holds, not of a unit. */
export function isPost(name: string): boolean {
  return name.length <= 24 && POST.test(name) && !isUnitName(name)
}

/** The persons or posts of a field “责任领导：…”, as written. */
export function peopleIn(value: string): string[] {
  return value.split(/[、，,；;。\s]/).filter((name) => name !== '' && !/^等$/.test(name))
}
