import type { Framed } from './framed.ts'
import { colourOf, FACES } from './ink.ts'
import type { Mark } from './marks.ts'

/** The picture as an SVG file that needs nothing else: no style sheet, no script, no address. */
export function svgText({ width, height, title, says, frame, body, dx, dy }: Framed): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${safe(FACES)}">`,
    `<title>${safe(title)}</title>`,
    `<desc>${safe(says)}</desc>`,
    ...frame.map(element),
    `<g transform="translate(${dx} ${dy})">`,
    ...body.map(element),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

function element(mark: Mark): string {
  if (mark.is === 'text') {
    return `<text x="${mark.x}" y="${mark.y}" font-size="${mark.size}" font-weight="${mark.weight}" text-anchor="${mark.anchor}" fill="${colourOf(mark.ink)}">${safe(mark.text)}</text>`
  }
  const look = [
    `fill="${mark.fill ? colourOf(mark.fill) : 'none'}"`,
    ...(mark.stroke ? [`stroke="${colourOf(mark.stroke)}"`, `stroke-width="${mark.width ?? 1}"`] : []),
    ...(mark.dash ? [`stroke-dasharray="${mark.dash}"`] : []),
  ].join(' ')
  return mark.says ? `<path d="${mark.d}" ${look}><title>${safe(mark.says)}</title></path>` : `<path d="${mark.d}" ${look}/>`
}

function safe(text: string): string {
  // Characters that XML has no place for would make the whole file unreadable.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
