import type { Catalogue } from '../../../i18n/language.tsx'

/** Further ledgers of a matter. */
export const listingWords = {
  listInto: { zh: '列入', en: 'Ledger' },
  listDo: { zh: '列入', en: 'List' },
  moreFields: { zh: '该台账另有 {n} 栏（选填）', en: '{n} fields of that ledger (optional)' },
  unlist: { zh: '移出', en: 'Take off' },
  unlistWhy: { zh: '移出“{ledger}”的原因', en: 'Why it is taken off “{ledger}”' },
  unlistDo: { zh: '移出', en: 'Take off' },
} satisfies Catalogue
