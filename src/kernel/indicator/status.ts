import type { ReadingStatus } from '../facts/indicator.ts'

export const readingStatusNames: Record<ReadingStatus, { zh: string; en: string }> = {
  reported: { zh: '待审核', en: 'to be checked' },
  checked: { zh: '待认定', en: 'to be locked' },
  confirmed: { zh: '已认定锁定', en: 'locked' },
  returned: { zh: '已退回', en: 'sent back' },
  withdrawn: { zh: '已撤销', en: 'taken back' },
}

export const levelNames = {
  country: { zh: '国定', en: 'national' },
  province: { zh: '省定', en: 'provincial' },
  city: { zh: '市定', en: 'municipal' },
  county: { zh: '县定', en: 'county' },
  own: { zh: '自定', en: 'own' },
} as const
