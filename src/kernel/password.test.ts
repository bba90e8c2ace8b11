import { expect, test } from 'vitest'
import { passwordFault } from './password.ts'

test.each<[string, string | null, string]>([
  ['hedong-yanshi', null, 'words in a row'],
  ['a fine long password', null, 'the word password among others'],
  ['shi-yan-mi-ma-2026', null, 'syllables and a year'],
  ['二十三路公交车站台旁', null, 'ten characters of Chinese'],
  ['kq7x-m2ph-9tde-wzc4', null, 'a one-time password'],
  ['too short', 'short', 'nine signs'],
  ['𠮷𠮷𠮷𠮷𠮷', 'short', 'five signs of ten units'],
  ['x'.repeat(201), 'long', 'more than two hundred'],
  ['quite the old one', 'same', 'the present one'],
  ['Li.Ming-2026!', 'name', 'the user name in it'],
  ['ＬＩ．ＭＩＮＧ 的密码呀', 'name', 'the user name in it, in full width'],
  ['aaaaaaaaaaaa', 'guessable', 'one sign'],
  ['1234567890', 'guessable', 'a row'],
  ['0987654321ab', 'guessable', 'a row backwards'],
  ['qwertyuiop123', 'guessable', 'a row of keys'],
  ['abcdabcdabcd', 'guessable', 'a piece repeated'],
  ['xk4xk4xk4xk4x', 'guessable', 'a piece repeated, the last time in part'],
  ['Password2026!', 'guessable', 'a word, a year and a sign'],
  ['Admin@123456', 'guessable', 'a word and a row'],
  ['1qaz2wsx3edc', 'guessable', 'columns of keys'],
  ['领衔领衔领衔领衔领衔密码', 'guessable', 'the name of the product'],
])('%j: %s, %s', (next, fault) => {
  expect(passwordFault({ next, username: 'li.ming', current: 'quite the old one' })).toBe(fault)
})

test.each<[string, string, string | null]>([
  ['li', 'delighted on a monday', null],
  ['王科', '王科的老书桌靠窗的那张', 'name'],
  ['only-a-name', 'Only-A-Name', 'name'],
])('of the user name %j in %j: %s', (username, next, fault) => {
  expect(passwordFault({ next, username })).toBe(fault)
})
