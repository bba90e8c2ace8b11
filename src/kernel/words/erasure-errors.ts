export const erasureErrors = {
  erasure_word_unfit: { zh: '“{word}”不能作为删除的字词：须为2至40个字，不含引号、反斜杠和换行，首尾无空格；只有数字、字母的，须不短于7位。', en: '“{word}” cannot be erased: 2 to 40 letters, without quotation marks, backslashes or line breaks, no space at either end; digits or Latin letters alone: at least 7.' },
  erasure_ground_names: { zh: '依据会长期保留，不得写出姓名或号码。请改写为“本人申请”和文件编号等。', en: 'The ground is kept for good and may not hold the name or number itself. Say “the person’s own request” and the number of the paper.' },
  erasure_empty: { zh: '没有选择要删除的内容。请选择人员，或填写字词并勾选记录、文件。', en: 'Nothing was chosen. Choose a person, or give words and tick records or files.' },
  erasure_decided: { zh: '这项删除申请已经处理过。请刷新后查看。', en: 'This request has been decided already. Reload the page.' },
  erasure_own_request: { zh: '本人提出或涉及本人的删除申请，须由另一名安全管理员确认。', en: 'Who asked for an erasure, or whose data it is, does not decide it; another security administrator has to.' },
  audit_too_many: { zh: '一次最多导出{most}条，请缩小日期范围后分次导出。', en: 'At most {most} entries go into one file; choose fewer days and export several times.' },
  erasure_unsaid: { zh: '所选记录的文字中没有要删除的字词。请重新查找后再提出。', en: 'A chosen record does not hold the words in what somebody wrote. Look again and ask anew.' },
  erasure_frozen: { zh: '已印发的公文、已定案的结果和授权记录不能遮改。请取消勾选后再提出。', en: 'Issued letters, frozen results and records of rights stay as they are. Untick them and ask again.' },
  erasure_order_unfit: { zh: '删除单与现有记录不符，未执行：{erasures}。请核对数据目录 erasures 里的这几份是否被改过，从另存的副本取回后重试。', en: 'These orders do not fit the records and were not carried out: {erasures}. Check whether they were changed in the erasures folder, bring back the copies kept elsewhere and try again.' },
  erasure_not_approved: { zh: '删除申请须先经安全管理员确认，且只执行一次。', en: 'An erasure is carried out once, after the security administrator has agreed.' },
} as const
