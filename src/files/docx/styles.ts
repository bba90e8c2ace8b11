import { attribute, walkXml } from '../xml.ts'
import type { InList } from './numbering.ts'

/** The list a paragraph style puts its paragraphs in, its own or that of the style it rests on. */
export type ListOfStyle = (style: string | null) => InList | null
type Style = { base: string | null; list: string | null; level: number | null }

const LONGEST_CHAIN = 20

/** Lists of the paragraph styles of `styles.xml`; a paragraph without a style has the default one. */
export function listOfStyles(part: Uint8Array | null): ListOfStyle {
  const styles = new Map<string, Style>()
  let standard: string | null = null
  let style: Style | null = null
  if (part) {
    walkXml(part, {
      open: (element, attributes) => {
        const value = attribute(attributes, 'val') ?? ''
        if (element === 'style') {
          const id = attribute(attributes, 'styleId') ?? ''
          style = { base: null, list: null, level: null }
          styles.set(id, style)
          if (attribute(attributes, 'type') === 'paragraph' && attribute(attributes, 'default') === '1') standard = id
        } else if (!style) return
        else if (element === 'basedOn') style.base = value
        else if (element === 'numId') style.list = value
        else if (element === 'ilvl') style.level = Number(value) || 0
      },
      close: (element) => {
        if (element === 'style') style = null
      },
    })
  }
  return (name) => {
    let level: number | null = null
    let at = name ?? standard
    for (let step = 0; at !== null && step < LONGEST_CHAIN; step += 1) {
      const found = styles.get(at)
      level ??= found?.level ?? null
      if (found?.list) return { list: found.list, level }
      at = found?.base ?? null
    }
    return null
  }
}
