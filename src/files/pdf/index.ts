import { getResolvedPDFJS } from 'unpdf'
import { damaged } from '../archive.ts'
import type { Extraction, Note, Progress } from '../extraction.ts'
import { MOST_PAGES } from '../limits.ts'
import { FileRefusal } from '../refusal.ts'
import { TextLines } from '../text-lines.ts'
import { blocksOf } from './blocks.ts'
import { Encodings } from './encodings.ts'
import { withoutFurniture } from './furniture.ts'
import type { PdfPage } from './furniture.ts'
import { wordsOf } from './page.ts'
import type { DrawingCodes } from './rulings.ts'
import { refuseEndlessStreams } from './streams.ts'
import { writePages } from './write.ts'

type PdfJs = Awaited<ReturnType<typeof getResolvedPDFJS>>
type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>

/**
 * The text layer of a PDF: its lines in the order of reading, ruled tables as rows, without page numbers and running heads.
 *
 * @param lastPage where to stop; the whole file without it
 * @throws FileRefusal `encrypted`, `damaged`, `unpacks_too_large`, `too_many_pages`, `font_unknown`, `no_text`, `text_too_long`
 */
export async function textOfPdf(bytes: Uint8Array, onProgress: Progress, lastPage = Infinity): Promise<Extraction> {
  refuseEndlessStreams(bytes)
  const pdfjs = await getResolvedPDFJS()
  const encodings = new Encodings()
  const loading = pdfjs.getDocument({
    // pdf.js takes the bytes it is given for its own.
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Pictures hold no words and are not unpacked.
    maxImageSize: 1,
    cMapUrl: './',
    standardFontDataUrl: './',
    BinaryDataFactory: encodings.factory,
  })
  try {
    const document = await loading.promise
    return await textOf(document, Math.min(document.numPages, lastPage), drawingCodes(pdfjs), encodings, onProgress)
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? new FileRefusal('encrypted') : damaged(error)
  } finally {
    await loading.destroy()
  }
}

async function textOf(document: PdfDocument, last: number, codes: DrawingCodes, encodings: Encodings, onProgress: Progress): Promise<Extraction> {
  if (last > MOST_PAGES) throw new FileRefusal('too_many_pages', { pages: last, limit: MOST_PAGES })
  const pages: PdfPage[] = []
  const elsewhere: string[] = []
  const blank: number[] = []
  const held = new TextLines()
  let characters = 0
  for (let number = 1; number <= last; number += 1) {
    const { height, pieces, aslant, grids } = await wordsOf(await document.getPage(number), codes)
    for (const { words } of pieces) characters += words.length
    held.refuseBeyond(characters)
    elsewhere.push(...aslant)
    if (pieces.length === 0) blank.push(number)
    pages.push({ height, blocks: blocksOf(pieces, grids) })
    onProgress(number, last)
  }
  const { pages: clean, taken } = withoutFurniture(pages)
  const lines = new TextLines()
  writePages(clean, lines)
  const text = lines.text()
  refuseGibberish(text, encodings)
  // The mark of a scanning program on every page is furniture: what is left then is nothing.
  if (text === '') throw new FileRefusal('no_text')
  const [first] = blank
  const notes: Note[] = first === undefined ? [] : [{ kind: 'pages_without_text', count: blank.length, first }]
  return { text, elsewhere: [...taken, ...elsewhere].join('\n'), notes }
}

/** Characters of fonts that keep their meaning to themselves come out as private ones. */
const PRIVATE = /[\ue000-\uf8ff\ufffd\u0001-\u0008\u000e-\u001f]/g

function refuseGibberish(text: string, { unknown }: Encodings): void {
  const [encoding] = unknown
  if (encoding !== undefined) throw new FileRefusal('font_unknown', { encoding })
  const strange = text.match(PRIVATE)?.length ?? 0
  if (strange > 20 && strange > text.length / 5) throw new FileRefusal('font_unknown', { encoding: 'Identity-H' })
}

function drawingCodes({ OPS }: PdfJs): DrawingCodes {
  const { save, restore, transform, constructPath, paintFormXObjectBegin, paintFormXObjectEnd } = OPS
  return {
    save, restore, transform, constructPath, paintFormXObjectBegin, paintFormXObjectEnd,
    strokes: new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]),
    fills: new Set([OPS.fill, OPS.eoFill]),
  }
}
