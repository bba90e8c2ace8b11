/** Why a row of a table that was handed in is not taken as it stands; said behind the name of its column, in both languages. */
export const importProblemWords = {
  required: { zh: '必填，不能为空', en: 'is required' },
  day: { zh: '“{text}”不是日期，请写成 2026-09-30 这样', en: '“{text}” is no day; write it like 2026-09-30' },
  number: { zh: '“{text}”不是数字', en: '“{text}” is no number' },
  choice: { zh: '“{text}”不在可选项内：{choices}', en: '“{text}” is none of: {choices}' },
  flag: { zh: '“{text}”应为“是”或“否”', en: '“{text}” should be yes or no' },
  holder: { zh: '机构库里没有“{text}”', en: '“{text}” is not in the directory' },
  one_holder: { zh: '只能有一个', en: 'can be only one' },
  one_value: { zh: '只能填一个值：“{text}”', en: 'takes one value: “{text}”' },
  too_long: { zh: '超过 {limit} 字', en: 'has more than {limit} characters' },
  merged: { zh: '是合并单元格（{range}），分不清各行各栏的值，请拆分后再传', en: 'is a merged cell ({range}); divide it and hand the file in again' },
  duplicate: { zh: '与第 {row} 行重复', en: 'is the same as row {row}' },
  code_taken: { zh: '编号 {code} 已用于别的台账', en: 'the code {code} is taken in another ledger' },
  code_changed: { zh: '编号不能改：现为 {code}，文件中是“{text}”', en: 'a code cannot be changed: it is {code}, the file says “{text}”' },
  title_ambiguous: { zh: '台账里有 {count} 个同名事项，请补上编号', en: 'the ledger has {count} matters of this name; add the code' },
  number_ambiguous: { zh: '台账里有 {count} 个事项的编号是“{text}”，请先改正台账', en: 'the ledger has {count} matters with the number “{text}”; correct the ledger first' },
  matter_gone: { zh: '这一行的事项已撤销，或不属于本地区', en: 'the matter of this row was taken back, or is not of this city' },
  matter_elsewhere: { zh: '这一行的事项不在这个台账', en: 'the matter of this row is not in this ledger' },
  listed_elsewhere: { zh: '事项的主台账不是这个，请在主台账导入', en: 'the matter is at home in another ledger; import it there' },
  refused: { zh: '不能这样写：{said}', en: 'cannot be written so: {said}' },
} as const satisfies Record<string, { zh: string; en: string }>

export type ImportProblemCode = keyof typeof importProblemWords
