import type { LetterKind } from '../../pack/schema.ts'
import type { Values } from '../skeleton.ts'
import { circularText } from './circular.ts'
import { decisionText, requestText } from './extension.ts'
import { commonValues, numbered, quoted, type MatterFacts, type TextFrame } from './facts.ts'
import { reminderText } from './reminder.ts'
import { supervisionText } from './supervision.ts'

type Text = (matters: readonly MatterFacts[], frame: TextFrame) => { title: string; values: Values }

/** What letters of a form say of their matters; opinions and minutes are written from their inspection or meeting. */
const TEXTS: Partial<Record<LetterKind['form'], Text>> = {
  reminder: reminderText,
  'supervision-notice': supervisionText,
  circular: circularText,
  request: requestText,
  reply: decisionText,
}

/** Title and values of a letter of this form about these matters; a plain letter names them only. */
export function textFor(form: LetterKind['form'], matters: readonly MatterFacts[], frame: TextFrame): { title: string; values: Values } {
  const text = TEXTS[form]
  if (text && matters.length > 0) return text(matters, frame)
  return { title: '', values: { ...commonValues(frame), matters: numbered(matters.map(({ title, code }) => `${quoted(title)}（${code}）`)) } }
}
