import { mistake, type Finding, type PackPath } from './finding.ts'
import { asksForCheckIn, checkIn, WORK_EN, WORK_ZH } from './burden.ts'
import type { ActivityKind, Pack, Text } from './schema.ts'
import type { Adjustment, Measure, PlainMeasure, Scheme, SchemeItem } from './scheme-schema.ts'
import { listsWhatWasAsked, speaksOfWork, thatScore } from './work-words.ts'

/** What a scheme may count: packs, and the city's own indicators with their names. */
export type Counted = { packs: readonly Pack[]; indicators?: readonly { id: string; name?: Text }[] }

/**
 * What no scheme of assessment may give points for, and whom it may not rank.
 *
 * @source 《整治形式主义为基层减负若干规定》(2024): nobody is judged by whether meetings were held, papers issued, traces kept, instructions obtained or
 *   articles published; 国办函〔2026〕12号: no ranking by points of people, no check-ins
 * @param at the place of the scheme: `['schemes', 0]` in a pack, `[]` by itself
 */
export function schemeBurdens(scheme: Scheme, counted: Counted, at: PackPath): Finding[] {
  return [
    ...persons(scheme, at),
    ...scheme.items.flatMap((item, index) => itemPoints(scheme, item, counted, [...at, 'items', index])),
    ...scheme.adjustments.flatMap((one, index) => adjustmentPoints(one, counted, [...at, 'adjustments', index])),
    ...scheme.vetoes.flatMap(({ name, evidence }, index) => spoken([name], [evidence], [...at, 'vetoes', index], 'name')),
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

function itemPoints(scheme: Scheme, item: SchemeItem, counted: Counted, path: PackPath): Finding[] {
  const { name, under, standard, source, measure } = item
  if (!bearsPoints(item, scheme)) return []
  const plain = plainIn(measure)
  const work = plain.flatMap((one) => workIn(one, counted))[0]
  const figures = 'formula' in measure ? measure.figures.map((figure) => ({ zh: figure.name, en: figure.name })) : []
  const hand = 'byHand' in measure ? [measure.byHand.scorer, measure.byHand.ground] : []
  const all = spoken([name, ...(under ? [under] : []), ...figures], [standard, source, ...hand].filter((one) => one !== undefined), path, 'points')
  return all.length > 0 || !work ? all : [notScored([...path, 'points'], work)]
}

function plainIn(measure: Measure): PlainMeasure[] {
  if ('formula' in measure) return measure.figures.map((figure) => figure.measure)
  return 'byHand' in measure ? [] : [measure]
}

/** The first name or sentence that asks for work; what a sentence says is not scored is left out. */
function spoken(names: readonly Text[], sentences: readonly Text[], path: PackPath, key: 'points' | 'each' | 'name'): Finding[] {
  const all = [...names, ...sentences.map(({ zh, en }) => ({ zh: thatScore(zh), en: thatScore(en) }))]
  const checked = all.find((one) => asksForCheckIn(both(one)))
  if (checked) return [checkIn([...path, 'name'], checked.zh)]
  const words = all.find((one) => speaksOfWork(both(one)))
  return words ? [notScored([...path, key], words)] : []
}

function both({ zh, en }: Text): string {
  // A full stop between them: words of one do not run into the other.
  return `${zh}。${en}`
}

/** Names of what a measure counts that are work and not what came of it: kinds of records, indicators, ledgers. */
function workIn(measure: PlainMeasure, { packs, indicators = [] }: Counted): Text[] {
  if ('activity' in measure) return packs.flatMap((pack) => pack.activities).filter((one) => one.id === measure.activity && isWork(one)).map(({ name }) => name)
  if ('indicator' in measure) {
    const known = [...packs.flatMap((pack) => pack.indicators), ...indicators]
    return known.flatMap(({ id, name }) => (id === measure.indicator && name && speaksOfWork(both(name)) ? [name] : []))
  }
  return ledgersOfWork(measure.ledgers, packs, true)
}

/** @param share whether a share of what was asked is measured, or late answers to it, and not how much was asked */
function ledgersOfWork(ids: readonly string[] | undefined, packs: readonly Pack[], share: boolean): Text[] {
  const named = packs.flatMap((pack) => pack.ledgers).filter(({ id }) => ids?.includes(id))
  return named.map(({ name }) => name).filter((name) => speaksOfWork(both(name)) && !(share && (listsWhatWasAsked(name.zh) || listsWhatWasAsked(name.en))))
}

function isWork({ nature, name }: ActivityKind): boolean {
  return nature !== 'outcome' || speaksOfWork(both(name))
}

function adjustmentPoints({ name, each, measure, evidence }: Adjustment, counted: Counted, path: PackPath): Finding[] {
  const words = spoken([name], [evidence], path, 'each')
  if (words.length > 0 || !measure) return words
  // Letters that were sent to a unit may cost it points; letters as such bring none.
  if ('letters' in measure) return each > 0 ? [notScored([...path, 'each'], name)] : []
  const work = 'activity' in measure ? workIn(measure, counted) : ledgersOfWork(measure.ledgers, counted.packs, measure.count !== 'opened' || each < 0)
  return work.slice(0, 1).map((one) => notScored([...path, 'each'], one))
}

function notScored(path: PackPath, { zh, en }: Text): Finding {
  return mistake('points_for_work', path, `“${zh}”不得计分。${WORK_ZH}`, `“${en}” may not bear points. ${WORK_EN}`)
}
