import type { Catalogue } from './language.tsx'

/** What the page itself has to say when no answer came; every other problem brings the server's sentence. */
export const problemWords = {
  unreachable: {
    zh: '连不上服务器，没有提交。已填内容保留在本机，联网后再点一次即可，不会重复。',
    en: 'The server cannot be reached; nothing was sent. What you filled in is kept here: send it again when you are connected, nothing is done twice.',
  },
  'not-loaded': {
    zh: '没有核对：核对程序没有取到，可能断了网，也可能系统刚刚更新。文字还在本页，没有丢失。联网后可以改在服务器核对，同样不留存。',
    en: 'Not checked: the part of the program that checks could not be fetched. The line may be broken, or the system was just updated. The text is still on this page. When you are connected it can be checked on the server, where nothing is kept either.',
  },
  'no-answer': {
    zh: '服务器没有正常答复（{status}）。已填内容保留在本机，请稍后再试。',
    en: 'The server gave no proper answer ({status}). What you filled in is kept here; try again later.',
  },
} as const satisfies Catalogue
