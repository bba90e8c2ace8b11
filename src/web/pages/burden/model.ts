import type { Answer } from '../../../api/contract/endpoints.ts'

export type Burden = Answer<'getBurden'>
export type Request = Answer<'getRequest'>

/** 2023年9月. */
export function monthText(month: string, t: (key: 'month', values: Record<string, string>) => string): string {
  return t('month', { year: month.slice(0, 4), month: String(Number(month.slice(5, 7))) })
}
