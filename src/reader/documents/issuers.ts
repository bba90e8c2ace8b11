import { spanOf } from '../text/flow.ts'
import type { Block, Flow } from '../text/flow.ts'

const BODIES =
  '人民政府|办公室|办公厅|委员会|管委会|局|厅|部|院|法院|检察院|中心|总队|支队|公司|领导小组|指挥部|政府|市委|县委|区委|省委|州委|盟委|旗委|党委|党组|工委|委|总工会|妇联|团委|联合会|协会|国务院|专班|联席会议'
const ISSUER = new RegExp(`^[\\u4e00-\\u9fff（）()]{1,30}(?:${BODIES})$`)
const NOT_ISSUER = /解读|[（(]此件|^(?:各|主送|抄送|抄报|附件|成员|组长|联系|经|由|请|牵头|责任|配合)|网站$|领导$|落实$|全部$|干部$/

/** Whether a paragraph is the name of an office that issues papers. */
export function isIssuer(text: string): boolean {
  return text.length <= 36 && ISSUER.test(text) && !NOT_ISSUER.test(text)
}

/** “中共河东市委河东市人民政府”, “……市委办公室……市人民政府办公室”: a party committee and a government sign together. */
const PARTY_AND_STATE = /^(中?共?[^（）()]{2,16}?委(?:员会)?(?:办公室|办公厅)?)([^（）()]{2,12}(?:人民政府|政府)(?:办公室|办公厅)?)$/

/** The offices named in a stretch of `clean` that consists of their names, parted by blanks in the text as it came or run together. */
export function issuersIn(flow: Flow, from: number, to: number): string[] {
  const words = flow.clean.slice(from, to)
  const { start, end } = spanOf(flow, from, to)
  const parts = flow.source.slice(start, end).split(/[\s\u3000、]+/).filter((part) => part !== '')
  const names = parts.length > 1 && parts.length <= 12 && parts.every((part) => part.length > 3 && isIssuer(part)) ? parts : [words]
  return names.flatMap((name) => {
    const both = PARTY_AND_STATE.exec(name)
    return both ? [both[1] ?? '', both[2] ?? ''] : [name]
  })
}

/** The offices named in a paragraph. */
export function issuersOf(flow: Flow, block: Block): string[] {
  return issuersIn(flow, block.from, block.to)
}
