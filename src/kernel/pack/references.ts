import { mistake, type Finding, type PackPath } from './finding.ts'

export type Named = { id: string }

/** A finding for every name that is not in the list; `path` is a list's or a single value's place. */
export function unknown(names: readonly string[], known: readonly Named[], path: PackPath, zh: string, en: string): Finding[] {
  return names.flatMap((name, index) => {
    if (known.some(({ id }) => id === name)) return []
    const all = known.map(({ id }) => id)
    const one = names.length > 1 || LISTS.has(String(path.at(-1))) ? [...path, index] : path
    return [
      mistake(
        'unknown_reference',
        one,
        `没有${zh}“${name}”。${all.length > 0 ? `已有：${all.join('、')}。` : '一个也没有定义。'}`,
        `There is no ${en} “${name}”. ${all.length > 0 ? `Known: ${all.join(', ')}.` : 'None is declared.'}`,
      ),
    ]
  })
}

/** Keys whose value is a list of names, so that the place of the one wrong name is told. */
const LISTS = new Set(['uses', 'duties', 'notBy', 'countsFor', 'ledgers', 'participants', 'from', 'who', 'approvedBy', 'fields'])
