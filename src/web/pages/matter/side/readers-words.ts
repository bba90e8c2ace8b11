import type { Catalogue } from '../../../i18n/language.tsx'

export const readersWords = {
  title: { zh: '限定知悉', en: 'Named readers' },
  posts: { zh: '{n} 个职务', en: '{n} posts' },
  none: { zh: '未限定，按权限可看。', en: 'Not limited.' },
  vacant: { zh: '现无人担任', en: 'vacant' },
  uncounted: { zh: '台账、看板和导出不含本事项，也不计数。', en: 'Ledgers, boards and exports leave it out, and it is not counted.' },
  set: { zh: '限定知悉范围', en: 'Limit' },
  change: { zh: '调整', en: 'Change' },
  lift: { zh: '解除限定', en: 'Open again' },
  do: { zh: '限定', en: 'Limit' },
  liftDo: { zh: '解除', en: 'Open' },
  unit: { zh: '单位', en: 'Unit' },
  post: { zh: '加上职务', en: 'Add a post' },
  postMissing: { zh: '请至少选一个职务', en: 'Choose at least one post' },
  reason: { zh: '原因', en: 'Reason' },
  reasonMissing: { zh: '请写原因', en: 'Say why' },
  remove: { zh: '移除', en: 'Remove' },
  removeOne: { zh: '移除 {name}', en: 'Remove {name}' },
} as const satisfies Catalogue
