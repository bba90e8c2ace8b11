/** What the program does by itself, as the system page calls it. Every job of `app/background/jobs.ts` stands here; `done` is what its number counts. */
export const jobNames: Readonly<Record<string, { zh: string; en: string; done: { zh: string; en: string } }>> = {
  judging: { zh: '进度预警更新', en: 'Judging what came due', done: { zh: '重新判断 {n} 项', en: '{n} judged again' } },
  reminders: { zh: '提醒', en: 'Reminders', done: { zh: '提醒 {n} 人', en: '{n} people reminded' } },
  sealing: { zh: '记录链封存', en: 'Sealing the log', done: { zh: '封存 {n} 条', en: '{n} facts sealed' } },
  messages: { zh: '消息发送', en: 'Sending messages', done: { zh: '处理 {n} 条', en: '{n} messages taken' } },
  backup: { zh: '定时备份', en: 'Back-up', done: { zh: '备份 {n} 次', en: '{n} back-up made' } },
  erasures: { zh: '依法删除收尾', en: 'Finishing erasures', done: { zh: '处理 {n} 件', en: '{n} erasures finished' } },
  tidying: { zh: '清理未完成的文件', en: 'Tidying unfinished files', done: { zh: '清理 {n} 个', en: '{n} removed' } },
}
