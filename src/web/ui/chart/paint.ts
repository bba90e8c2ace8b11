import type { Framed } from './framed.ts'
import { colourOf, FACES } from './ink.ts'
import type { Mark } from './marks.ts'

/** Fine enough to be printed on paper at full width. */
const SCALE = 3

/**
 * The picture as PNG. Painted mark by mark and not by way of an SVG image: an image sees none of the page's fonts, and the content security policy
 * lets none be shown that was not fetched from the server.
 *
 * @returns null where the browser has no canvas, or no memory for one of this size
 */
export async function pngOf(picture: Framed): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * SCALE)
  canvas.height = Math.round(picture.height * SCALE)
  const brush = canvas.getContext('2d')
  if (!brush) return null
  brush.scale(SCALE, SCALE)
  for (const mark of picture.frame) paint(brush, mark)
  brush.translate(picture.dx, picture.dy)
  for (const mark of picture.body) paint(brush, mark)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function paint(brush: CanvasRenderingContext2D, mark: Mark): void {
  if (mark.is === 'text') {
    brush.font = `${mark.weight} ${mark.size}px ${FACES}`
    brush.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor
    brush.fillStyle = colourOf(mark.ink)
    brush.fillText(mark.text, mark.x, mark.y)
    return
  }
  const outline = new Path2D(mark.d)
  if (mark.fill) {
    brush.fillStyle = colourOf(mark.fill)
    brush.fill(outline)
  }
  if (!mark.stroke) return
  brush.strokeStyle = colourOf(mark.stroke)
  brush.lineWidth = mark.width ?? 1
  brush.setLineDash(mark.dash ? mark.dash.split(' ').map(Number) : [])
  brush.stroke(outline)
}
