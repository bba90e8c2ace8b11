export type { Paper, PaperBlock, PaperLayout, PaperSignature } from './paper.ts'
export { PAPER_STYLE, paperStyle, type PaperStyle } from './style.ts'
export { DOCX_TYPE, writeLetter } from './write-letter.ts'
