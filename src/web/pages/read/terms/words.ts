import type { Catalogue } from '../../../i18n/language.tsx'

export const termWords = {
  used: { zh: '本件用到的简称 {n} 个', en: '{n} short names used here' },
  several: { zh: '{n} 种说法', en: '{n} explanations' },
  here: { zh: '本件', en: 'this document' },
  looked: { zh: '除本件外，还查看了同一发文机关最近收到的 {n} 件。', en: 'Besides this document, the last {n} of its issuer were looked at.' },
  lookedLimit: { zh: '除本件外，还查看了同一发文机关最近收到的 {n} 件；更早的没有查看。', en: 'Besides this document, the last {n} of its issuer were looked at, no earlier ones.' },
} as const satisfies Catalogue
