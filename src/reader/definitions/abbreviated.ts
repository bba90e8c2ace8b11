import { markTable } from '../text/marks.ts'
import { wordsBefore, type Explained } from './found.ts'

const SHORT = /[（(，,](?:以下|下文|下|并)?(?<several>统称|合称|简称|称)(?:为|：|:)?(?:[“"「](?<quoted>[^“”"「」，。；（）()]{2,20})[”"」]|(?<title>《[^《》]{2,20}》)|(?<bare>[^“”"「」，。；：:、（）()《》]{2,12}))(?=[）)，,。；;、])/g
const LONGEST = 80
const TOGETHER = markTable('，,。；;：:“”"《》！？')
const ALONE = markTable('，,。；;：:“”"《》！？、')
/** Words of the sentence that lead to the name and do not belong to it. */
const LEADING = /^(?:根据|按照|依据|依照|贯彻落实|深入贯彻|落实|成立|设立|组建|制定了?|印发了?|建立|实施|开展|推进|加强|为做好|由|对|在|为|将|把|与|和|及|是|向|经|以|关于)+/

/** X（以下简称“Y”）: what a text calls by a shorter name; the longer one is its meaning. It holds in its own document only. */
export function abbreviatedTerms(text: string): Explained[] {
  if (!/[简统合下]称/.test(text)) return []
  return [...text.matchAll(SHORT)].flatMap((match): Explained[] => {
    const { several, quoted, title, bare } = match.groups ?? {}
    // 称 alone is a verb (被称为): it shortens only where 以下 stands before it.
    if (several === '称' && !/^[（(，,](?:以下|下文|下)/.test(match[0])) return []
    const short = quoted ?? title ?? bare ?? ''
    const before = text.slice(Math.max(0, match.index - LONGEST), match.index)
    const meaning = longForm(before, several !== '简称')
    if (meaning.length <= short.length || meaning.length < 4) return []
    return [{ term: quoted === undefined ? short : `“${short}”`, short, kind: 'abbreviation', meaning, from: match.index - meaning.length, to: match.index + match[0].length }]
  })
}

/** The name just before the bracket: a whole title, else back to the last mark; what is called by one name together may hold 、. */
function longForm(before: string, together: boolean): string {
  const title = before.endsWith('》') ? before.lastIndexOf('《') : -1
  if (title >= 0) return before.slice(title)
  const founded = /(?:成立|设立|组建|建立)(?<name>[^，,。；;：:“”《》！？]{6,60})$/.exec(before)?.groups?.name
  if (founded !== undefined && !/成立|设立|组建|建立/.test(founded)) return founded
  const words = wordsBefore(before, before.length, together ? TOGETHER : ALONE, LONGEST)
  const bare = words.replace(LEADING, '')
  const described = /的(?<name>[^的]{6,60})$/.exec(bare)?.groups?.name
  return together ? bare : (described ?? bare)
}
