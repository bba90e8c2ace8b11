import { DeliveryError } from '../../kernel/errors.ts'

/**
 * What letters look like: GB/T 9704-2012, as offices use it. A city's template may change a value within its range; nothing else
 * of the layout is a matter of taste. Lengths in mm, sizes in points (2号 22, 3号 16, 4号 14), pitch and spacing in twips (1/20 point).
 */
const STYLE = {
  marginTop: { value: 37, from: 20, to: 60 },
  marginRight: { value: 26, from: 15, to: 40 },
  marginBottom: { value: 35, from: 20, to: 60 },
  marginLeft: { value: 28, from: 15, to: 40 },
  /** 22 lines a page and 28 characters a line came out right in WPS's way of counting and LibreOffice's with these two */
  linePitch: { value: 579, from: 480, to: 700 },
  characterSpacing: { value: -5, from: -10, to: 10 },
  bodySize: { value: 16, from: 14, to: 18 },
  titleSize: { value: 22, from: 18, to: 26 },
  titlePitch: { value: 700, from: 500, to: 800 },
  /** 发文机关标志: its greatest size, and its upper edge below that of the type area; in a 信函格式 below that of the page */
  markSize: { value: 48, from: 22, to: 72 },
  markTop: { value: 35, from: 20, to: 80 },
  letterMarkTop: { value: 30, from: 20, to: 60 },
  /** lines left for a seal, above the issuer */
  sealLines: { value: 3, from: 1, to: 6 },
  fontBody: { value: '仿宋_GB2312' },
  fontTitle: { value: '方正小标宋简体' },
  fontHeading: { value: '黑体' },
  fontSubheading: { value: '楷体_GB2312' },
  fontPage: { value: '宋体' },
  markColour: { value: 'FF0000', oneOf: ['FF0000', 'C00000', 'E60012', '000000'] },
  /** 版记: as the standard has it, 抄送 only, or none */
  footerBlock: { value: 'full', oneOf: ['full', 'copies', 'none'] },
} as const satisfies Record<string, StyleRule>

type StyleRule = { value: number; from: number; to: number } | { value: string; oneOf?: readonly string[] }
export type PaperStyle = { readonly [Name in keyof typeof STYLE]: (typeof STYLE)[Name]['value'] extends number ? number : string }

/** Every name a template may set, with its value by the standard and what else is allowed. */
export const PAPER_STYLE: Readonly<Record<keyof PaperStyle, StyleRule>> = STYLE

const FONT = /^[\p{Script=Han}A-Za-z0-9_ .-]{1,40}$/u

/**
 * The style of a paper: the standard's, with what a city's template changes.
 *
 * @throws DeliveryError `paper_style_invalid`: a name that is none of `PAPER_STYLE`, or a value out of its range
 */
export function paperStyle(changes: Readonly<Record<string, string | number>>): PaperStyle {
  const values = Object.fromEntries(Object.entries(PAPER_STYLE).map(([name, rule]) => [name, rule.value]))
  for (const [name, value] of Object.entries(changes)) values[name] = allowed(name, value)
  return values as PaperStyle
}

function allowed(name: string, value: string | number): string | number {
  const rule = Object.hasOwn(PAPER_STYLE, name) ? PAPER_STYLE[name as keyof PaperStyle] : undefined
  if (rule === undefined) throw invalid(name, value, Object.keys(PAPER_STYLE).join('、'))
  if ('from' in rule) {
    if (typeof value !== 'number' || !(value >= rule.from && value <= rule.to)) throw invalid(name, value, `${rule.from}—${rule.to}`)
  } else if (rule.oneOf !== undefined) {
    if (typeof value !== 'string' || !rule.oneOf.includes(value)) throw invalid(name, value, rule.oneOf.join('、'))
  } else if (typeof value !== 'string' || !FONT.test(value)) throw invalid(name, value, `${rule.value} …`)
  return value
}

function invalid(name: string, value: string | number, range: string): DeliveryError {
  return new DeliveryError('paper_style_invalid', { name, value, allowed: range })
}
