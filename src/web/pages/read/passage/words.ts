import type { Catalogue } from '../../../i18n/language.tsx'

export const passageWords = {
  selected: { zh: '已选 {n} 字', en: '{n} characters selected' },
  make: { zh: '列为事项', en: 'Make it a matter' },
  makeWhy: { zh: '文件没有写明由谁负责的话，可选中后列为事项', en: 'Select words that name nobody to make a matter of them' },
  across: { zh: '跨了两份公文，请分开选：一个事项只有一个依据。', en: 'This reaches over two documents: select them one by one, a matter has one source.' },
  title: { zh: '把这段话列为事项', en: 'Make a matter of this passage' },
  quote: { zh: '原文', en: 'The words' },
  suggested: { zh: '可能的牵头单位', en: 'Who may lead' },
  because: { zh: '依据：{words}', en: 'because of: {words}' },
  suggestedNone: { zh: '没有把握，请在下面自己选。', en: 'Not sure enough to suggest anyone; choose below.' },
  suggestedHelp: { zh: '按部门职责和本市以前的分工推测，只供参考。', en: 'Guessed from what departments do and who led the like here; a help only.' },
  needLead: { zh: '先选牵头单位或责任单位。', en: 'Choose who leads or is responsible first.' },
} as const satisfies Catalogue
