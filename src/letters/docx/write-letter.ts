import { Document } from 'docx'

import { bytesOf } from './archive.ts'
import { attachmentsOf, bodyOf, slipsOf } from './body.ts'
import { fontTable } from './fonts.ts'
import { footerBlockOf } from './footer-block.ts'
import { headOf } from './head.ts'
import { pagesOf } from './pages.ts'
import type { Paper } from './paper.ts'
import { signatureOf } from './signature.ts'
import { paperStyle } from './style.ts'
import { stylesOf } from './styles.ts'
import { plain } from './text.ts'

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * A letter as .docx by GB/T 9704-2012. The same paper gives the same bytes: no clock, no chance, no name of a machine.
 *
 * @throws DeliveryError `paper_style_invalid`
 */
export async function writeLetter(paper: Paper): Promise<Uint8Array> {
  const style = paperStyle(paper.style)
  const document = new Document({
    styles: stylesOf(style),
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    sections: [
      {
        ...pagesOf(paper, style),
        children: [
          ...headOf(paper, style),
          ...bodyOf(paper, style),
          ...attachmentsOf(paper, style),
          ...signatureOf(paper, style),
          ...slipsOf(paper, style),
          ...footerBlockOf(paper, style),
        ],
      },
    ],
  })
  return bytesOf(document, plain(paper.title), fontTable(style))
}
