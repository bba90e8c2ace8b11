import type { Catalogue } from '../../i18n/language.tsx'

/** What is printed on a letter is Chinese in either language; only what names its parts for the reader is not. */
export const paperWords = {
  paper: { zh: '公文版面', en: 'The letter on paper' },
  slip: { zh: '回执', en: 'Reply slip' },
  to: { zh: '{names}：', en: '{names}：' },
  note: { zh: '（{note}）', en: '（{note}）' },
  signer: { zh: '签发人：', en: '签发人：' },
  draft: { zh: '代拟稿', en: '代拟稿' },
  demo: { zh: '演示数据', en: '演示数据' },
  people: { zh: '{label}：', en: '{label}：' },
  attachments: { zh: '附件：', en: '附件：' },
  'urgency.urgent': { zh: '加急', en: '加急' },
  'urgency.extra-urgent': { zh: '特急', en: '特急' },
  noDate: { zh: '（签发之日）', en: '（签发之日）' },
  seal: { zh: '用印处', en: '用印处' },
  date: { zh: '{year}年{month}月{day}日', en: '{year}年{month}月{day}日' },
  copies: { zh: '抄送：{names}。', en: '抄送：{names}。' },
  printedOn: { zh: '{date}印发', en: '{date}印发' },
} as const satisfies Catalogue
