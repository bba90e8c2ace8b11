/** A straight line drawn on a page, as shown: `at` is its place across its direction, `from` and `to` along it. */
export type Ruling = { across: boolean; at: number; from: number; to: number }
export type Matrix = readonly [number, number, number, number, number, number]
/** What a page draws, as pdf.js lists it. */
export type Drawing = { fnArray: readonly number[]; argsArray: readonly unknown[] }
export type DrawingCodes = {
  save: number
  restore: number
  transform: number
  constructPath: number
  paintFormXObjectBegin: number
  paintFormXObjectEnd: number
  /** Ways to paint a path: with a pen, or by filling it. */
  strokes: ReadonlySet<number>
  fills: ReadonlySet<number>
}

/** Lines of tables are thin; what is thicker is a coloured ground. */
const THICKEST = 3
const SHORTEST = 4
/** More lines than these are a drawing. */
const MOST_RULINGS = 4000
/** Numbers that follow each kind of step in a path: move, line, curve, quadratic curve, close. */
const NUMBERS_AFTER = [2, 2, 6, 4, 0]

/** The straight lines that go across or down a page; none when it is drawn full of them. */
export function rulingsOf({ fnArray, argsArray }: Drawing, codes: DrawingCodes, view: Matrix): Ruling[] {
  const rulings: Ruling[] = []
  const saved: Matrix[] = []
  let matrix = view
  for (let at = 0; at < fnArray.length && rulings.length <= MOST_RULINGS; at += 1) {
    const code = fnArray[at]
    const args = argsArray[at]
    if (code === codes.save) saved.push(matrix)
    else if (code === codes.restore || code === codes.paintFormXObjectEnd) matrix = saved.pop() ?? view
    else if (code === codes.transform && isMatrix(args)) matrix = multiplied(matrix, args)
    else if (code === codes.paintFormXObjectBegin) {
      saved.push(matrix)
      const [form] = Array.isArray(args) ? (args as unknown[]) : []
      if (isMatrix(form)) matrix = multiplied(matrix, form)
    } else if (code === codes.constructPath && Array.isArray(args)) {
      const [paint, [path] = []] = args as [number, ArrayLike<number>[]?]
      if (path && codes.strokes.has(paint)) rulings.push(...drawnWithPen(path, matrix))
      else if (path && codes.fills.has(paint)) rulings.push(...filled(path, matrix))
    }
  }
  return rulings.length > MOST_RULINGS ? [] : rulings
}

function isMatrix(value: unknown): value is Matrix {
  return value !== null && typeof value === 'object' && 'length' in value && value.length === 6
}

export function multiplied([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

type Point = readonly [x: number, y: number]

function* subpaths(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Generator<Point[]> {
  let points: Point[] = []
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 4
    const numbers = NUMBERS_AFTER[step] ?? 0
    if (step === 0 && points.length > 0) {
      yield points
      points = []
    }
    const [x, y] = [path[at + numbers - 1] ?? 0, path[at + numbers] ?? 0]
    const [first] = points
    if (numbers > 0) points.push([a * x + c * y + e, b * x + d * y + f])
    else if (first) points.push(first)
    at += 1 + numbers
  }
  if (points.length > 0) yield points
}

function drawnWithPen(path: ArrayLike<number>, matrix: Matrix): Ruling[] {
  const rulings: Ruling[] = []
  for (const points of subpaths(path, matrix)) {
    for (let at = 1; at < points.length; at += 1) {
      const [from, to] = [points[at - 1], points[at]]
      if (from && to) rulings.push(...rulingBetween(from[0], from[1], to[0], to[1]))
    }
  }
  return rulings
}

/** Most programs draw the lines of a table as thin rectangles. */
function filled(path: ArrayLike<number>, matrix: Matrix): Ruling[] {
  const rulings: Ruling[] = []
  for (const points of subpaths(path, matrix)) {
    const xs = points.map(([x]) => x)
    const ys = points.map(([, y]) => y)
    rulings.push(...rulingBetween(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)))
  }
  return rulings
}

function rulingBetween(x1: number, y1: number, x2: number, y2: number): Ruling[] {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
  if (height <= THICKEST && width >= SHORTEST) return [{ across: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }]
  if (width <= THICKEST && height >= SHORTEST) return [{ across: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }]
  return []
}
