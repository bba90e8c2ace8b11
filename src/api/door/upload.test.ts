import { expect, test } from 'vitest'
import { plainName } from './upload.ts'

test.each([
  ['方案.docx', '方案.docx'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\公文\\方案.txt', '方案.txt'],
  ['方\r\n案\0.txt', '方案.txt'],
  ['方案\u202etxt.exe', '方案txt.exe'],
  ['半个\ud800字.txt', '半个\ufffd字.txt'],
  ['', '未命名'],
  ['/', '未命名'],
  [`${'长'.repeat(300)}.docx`, `${'长'.repeat(194)}….docx`],
  ['𠮷'.repeat(300), `${'𠮷'.repeat(199)}…`],
])('%j is kept as %j', (given, kept) => {
  expect(plainName(given)).toBe(kept)
})
