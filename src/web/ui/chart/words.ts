import type { Catalogue } from '../../i18n/language.tsx'

export const chartWords = {
  table: { zh: '表格', en: 'Table' },
  save: { zh: '存为图片', en: 'Save as picture' },
  png: { zh: 'PNG，贴进文件', en: 'PNG, to paste' },
  svg: { zh: 'SVG，放大不糊', en: 'SVG, sharp at any size' },
  source: { zh: '来源：{source}', en: 'Source: {source}' },
  asOf: { zh: '截至 {day}', en: 'As of {day}' },
  demonstration: { zh: '演示数据', en: 'Demonstration data' },
  failed: { zh: '这台机器上没能存成图片，可改用“SVG”或打印。', en: 'This machine could not make the picture; use SVG or print instead.' },
} as const satisfies Catalogue
