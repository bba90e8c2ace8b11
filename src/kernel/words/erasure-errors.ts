export const erasureErrors = {
  erasure_word_unfit: { zh: '“{word}”不能作为删除的字词：须为2至40个字，不含引号、反斜杠和换行，首尾无空格。', en: '“{word}” cannot be erased: 2 to 40 letters, without quotation marks, backslashes or line breaks, no space at either end.' },
  erasure_ground_names: { zh: '依据会长期保留，不得写出姓名或号码。请改写为“本人申请”和文件编号等。', en: 'The ground is kept for good and may not hold the name or number itself. Say “the person’s own request” and the number of the paper.' },
  erasure_empty: { zh: '没有选择要删除的内容。请选择人员，或填写字词并勾选记录、文件。', en: 'Nothing was chosen. Choose a person, or give words and tick records or files.' },
  erasure_decided: { zh: '这项删除申请已经处理过。请刷新后查看。', en: 'This request has been decided already. Reload the page.' },
  erasure_own_request: { zh: '本人提出或涉及本人的删除申请，须由另一名安全管理员确认。', en: 'Who asked for an erasure, or whose data it is, does not decide it; another security administrator has to.' },
  audit_too_many: { zh: '一次最多导出{most}条，请缩小日期范围后分次导出。', en: 'At most {most} entries go into one file; choose fewer days and export several times.' },
  erasure_not_approved: { zh: '删除申请须先经安全管理员确认，且只执行一次。', en: 'An erasure is carried out once, after the security administrator has agreed.' },
} as const
