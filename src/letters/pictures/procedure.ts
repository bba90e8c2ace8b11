import type { Procedure, Transition } from '../../kernel/pack/schema.ts'
import { conditionsOf, escalationText, extensionText, markOf, saysIn, type Naming, type Says } from './procedure-words.ts'
import { element, escaped, widthOf } from './svg.ts'

type State = Procedure['states'][number]
/** `side`: it rests or is given up there, apart from the road */
type Column = { state: State; x: number; side: boolean }
/** A step away from the line: its own row, from each of its states to the one it leads to. */
type Lane = { transition: Transition; from: Column[]; to: Column; y: number }

const INK = '#15191E'
const INK_2 = '#434B55'
const INK_3 = '#5F6873'
const LINE = '#D8DCE0'
const BLUE = '#1B4B7A'
const SANS = "'PingFang SC','Microsoft YaHei','Source Han Sans SC','Noto Sans CJK SC',sans-serif"

const EDGE = 16
const ROAD_Y = 60
const RADIUS = 6
const FIRST_LANE = 140
const LANE = 34
const ROW = 22
/** between what is written in two columns */
const GAP = 28

/**
 * A picture of a procedure as SVG: its states as a line from left to right, the steps along it with who takes them and how long they may
 * take; returns, leaps and the ways to where it rests or ends in rows of their own below; then extensions and escalation. Black
 * rules on white, so that it prints; blue is the present state and nothing else.
 *
 * Every text is escaped: whatever a pack calls something stays text.
 *
 * @param names what people call a role (`namesIn` of kernel/pack/names.ts)
 * @param at the state a matter stands in; absent, or one the procedure does not know: none is marked
 */
export function procedurePicture(procedure: Procedure, { at, ...naming }: Naming & { at?: string | undefined }): string {
  const say = saysIn(naming.language)
  const columns = columnsOf(procedure, naming, say)
  const straight = straightSteps(procedure, columns)
  const lanes = lanesOf(procedure, columns, straight)
  const notesY = FIRST_LANE + lanes.length * LANE + 8
  const notes = notesOf(procedure, naming, say)
  const width = Math.ceil(Math.max(...columns.map((column) => column.x + columnWidth(column, procedure, naming, say)), ...lanes.map((lane) => laneEnd(lane, naming)), ...notes.map(({ text }) => EDGE + 80 + widthOf(text, 13))) + EDGE)
  const height = notes.length > 0 ? notesY + notes.length * ROW + 8 : FIRST_LANE + lanes.length * LANE - 12
  const name = procedure.name[naming.language]
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': 'picture-title picture-desc', 'font-family': SANS, 'font-size': 13, fill: INK },
    [
      element('title', { id: 'picture-title' }, escaped(say('title', { name }))),
      element('desc', { id: 'picture-desc' }, escaped(spoken(procedure, naming, at, say))),
      element('rect', { width, height, fill: '#FFFFFF' }),
      ...columns.map((column) => lifeline(column, lanes)),
      ...straight.map(({ transition, from, to }) => roadStep(transition, from, to, naming, say)),
      ...lanes.map((lane) => laneDrawn(lane, naming, say)),
      ...columns.map((column) => stateDrawn(column, column.state.id === at, procedure, naming, say)),
      ...notes.map(({ head, text }, index) => noteDrawn(head, text, notesY + (index + 1) * ROW - 4, index === 0, width)),
    ].join('\n'),
  )
}

/** Apart from the road: where it rests, where the clock stands still, where it is given up. */
function isSide({ final, suspended, pauses }: State): boolean {
  return suspended || pauses === true || final === 'stopped'
}

/** The road in the pack's order, then where it rests or is given up. */
function columnsOf(procedure: Procedure, naming: Naming, say: Says): Column[] {
  const ordered = [...procedure.states.filter((state) => !isSide(state)), ...procedure.states.filter(isSide)]
  const columns: Column[] = []
  let x = EDGE + RADIUS
  for (const state of ordered) {
    const column = { state, x, side: isSide(state) }
    columns.push(column)
    x += Math.max(88, columnWidth(column, procedure, naming, say) + GAP)
  }
  return columns
}

/** As wide as what is written at it: its name, its mark, and the step that leads on. */
function columnWidth({ state, side }: Pick<Column, 'state' | 'side'>, procedure: Procedure, naming: Naming, say: Says): number {
  const road = procedure.states.filter((one) => !isSide(one))
  const next = side ? undefined : road[road.findIndex(({ id }) => id === state.id) + 1]
  const step = next && procedure.transitions.find(({ from, to }) => from.includes(state.id) && to === next.id)
  const written = [widthOf(state.name[naming.language], 14), widthOf(markOf(state, procedure.start, say), 12), ...(step ? roadWords(step, naming, say).map((line) => widthOf(line, 12) + RADIUS + 8) : [])]
  return Math.max(...written)
}

function roadWords(transition: Transition, naming: Naming, say: Says): string[] {
  const [who = '', ...conditions] = conditionsOf(transition, naming)
  return [transition.name[naming.language], who, conditions.join(say('gap'))]
}

type Straight = { transition: Transition; from: Column; to: Column }

/** The first step from each state of the road to the one after it stands on the line itself. */
function straightSteps({ transitions }: Procedure, columns: readonly Column[]): Straight[] {
  const road = columns.filter(({ side }) => !side)
  return road.flatMap((from, index) => {
    const to = road[index + 1]
    const transition = to && transitions.find((one) => one.from.includes(from.state.id) && one.to === to.state.id)
    return to && transition ? [{ transition, from, to }] : []
  })
}

/** What does not stand on the line: leaps, returns, ways to the side, ways back from there. */
function lanesOf({ transitions }: Procedure, columns: readonly Column[], straight: readonly Straight[]): Lane[] {
  const at = (id: string) => columns.find(({ state }) => state.id === id)
  const lanes = transitions.flatMap((transition) => {
    const to = at(transition.to)
    const from = transition.from.flatMap((id) => at(id) ?? []).filter((column) => !straight.some((step) => step.transition === transition && step.from === column))
    return to && from.length > 0 ? [{ transition, from: from.toSorted((a, b) => a.x - b.x), to, y: 0 }] : []
  })
  return lanes.toSorted((a, b) => kindOf(a) - kindOf(b)).map((lane, index) => ({ ...lane, y: FIRST_LANE + index * LANE }))
}

function kindOf({ from, to }: Pick<Lane, 'from' | 'to'>): number {
  if (to.side) return 2
  if (from.every(({ side }) => side)) return 3
  return from.every(({ x }) => x < to.x) ? 0 : 1
}

/** A hairline from a state down to the last row that it has a part in. */
function lifeline(column: Column, lanes: readonly Lane[]): string {
  const last = lanes.findLast(({ from, to }) => to === column || from.includes(column))
  return last ? element('path', { d: `M${column.x} ${ROAD_Y + RADIUS}V${last.y}`, stroke: LINE, fill: 'none' }) : ''
}

function roadStep(transition: Transition, from: Column, to: Column, naming: Naming, say: Says): string {
  const x = from.x + RADIUS + 8
  const [name = '', who = '', conditions = ''] = roadWords(transition, naming, say)
  return [
    element('path', { d: `M${from.x} ${ROAD_Y}H${to.x - edgeOf(to) - 6}`, stroke: INK, 'stroke-width': 2, fill: 'none' }),
    arrow(to.x - edgeOf(to), ROAD_Y, 1),
    halo(x, ROAD_Y + 21, name, { 'font-size': 12, fill: INK }),
    halo(x, ROAD_Y + 38, who, { 'font-size': 12, fill: INK_3 }),
    ...(conditions ? [halo(x, ROAD_Y + 55, conditions, { 'font-size': 12, fill: INK_2 })] : []),
  ].join('')
}

/** How far a state reaches from its middle. */
function edgeOf({ state }: Column): number {
  return state.final === 'done' ? RADIUS + 4 : RADIUS + 1
}

/** Points where it may be taken, an arrow where it leads, its words on the line; the way back is dashed. */
function laneDrawn(lane: Lane, naming: Naming, say: Says): string {
  const { from, to, y } = lane
  if (from.every((column) => column === to)) return loopDrawn(to.x, y) + laneWords(lane, naming, say)
  const [left, right] = spanOf(lane)
  return [
    element('path', { d: `M${left} ${y}H${right}`, stroke: INK, fill: 'none', 'stroke-dasharray': kindOf(lane) === 1 ? '5 3' : undefined }),
    ...from.filter((column) => column !== to).map(({ x }) => element('circle', { cx: x, cy: y, r: 3, fill: INK })),
    ...(left < to.x ? [arrow(to.x - 1, y, 1)] : []),
    ...(right > to.x ? [arrow(to.x + 1, y, -1)] : []),
    laneWords(lane, naming, say),
  ].join('')
}

/** A step that leads back to where it was taken. */
function loopDrawn(x: number, y: number): string {
  return element('path', { d: `M${x} ${y - 5}h10v10h-6`, stroke: INK, fill: 'none' }) + element('circle', { cx: x, cy: y - 5, r: 3, fill: INK }) + arrow(x + 1, y + 5, -1)
}

function laneWords(lane: Lane, naming: Naming, say: Says): string {
  const { transition, y } = lane
  const name = element('tspan', { 'font-weight': 600 }, escaped(transition.name[naming.language]))
  const rest = element('tspan', { fill: INK_3 }, escaped(`${say('gap')}${conditionsOf(transition, naming).join(say('gap'))}`))
  return element('text', { x: laneWordsX(lane), y: y - 7, 'font-size': 12, ...WHITE_EDGE }, name + rest)
}

function laneWordsX(lane: Lane): number {
  return spanOf(lane)[0] + (lane.from.every((column) => column === lane.to) ? 18 : 10)
}

function laneEnd(lane: Lane, naming: Naming): number {
  const said = [lane.transition.name[naming.language], ...conditionsOf(lane.transition, naming)].join('　')
  return laneWordsX(lane) + widthOf(said, 12) + 12
}

function spanOf({ from, to }: Lane): [left: number, right: number] {
  const xs = [to.x, ...from.map(({ x }) => x)]
  return [Math.min(...xs), Math.max(...xs)]
}

/** An end is ringed twice, a pause is open, what is given up is a bar; the present one is a blue ring. */
function stateDrawn({ state, x }: Column, present: boolean, procedure: Procedure, { language }: Naming, say: Says): string {
  const ink = present ? BLUE : INK
  const left = x - RADIUS
  return [
    state.final === 'stopped' && !present
      ? element('rect', { x: left, y: ROAD_Y - 3, width: 2 * RADIUS, height: 6, fill: INK })
      : element('circle', { cx: x, cy: ROAD_Y, r: RADIUS, fill: present || state.suspended || state.pauses ? '#FFFFFF' : INK, stroke: ink, 'stroke-width': present ? 4 : 2 }),
    ...(state.final === 'done' ? [element('circle', { cx: x, cy: ROAD_Y, r: RADIUS + 4, fill: 'none', stroke: ink })] : []),
    element('text', { x: left, y: 22, 'font-size': 14, 'font-weight': 600, fill: ink }, escaped(state.name[language])),
    element('text', { x: left, y: 40, 'font-size': 12, fill: INK_3 }, escaped(markOf(state, procedure.start, say)) || ' '),
  ].join('')
}

type Note = { head: string; text: string }

function notesOf({ extensions, escalation }: Procedure, naming: Naming, say: Says): Note[] {
  const headed = (head: string, texts: readonly string[]) => texts.map((text, index) => ({ head: index === 0 ? head : '', text }))
  return [...headed(say('extensions'), extensions.map((one) => extensionText(one, naming))), ...headed(say('escalation'), escalation.map((one) => escalationText(one, naming.language)))]
}

function noteDrawn(head: string, text: string, y: number, first: boolean, width: number): string {
  return [
    ...(head ? [element('path', { d: `M${EDGE} ${y - 17}H${width - EDGE}`, stroke: first ? INK : LINE, fill: 'none' }), element('text', { x: EDGE, y, fill: INK_3 }, escaped(head))] : []),
    element('text', { x: EDGE + 80, y }, escaped(text)),
  ].join('')
}

function arrow(x: number, y: number, direction: 1 | -1): string {
  return element('path', { d: `M${x} ${y}l${-7 * direction} -4v8z`, fill: INK })
}

/** Lines pass behind words: they stay readable. */
const WHITE_EDGE = { stroke: '#FFFFFF', 'stroke-width': 3, 'paint-order': 'stroke', 'stroke-linejoin': 'round' } as const

function halo(x: number, y: number, words: string, attributes: { 'font-size': number; fill: string }): string {
  return element('text', { x, y, ...attributes, ...WHITE_EDGE }, escaped(words))
}

/** The whole procedure in sentences, for who hears the picture. */
function spoken(procedure: Procedure, naming: Naming, at: string | undefined, say: Says): string {
  const nameOf = (id: string) => procedure.states.find((state) => state.id === id)?.name[naming.language] ?? id
  const present = at !== undefined && procedure.states.some(({ id }) => id === at) ? say('at', { state: nameOf(at) }) : ''
  const steps = procedure.transitions.map((transition) =>
    say('step', { from: transition.from.map(nameOf).join(say('and')), to: nameOf(transition.to), said: [transition.name[naming.language], ...conditionsOf(transition, naming)].join(naming.language === 'zh' ? '，' : ', ') }),
  )
  return [present, ...steps].join('')
}
