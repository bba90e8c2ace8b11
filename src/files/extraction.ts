/** What stands in a file and was not read into its text, so that nobody takes the text for the whole. */
export type Note =
  | { kind: 'hidden_sheet'; sheet: string }
  | { kind: 'hidden_rows' | 'hidden_columns'; sheet: string; count: number }
  | { kind: 'text_boxes'; count: number }
  | { kind: 'pages_without_text'; count: number; first: number }

/**
 * What a file's own format yields. `elsewhere`: words in margins, hidden parts and drawings, one piece a line; not part of the text, but of
 * the file, and looked through for secrecy marks.
 */
export type Extraction = { text: string; elsewhere: string; notes: Note[] }

/** Told after each page or sheet how many are done of how many. */
export type Progress = (done: number, total: number) => void

/** A note in a person's words. */
export function sentenceOfNote(note: Note): { zh: string; en: string } {
  switch (note.kind) {
    case 'hidden_sheet':
      return { zh: `隐藏的工作表“${note.sheet}”未读取。`, en: `The hidden sheet “${note.sheet}” was not read.` }
    case 'hidden_rows':
      return { zh: `工作表“${note.sheet}”中隐藏的 ${note.count} 行未读取。`, en: `${note.count} hidden rows of the sheet “${note.sheet}” were not read.` }
    case 'hidden_columns':
      return { zh: `工作表“${note.sheet}”中隐藏的 ${note.count} 列未读取。`, en: `${note.count} hidden columns of the sheet “${note.sheet}” were not read.` }
    case 'text_boxes':
      return { zh: `表上浮动文本框中的 ${note.count} 段文字未读取。`, en: `${note.count} paragraphs in text boxes laid over the sheets were not read.` }
    case 'pages_without_text':
      return {
        zh: `有 ${note.count} 页没有文字（第 ${note.first} 页起），可能是扫描页，未读取。`,
        en: `${note.count} pages hold no text (the first is page ${note.first}), perhaps scans, and were not read.`,
      }
  }
}
