import type { Span } from '../reading.ts'
import { stretchOf, tightOf, type Tight } from './tight.ts'

export type KnownMatter = { id: string; code: string; title: string }

/** Why a matter is thought to be meant: its code or title stands there, a part of its title that no other has, or a leader of it took part. */
export type MatterReason = 'code' | 'title' | 'part' | 'leader'
export type FoundMatter = { id: string; why: MatterReason; at: Span }

/** What titles begin and end with beside their name. */
const AROUND = /^(?:全面|深入|加快|持续|扎实|统筹)?(?:推进|深化|开展|实施|完善|建立|健全|探索)?(?:全市|市级|市域)?|(?:建设|综合|配套|推进机制|机制|模式|体制|制度)?(?:改革|试点|项目|工作|任务)?(?:建设|试点|工作)?$/g
const LEAST = 4
const LEAST_QUOTED = 3

/**
 * The matters a text names, each with the place that says so: by code, by title without its marks, or by a part of a title — what
 * stands in quotation marks, or between 与, 和 and marks of division — that belongs to no other matter.
 *
 * Time grows with text × matters; the caller bounds both.
 */
export function mattersNamedIn(text: string, matters: readonly KnownMatter[]): FoundMatter[] {
  const tight = tightOf(text)
  const needles = matters.map((matter) => ({ matter, title: tightOf(matter.title).text, parts: partsOfTitle(matter.title) }))
  const owners = new Map<string, number>()
  for (const part of needles.flatMap(({ parts }) => parts)) owners.set(part, (owners.get(part) ?? 0) + 1)
  return needles.flatMap(({ matter, title, parts }): FoundMatter[] => {
    const code = matter.code === '' ? null : codeIn(text, matter.code)
    if (code) return [{ id: matter.id, why: 'code', at: code }]
    const whole = placeOf(tight, title, LEAST)
    if (whole) return [{ id: matter.id, why: 'title', at: whole }]
    for (const part of parts) {
      if (owners.get(part) !== 1 || needles.some((other) => other.matter !== matter && other.title.includes(part))) continue
      const place = placeOf(tight, part, LEAST_QUOTED)
      if (place) return [{ id: matter.id, why: 'part', at: place }]
    }
    return []
  })
}

function codeIn(text: string, code: string): Span | null {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    // LX-2023-001 is not LX-2023-0012.
    if (!/[\dA-Za-z]/.test(text.charAt(at - 1)) && !/[\dA-Za-z]/.test(text.charAt(at + code.length))) return { start: at, end: at + code.length }
  }
  return null
}

function placeOf(tight: Tight, wanted: string, least: number): Span | null {
  const at = wanted.length < least ? -1 : tight.text.indexOf(wanted)
  return at < 0 ? null : stretchOf(tight, at, wanted.length)
}

/** @example partsOfTitle('“一业一证”和“免证明城市”建设改革') // 一业一证, 免证明城市 */
export function partsOfTitle(title: string): string[] {
  const quoted = [...title.matchAll(/“([^“”]{2,30})”/g)].flatMap(([, words = '']) => words.split(/[、，]/)).filter((words) => words.length >= LEAST_QUOTED)
  const plain = title.replace(/“[^“”]*”/g, '、').split(/[、，：:]|与|和|及/).map((words) => words.replace(AROUND, '')).filter((words) => words.length >= LEAST)
  return [...new Set([...quoted, ...plain].map((words) => tightOf(words).text))].filter((words) => words.length >= LEAST_QUOTED)
}
