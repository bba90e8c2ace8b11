import { downloadLetter } from '../../app/letter/download-letter.ts'
import { getLetter } from '../../app/letter/get-letter.ts'
import { issueLetter } from '../../app/letter/issue-letter.ts'
import { letterRoute } from '../../app/letter/letter-route.ts'
import { listLetters } from '../../app/letter/list-letters.ts'
import { listLetterNumbers } from '../../app/letter/list-numbers.ts'
import { draftReminders, previewReminders } from '../../app/letter/reminders.ts'
import { replyLetter, returnReply } from '../../app/letter/replies.ts'
import { clearLetterTemplate, getLetterTemplates, setLetterCode, setLetterTemplate } from '../../app/letter/templates.ts'
import { abandonLetter, checkLetter, draftLetter, returnLetter, reviseLetter, signLetter, submitLetter, withdrawLetter } from '../../app/letter/write-letters.ts'
import type { letterSchemas } from '../contract/letters.ts'
import type { Handlers } from './route.ts'

export const letterRoutes: Handlers<keyof typeof letterSchemas> = {
  listLetters: (call, { query }) => listLetters(call, query),
  getLetter: (call, { params }) => getLetter(call, params),
  letterRoute: (call, { body }) => letterRoute(call, body),
  draftLetter: (call, { body }) => draftLetter(call, body),
  reviseLetter: (call, { params, body: { changes, ...body } }) => reviseLetter(call, { ...params, ...body, changes: given(changes) }),
  submitLetter: (call, { params, body }) => submitLetter(call, { ...params, ...body }),
  checkLetter: (call, { params, body }) => checkLetter(call, { ...params, ...body }),
  returnLetter: (call, { params, body }) => returnLetter(call, { ...params, ...body }),
  signLetter: (call, { params, body }) => signLetter(call, { ...params, ...body }),
  issueLetter: (call, { params, body }) => issueLetter(call, { ...params, ...body }),
  withdrawLetter: (call, { params, body }) => withdrawLetter(call, { ...params, ...body }),
  abandonLetter: (call, { params, body }) => abandonLetter(call, { ...params, ...body }),
  replyLetter: (call, { params, body: { letter: answer, ...body } }) => replyLetter(call, { ...params, ...body, answer }),
  returnReply: (call, { params, body }) => returnReply(call, { ...params, ...body }),
  downloadLetter: (call, { params }) => downloadLetter(call, params),
  previewReminders: (call, { body }) => previewReminders(call, body),
  draftReminders: (call, { body }) => draftReminders(call, body),
  listLetterNumbers: (call, { query }) => listLetterNumbers(call, query),
  setLetterCode: (call, { params, body }) => setLetterCode(call, { ...params, ...body }),
  getLetterTemplates: (call) => getLetterTemplates(call),
  setLetterTemplate: (call, { params, body }) => setLetterTemplate(call, { ...params, ...body }),
  clearLetterTemplate: (call, { params, body }) => clearLetterTemplate(call, { ...params, ...body }),
}

/** A key that was not sent changes nothing; its being there as undefined would. */
function given<T extends object>(changes: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}
