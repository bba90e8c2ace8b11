import { across, box, lines, stroke, widthOf, words, type Mark, type Picture } from './marks.ts'

/** What must stand in a picture that leaves the page: else nobody knows in a month what it told and of when. */
export type Frame = {
  title: string
  /** measure, period, place */
  under: string
  /** 来源：…　截至 … */
  foot: readonly string[]
  /** 演示数据 with the city, where it is one */
  demonstration: string | null
}

const MARGIN = 16
const TITLE = 16
const LINE = 18

/** The same picture on white with its title above, source and day below. `body` is laid `dy` lower. */
export type Framed = { width: number; height: number; title: string; says: string; frame: readonly Mark[]; body: readonly Mark[]; dx: number; dy: number }

export function framed(picture: Picture, { title, under, foot, demonstration }: Frame): Framed {
  const width = picture.width + 2 * MARGIN
  const titles = lines(title, picture.width - (demonstration ? widthOf(demonstration) + MARGIN : 0), TITLE)
  const unders = lines(under, picture.width, 12)
  const foots = foot.flatMap((line) => lines(line, picture.width, 12))
  const top = MARGIN + titles.length * 24 + unders.length * LINE + 8
  const below = top + picture.height + 8
  const height = below + foots.length * LINE + MARGIN
  const frame: Mark[] = [
    box(0, 0, width, height, 'bg'),
    ...titles.map((line, index) => words(MARGIN, MARGIN + 12 + index * 24, line, { size: TITLE, weight: 600, ink: 'ink' })),
    ...unders.map((line, index) => words(MARGIN, MARGIN + titles.length * 24 + LINE / 2 + index * LINE, line)),
    ...(demonstration ? [words(width - MARGIN, MARGIN + 12, demonstration, { anchor: 'end', weight: 600, ink: 'due' })] : []),
    stroke(across(MARGIN, width - MARGIN, below + 0.5), 'ink'),
    ...foots.map((line, index) => words(MARGIN, below + 6 + LINE / 2 + index * LINE, line, { ink: 'ink-3' })),
  ]
  return { width, height, title, says: picture.says, frame, body: picture.marks, dx: MARGIN, dy: top }
}
