export type { Paper, PaperBlock, PaperLayout, PaperSignature } from './paper.ts'
