import { mostAccountsAtOnce } from '../../../kernel/account.ts'
import { holdersOn, nameOn } from '../../../kernel/holders.ts'
import { roleNames } from '../../../kernel/permission.ts'
import { writeWorkbook, XLSX_TYPE } from '../../../letters/xlsx/index.ts'
import type { Call } from '../../call.ts'
import { permitSomewhere } from '../../permit.ts'
import { COLUMNS, HEADS } from './heads.ts'
import { knownNow } from './known.ts'

/** What is said of posts beyond what one list takes: they come with the next template, once these have accounts. */
export const leftOut = (posts: number) => (posts > mostAccountsAtOnce ? `，另有 ${posts - mostAccountsAtOnce} 个职务未列入，开通这些后再下载` : '')

/** What a post most likely needs, for a person to correct. */
const usual = (leader: boolean, place: boolean, name: string) => (leader ? 'leader' : place ? 'place' : /分管|副/.test(name) ? 'reviewer' : 'handler')

/**
 * A list to fill in: every post that somebody holds and that no account acts through yet, with its unit and the likeliest role. Only user names are
 * asked for; rows without one are left out when it comes back.
 *
 * @throws DeliveryError `forbidden`
 */
export async function accountsTemplate(call: Call): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  permitSomewhere(call.acting, 'getAccountsTemplate')
  const { directory, today, rights } = await knownNow(call, [])
  const taken = new Set([...rights].map((key) => key.split(' ')[2] ?? ''))
  const units = [...directory.units.values()].filter(({ ended }) => ended === null).sort((a, b) => a.order - b.order)
  const rows = units.flatMap((unit) =>
    [...directory.posts.values()]
      .filter((post) => post.unit === unit.id && post.endedOn === null && !taken.has(post.id) && holdersOn(post, today).length > 0)
      .sort((a, b) => a.order - b.order)
      .map((post) => [nameOn(unit, today), post.name, '', '', roleNames[usual(post.leader, unit.kind === 'place', post.name)].zh]),
  )
  const writing = writeWorkbook({
    name: '账号名单',
    title: '账号名单',
    noteLeft: `填写用户名，核对身份；不需要账号的行留空。姓名可不填。一次最多 ${mostAccountsAtOnce} 行${leftOut(rows.length)}`,
    noteRight: `身份：${['leader', 'office', 'inspector', 'assessor', 'reviewer', 'handler', 'place', 'observer'].map((role) => roleNames[role as keyof typeof roleNames].zh).join('、')}`,
    mark: null,
    repeated: 0,
    columns: COLUMNS.map((key) => ({ head: HEADS[key], group: null, width: key === 'unit' ? 28 : 18, centred: false, hidden: false })),
  })
  writing.add(rows.slice(0, mostAccountsAtOnce))
  return { bytes: writing.finish(), mediaType: XLSX_TYPE, name: '账号名单模板.xlsx' }
}
