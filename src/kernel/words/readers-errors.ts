export const readersErrors = {
  readers_public: { zh: '已向社会公开的内容不能限定知悉。请先撤回公开。', en: 'What is public cannot be for named readers only. Take it back from the public first.' },
  reader_unknown: { zh: '所选职务不存在或已撤销。请刷新后重选。', en: 'A chosen post does not exist or has ended. Reload and choose again.' },
  reader_not_self: { zh: '知悉职务须包括您办理所用的职务，否则您将不能再查看和调整。请加上后再保存。', en: 'The post you act through must be among the readers, or you could no longer see or change it. Add it.' },
  readers_vacant: { zh: '所选职务现在都无人担任，限定后没有人能查看。请至少选一个有人担任的职务。', en: 'Nobody holds any of the chosen posts, so nobody could read it. Choose at least one that is held.' },
  readers_unchanged: { zh: '知悉职务没有变化。', en: 'These are the readers already.' },
  not_internal: { zh: '该内容没有限定知悉范围。', en: 'It is not limited to named readers.' },
} as const
