import type { Catalogue } from '../i18n/language.tsx'

export const jobWords = {
  handed: { zh: '已上传，正在读文', en: 'Uploaded; reading' },
  waiting: { zh: '前面还有文件在读，正在排队', en: 'Other files are being read; waiting in line' },
  extracting: { zh: '正在取出文字', en: 'Taking out the text' },
  'extracting.page': { zh: '正在读第 {n} 页，共 {total} 页', en: 'Reading page {n} of {total}' },
  'extracting.sheet': { zh: '正在读第 {n} 张表，共 {total} 张', en: 'Reading sheet {n} of {total}' },
  'extracting.file': { zh: '正在读第 {n} 份文件，共 {total} 份', en: 'Reading file {n} of {total}' },
  reading: { zh: '正在分析全文', en: 'Going through the text' },
  'reading.long': { zh: '正在分析全文，共 {total} 字', en: 'Going through the text, {total} characters' },
  comparing: { zh: '正在逐行核对', en: 'Comparing row by row' },
  'comparing.row': { zh: '正在核对第 {n} 行，共 {total} 行', en: 'Comparing row {n} of {total}' },
  writing: { zh: '正在写入', en: 'Writing' },
  'writing.row': { zh: '已写 {n} 行，共 {total} 行', en: '{n} of {total} rows written' },
  keeping: { zh: '正在保存', en: 'Keeping it' },
  done: { zh: '读完了', en: 'Read' },
  refused: { zh: '没有收下', en: 'Not taken' },
} as const satisfies Catalogue
