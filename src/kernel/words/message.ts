import { fill } from './fill.ts'

/**
 * Everything that a message outside of the product says: that something waits, never what. Whoever passes by a lock screen, a group or a mail
 * server learns nothing of any matter, unit or person.
 */
export const messageWords = {
  subject: { zh: '领衔：有待办', en: 'Lingxian: something waits' },
  digest: { zh: '您有{waiting}项待办，请登录领衔查看。', en: 'You have {waiting} waiting. Please sign in to Lingxian.' },
  /** in a group, where others read along, not even how many */
  group: { zh: '您有待办，请登录领衔查看。', en: 'Something waits for you. Please sign in to Lingxian.' },
  test: { zh: '这是领衔的一条测试提醒，收到即说明通道可用。', en: 'A test reminder of Lingxian: receiving it means the channel works.' },
  off: { zh: '不想再收到，可在“提醒”页关闭。', en: 'To stop these, turn them off on the page “Reminders”.' },
} as const

export type MessageWord = keyof typeof messageWords

export function messageText(word: MessageWord, language: 'zh' | 'en', waiting = 0): string {
  return fill(messageWords[word][language], { waiting })
}
