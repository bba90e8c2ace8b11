import { mistake, type Finding, type PackPath } from './finding.ts'
import { asksForCheckIn, checkIn, speaksOfWork, WORK_EN, WORK_ZH } from './burden.ts'
import type { ActivityKind, Pack, Text } from './schema.ts'
import type { Adjustment, PlainMeasure, Scheme, SchemeItem } from './scheme-schema.ts'

/**
 * What no scheme of assessment may give points for, and whom it may not rank.
 *
 * @source 《整治形式主义为基层减负若干规定》(2024): nobody is judged by whether meetings were held, papers issued, traces kept, instructions obtained or
 *   articles published; 国办函〔2026〕12号: no ranking by points of people, no check-ins
 * @param at the place of the scheme: `['schemes', 0]` in a pack, `[]` by itself
 */
export function schemeBurdens(scheme: Scheme, packs: readonly Pack[], at: PackPath): Finding[] {
  return [
    ...persons(scheme, at),
    ...scheme.items.flatMap((item, index) => itemPoints(scheme, item, packs, [...at, 'items', index])),
    ...scheme.adjustments.flatMap((one, index) => adjustmentPoints(one, packs, [...at, 'adjustments', index])),
    ...basisMissing(scheme, at),
  ]
}

function persons({ of }: Scheme, at: PackPath): Finding[] {
  if (of !== 'person') return []
  return [
    mistake(
      'ranks_persons',
      [...at, 'of'],
      '本产品不给人打分、排名：考核的是单位、地区和事项。请把 of 改为 unit、place 或 matter。',
      'People are not scored or ranked here: units, places and matters are. Make it unit, place or matter.',
    ),
  ]
}

function basisMissing({ name, ranked, basis }: Scheme, at: PackPath): Finding[] {
  if (!ranked || basis !== undefined) return []
  return [
    mistake(
      'ranking_without_basis',
      [...at, 'ranked'],
      `“${name.zh}”要排名，须写明依据文件（basis）；没有依据只能作进度通报，不排名次。`,
      `“${name.en}” ranks, so it must name the document that authorises it (basis); without one it is a progress circular without ranks.`,
    ),
  ]
}

/** Whether an item can bring points in any group or quarter; one that cannot is listed only. */
function bearsPoints({ id, points, quarters, cap }: SchemeItem, { groups }: Scheme): boolean {
  return [points, cap ?? 0, ...Object.values(quarters ?? {}), ...groups.map((group) => group.points[id] ?? 0)].some((one) => one !== 0)
}

function itemPoints(scheme: Scheme, item: SchemeItem, packs: readonly Pack[], path: PackPath): Finding[] {
  const { name, standard, measure } = item
  if (!bearsPoints(item, scheme)) return []
  if (asksForCheckIn(`${name.zh} ${name.en}`)) return [checkIn([...path, 'name'], name.zh)]
  const measures = 'formula' in measure ? measure.figures.map((figure) => figure.measure) : 'byHand' in measure ? [] : [measure]
  const work = measures.flatMap((one) => workIn(one, packs))[0]
  if (work) return [notScored([...path, 'points'], work)]
  // 会议议定事项按期办结率 speaks of meetings and measures what came of them.
  if (measures.length > 0 && measures.every((one) => 'matters' in one || 'indicator' in one)) return []
  const words = [name, ...sentencesThatScore(standard)].find(({ zh, en }) => speaksOfWork(`${zh} ${en}`))
  return words ? [notScored([...path, 'points'], words)] : []
}

/** Kinds of records that are work done and not what came of it, and those that are called outcomes and are none. */
function workIn(measure: PlainMeasure, packs: readonly Pack[]): Text[] {
  if (!('activity' in measure)) return []
  const activity = packs.flatMap((pack) => pack.activities).find(({ id }) => id === measure.activity)
  return activity && isWork(activity) ? [activity.name] : []
}

function isWork({ nature, name }: ActivityKind): boolean {
  return nature !== 'outcome' || speaksOfWork(`${name.zh} ${name.en}`)
}

function adjustmentPoints({ name, each, measure }: Adjustment, packs: readonly Pack[], path: PackPath): Finding[] {
  if (asksForCheckIn(`${name.zh} ${name.en}`)) return [checkIn([...path, 'name'], name.zh)]
  if (measure && 'activity' in measure) {
    const work = workIn(measure, packs)[0]
    if (work) return [notScored([...path, 'each'], work)]
  }
  // Letters that were sent to a unit may cost it points; letters as such bring none.
  if (measure && 'letters' in measure && each > 0) return [notScored([...path, 'each'], name)]
  if (measure && 'count' in measure) return []
  return speaksOfWork(`${name.zh} ${name.en}`) ? [notScored([...path, 'each'], name)] : []
}

function notScored(path: PackPath, { zh, en }: Text): Finding {
  return mistake('points_for_work', path, `“${zh}”不得计分。${WORK_ZH}`, `“${en}” may not bear points. ${WORK_EN}`)
}

/** 不少于 and “no fewer than” ask for them all the more. */
const NOT_SCORED = /不(?:计|得|作|列|以|纳入|再|设|看|要|许|必|须)|无须|无需|\bno (?!less|fewer|more)|\bnot (?:score|count|bear|ask)/i

/** Sentences of a standard, without those that say what is not scored (会议、发文不计分). */
function sentencesThatScore(standard: Text | undefined): Text[] {
  if (!standard) return []
  const kept = (text: string) => text.split(/[。；;.]/).filter((sentence) => !NOT_SCORED.test(sentence)).join(' ')
  return [{ zh: kept(standard.zh), en: kept(standard.en) }]
}
