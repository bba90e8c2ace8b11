import { mistake, warning, type Finding, type PackPath } from './finding.ts'
import type { Pack } from './schema.ts'

/**
 * Refuses what a pack must not ask of people. What its schemes may not give points for is in `scheme-burden.ts`.
 *
 * @source 《整治形式主义为基层减负若干规定》(2024): nobody is judged by whether meetings were held, papers issued, traces and
 *   photographs kept, leaders' instructions obtained or articles published; 国办函〔2026〕12号: no compulsory check-in, no
 *   unnecessary compulsory photographs, videos or tracks
 */
export function burdens(pack: Pack): Finding[] {
  return [...checkIns(pack), ...evidence(pack), ...notice(pack), ...circulars(pack)]
}

const CHECK_IN_WORDS = /签到|打卡|点名|定位考勤|check-?ins?\b|sign-?in sheet|clock(ing)?[- ]in/i
/** 功能定位 and 视频会议 are ordinary words: only what is taken as proof of work is meant. */
const TRACE_WORDS = /照片|拍照|截图|截屏|录像|短视频|现场视频|留痕|轨迹|实时位置|定位(?:信息|截图|照片|水印)|水印相机|photographs?\b|photos?\b|screenshots?\b|video (?:clip|proof|record)|geolocation/i

/** Whether words ask for a check-in (签到打卡). */
export function asksForCheckIn(words: string): boolean {
  return CHECK_IN_WORDS.test(words)
}

/** Whether words ask for photographs, recordings or positions as proof of work. */
export function asksForTraces(words: string): boolean {
  return TRACE_WORDS.test(words)
}

/** Keys someone may write into a rhythm or an activity; the shape refuses them, this says why. */
const POINT_KEYS = new Set(['points', 'score', 'scores', 'weight', 'deduction', 'bonus', 'rank', '分值', '得分', '权重'])
const CHECK_IN_KEYS = new Set(['checkIn', 'checkin', 'check-in', 'signIn', 'geofence', 'onlineTime', '签到', '打卡'])

export const WORK_ZH = '开会、发文、批示、刊稿、留痕不得计分（2024年《整治形式主义为基层减负若干规定》）；请改用成效，或只列明不计分。'
export const WORK_EN =
  'Meetings, papers, instructions, articles and traces bear no points (rules of 2024); score outcomes, or list without points.'

/** The finding for a key that no pack may have because of what it would do; null for a key that is merely unknown. */
export function burdenOfKey(path: PackPath, key: string): Finding | null {
  const list = path[0]
  if (POINT_KEYS.has(key) && (list === 'rhythms' || list === 'activities' || list === 'checklists')) {
    const found = mistake(
      'points_for_work',
      [...path, key],
      `这里不能有“${key}”：规定动作只列明、不计分。${WORK_ZH}`,
      `“${key}” cannot stand here: required practice is listed, never scored. ${WORK_EN}`,
    )
    return { ...found, atKey: true }
  }
  if (CHECK_IN_KEYS.has(key)) return { ...checkIn([...path, key], key), atKey: true }
  return null
}

function checkIns(pack: Pack): Finding[] {
  return pack.activities.flatMap(({ name, fields }, index) => [
    ...(CHECK_IN_WORDS.test(`${name.zh} ${name.en}`) ? [checkIn(['activities', index, 'name'], name.zh)] : []),
    ...fields.flatMap((field, item) =>
      CHECK_IN_WORDS.test(`${field.name.zh} ${field.name.en}`)
        ? [checkIn(['activities', index, 'fields', item, 'name'], field.name.zh)]
        : [],
    ),
  ])
}

/** The finding for a compulsory check-in. */
export function checkIn(path: PackPath, what: string): Finding {
  return mistake(
    'check_in',
    path,
    `“${what}”：不得强制签到打卡（国办函〔2026〕12号）。请删去。`,
    `“${what}”: compulsory check-ins are not allowed (rules of 2026). Remove it.`,
  )
}

function evidence(pack: Pack): Finding[] {
  return pack.activities.flatMap(({ name, evidence: { demand, media, why } }, index) => {
    if (demand !== 'required' || why !== undefined) return []
    const traces = media.some((medium) => medium !== 'file')
    return [
      mistake(
        'evidence_without_reason',
        ['activities', index, 'evidence'],
        `“${name.zh}”必须附${traces ? '照片、视频或定位' : '材料'}，却没有写明为什么（why）。请写明依据，或改为 optional。`,
        `“${name.en}” demands ${traces ? 'photographs, videos or positions' : 'evidence'} without a “why”. Give the rule, or make it optional.`,
      ),
    ]
  })
}

const LEAST_WORKDAYS = 5
/** Five working days need at least seven calendar days. */
const LEAST_DAYS = 7
const LEAST = { workday: LEAST_WORKDAYS, day: LEAST_DAYS, hour: LEAST_DAYS * 24, month: 1 } as const

function notice(pack: Pack): Finding[] {
  const say = (path: PackPath): Finding =>
    warning(
      'short_notice',
      path,
      `留给基层的时间不足 ${LEAST_WORKDAYS} 个工作日，请确有必要再这样定。`,
      `This leaves fewer than ${LEAST_WORKDAYS} working days; keep it only where it cannot be helped.`,
    )
  const rhythms = pack.rhythms.flatMap(({ dueDayInPeriod, period }, index) => {
    if (period === 'week') return [say(['rhythms', index, 'period'])]
    if (dueDayInPeriod === undefined) return []
    const days = dueDayInPeriod > 0 ? dueDayInPeriod : SHORTEST[typeof period === 'string' ? period : 'year'] + dueDayInPeriod + 1
    return days < LEAST_DAYS ? [say(['rhythms', index, 'dueDayInPeriod'])] : []
  })
  const steps = pack.procedures.flatMap(({ transitions }, index) =>
    transitions.flatMap(({ limit, limitWhy, who }, step) => {
      // What the office sets itself burdens nobody below, and a rule from above that a pack names is not the pack's.
      if (!limit || limitWhy !== undefined || who.every((role) => role === 'office')) return []
      const short = limit.n < LEAST[limit.unit]
      return short ? [say(['procedures', index, 'transitions', step, 'limit'])] : []
    }),
  )
  return [...rhythms, ...steps]
}

/** Days of the shortest period of its kind. */
const SHORTEST = { week: 7, month: 28, quarter: 90, half: 181, year: 365 } as const

/** @source circulars on one task stay within 4 000 characters (rules of 2024) */
const LONGEST_CIRCULAR = 4000

function circulars(pack: Pack): Finding[] {
  return pack.letters.flatMap(({ form, maxCharacters }, index) =>
    form === 'circular' && maxCharacters !== undefined && maxCharacters > LONGEST_CIRCULAR
      ? [
          warning(
            'circular_too_long',
            ['letters', index, 'maxCharacters'],
            `通报一般不超过 ${LONGEST_CIRCULAR} 字。`,
            `Circulars stay within ${LONGEST_CIRCULAR} characters.`,
          ),
        ]
      : [],
  )
}
