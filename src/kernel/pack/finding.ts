import type { Text } from './schema.ts'

/** Where in a pack: `['rhythms', 0, 'activity']`. */
export type PackPath = readonly (string | number)[]

/** What is wrong, or unwise, at one place of a pack; both languages, with the remedy. */
export type Finding = Text & {
  code: PackCode
  path: PackPath
  /** `warning`: the pack may be installed, the office is told */
  weight: 'mistake' | 'warning'
  /** the key itself is wrong, whatever its value */
  atKey?: true
}

export type PackCode =
  // the text
  | 'not_yaml'
  | 'too_long'
  | 'empty'
  // the shape
  | 'missing'
  | 'unknown_key'
  | 'wrong_type'
  | 'wrong_choice'
  | 'out_of_range'
  | 'wrong_form'
  // what refers to what
  | 'doubled'
  | 'unknown_reference'
  | 'unreachable_state'
  | 'no_end'
  | 'no_way_out'
  | 'choices_missing'
  | 'reason_missing'
  | 'not_counted'
  | 'never_met'
  | 'end_before_start'
  | 'own_work'
  | 'not_supported'
  | 'taken'
  // schemes of assessment
  | 'weights_not_100'
  | 'in_two_groups'
  | 'cap_under_floor'
  | 'bands_not_rising'
  | 'grades_not_falling'
  | 'formula_wrong'
  // relieving the grass roots
  | 'ranks_persons'
  | 'points_for_work'
  | 'check_in'
  | 'evidence_without_reason'
  | 'asked_twice'
  | 'short_notice'
  | 'ranking_without_basis'
  | 'circular_too_long'

export function mistake(code: PackCode, path: PackPath, zh: string, en: string): Finding {
  return { code, path, zh, en, weight: 'mistake' }
}

export function warning(code: PackCode, path: PackPath, zh: string, en: string): Finding {
  return { code, path, zh, en, weight: 'warning' }
}

/** A path as people write it: `rhythms[0].activity`. */
export function pathText(path: PackPath): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('')
}
