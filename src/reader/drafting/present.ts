import { unitCandidates, type KnownUnit } from '../units/units.ts'

/** A post of the directory: its unit, and who holds it as far as names are kept. `leader`: of the city, known by its name alone. */
export type KnownPost = { id: string; name: string; unit: string; leader: boolean; holders: readonly string[] }

/** Somebody or a unit that a text names as taking part; `post` and `unit` are null where the directory leaves it open. */
export type Present = { words: string; post: string | null; unit: string | null }

/** 市司法局主要负责人, 市公安局（分管负责人）: the unit, and whom it sends. */
const SENT = /(?:[（(][^（）()]*[）)])?(?:党组)?(?:主要|分管|有关|相关|业务)?(?:负责人|负责同志|领导|同志|人员|代表)?(?:[（(][^（）()]*[）)])?$/
const HONOURS = /(?:同志|等)$/
const LONGEST = 60

/**
 * Whom one entry of a list of participants means. A city leader is known by the post's name where only one post bears it, or by
 * the holder's; any other post only with its unit or its holder's name, because every unit has a 分管负责人.
 */
export function presentIn(words: string, units: readonly KnownUnit[], posts: readonly KnownPost[]): Present {
  const said = words.trim().slice(0, LONGEST).replace(HONOURS, '')
  const post = postIn(said, units, posts)
  if (post) return { words, post: post.id, unit: post.unit }
  const name = said.replace(SENT, '')
  const candidates = name.length < 3 ? [] : unitCandidates(name, units).filter(({ certain }) => certain)
  return { words, post: null, unit: candidates.length === 1 ? (candidates[0]?.id ?? null) : null }
}

function postIn(said: string, units: readonly KnownUnit[], posts: readonly KnownPost[]): KnownPost | null {
  const held = posts.filter(({ holders }) => holders.some((name) => name.length >= 2 && (said === name || said.endsWith(name) || said.includes(`${name}同志`))))
  if (held.length === 1) return held[0] ?? null
  const bare = (name: string) => name.replace(/[（(][^（）()]*[）)]$/, '')
  // 副市长（分管商务） says which; 副市长 alone only where there is one.
  const exact = posts.filter(({ leader, name }) => leader && begins(said, name))
  const leaders = exact.length > 0 ? longest(exact) : posts.filter(({ leader, name }) => leader && begins(said, bare(name)) && !/^[（(]/.test(said.slice(bare(name).length)))
  if (leaders.length === 1) return leaders[0] ?? null
  const inUnit = posts.filter(({ unit, name }) => said.endsWith(name) && said.length > name.length && unitMeant(said.slice(0, -name.length), units) === unit)
  return inUnit.length === 1 ? (inUnit[0] ?? null) : null
}

/** 市长张某 begins with 市长; 市长助理 is another post. */
function begins(said: string, name: string): boolean {
  return said.startsWith(name) && !/^(?:助理|秘书|办公)/.test(said.slice(name.length))
}

function longest(posts: readonly KnownPost[]): KnownPost[] {
  const length = Math.max(...posts.map(({ name }) => name.length))
  return posts.filter(({ name }) => name.length === length)
}

function unitMeant(name: string, units: readonly KnownUnit[]): string | null {
  const candidates = unitCandidates(name, units).filter(({ certain }) => certain)
  return candidates.length === 1 ? (candidates[0]?.id ?? null) : null
}
