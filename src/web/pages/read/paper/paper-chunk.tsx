import { memo, useLayoutEffect, useRef, type ReactNode } from 'react'
import type { Chunk } from './chunks.ts'
import type { Mark } from './marks.ts'
import type { Paragraph } from './paragraphs.ts'
import { drawnKind, proposalUnder, runsOf, type Run } from './runs.ts'

/** How a proposal stands, for its number in the margin. */
export type Standing = 'open' | 'accepted' | 'skipped' | 'known' | 'shown' | 'wrong' | 'rounded' | 'right'
export type Numbered = { number: number; standing: Standing }
/** Words that stand behind a mark or its number; figures that come out are signed only where they are what one looks for. */
export type Signs = { wrong: string; skipped: string; known: string; rounded?: string; right?: string }

type Props = {
  text: string
  chunk: Chunk
  /** false: far from the window, set as plain text */
  set: boolean
  /** the current proposal, where it has a mark in this chunk */
  current: string | null
  /** number and standing of each proposal here, as `id:number:standing` parted by blanks: one value to compare */
  numbers: string
  words: Signs
}

/** A chunk of the paper. Its marks carry `data-p`, the proposal a click on them means. */
export const PaperChunk = memo(function PaperChunk({ text, chunk, set, current, numbers, words }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (set && box.current) partNumbers(box.current)
  }, [set, chunk, current, numbers])
  return (
    <div ref={box} className={chunk.part === null || chunk.index === 0 ? 'paper-chunk' : 'paper-chunk paper-begin'} data-chunk={chunk.index} style={{ containIntrinsicSize: `auto ${chunk.estimate}px` }}>
      {set ? (
        chunk.paragraphs.map((paragraph) => (
          <SetParagraph key={paragraph.start} text={text} paragraph={paragraph} marks={chunk.marks} current={current} numbers={numbersOf(numbers)} words={words} />
        ))
      ) : (
        <div className="paper-plain">{chunk.paragraphs.map((paragraph) => plain(text, paragraph)).join('\n')}</div>
      )}
    </div>
  )
})

function plain(text: string, paragraph: Paragraph): string {
  const words = paragraph.lines.map((line) => text.slice(line.start, line.end)).join('')
  return paragraph.kind === 'body' ? `　　${words}` : words
}

function numbersOf(numbers: string): ReadonlyMap<string, Numbered> {
  const map = new Map<string, Numbered>()
  for (const entry of numbers.split(' ')) {
    const [id, number, standing] = entry.split(':')
    if (id && number && standing) map.set(id, { number: Number(number), standing: standing as Standing })
  }
  return map
}

type SetProps = { text: string; paragraph: Paragraph; marks: readonly Mark[]; current: string | null; numbers: ReadonlyMap<string, Numbered>; words: Props['words'] }

function SetParagraph({ text, paragraph, marks, current, numbers, words }: SetProps) {
  const here = marks.filter((mark) => mark.start < paragraph.end && mark.end > paragraph.start)
  const runs = runsOf(text, splitLead(paragraph), here)
  const content = runs.map((run) => <RunView key={run.start} run={run} strong={run.end <= paragraph.leadEnd} current={current} numbers={numbers} words={words} />)
  if (paragraph.kind === 'title') return <h2 className="paper-title">{byLines(paragraph, runs, content)}</h2>
  if (paragraph.kind === 'number') return <p className="paper-number">{content}</p>
  if (paragraph.kind === 'heading') return <h3 className={`paper-heading paper-h${Math.min(paragraph.level, 4)}`}>{content}</h3>
  if (paragraph.kind === 'row') return <p className="paper-row">{content}</p>
  return <p>{content}</p>
}

/** A run-in heading is set bold, so a run must end where it ends. */
function splitLead(paragraph: Paragraph) {
  const [first, ...rest] = paragraph.lines
  if (!first || paragraph.leadEnd <= first.start || paragraph.leadEnd >= first.end) return paragraph.lines
  return [{ start: first.start, end: paragraph.leadEnd }, { start: paragraph.leadEnd, end: first.end }, ...rest]
}

/** A title keeps the lines it was issued with. */
function byLines(paragraph: Paragraph, runs: readonly Run[], content: readonly ReactNode[]): ReactNode {
  return paragraph.lines.map((line) => (
    <span key={line.start} className="paper-title-line">
      {content.filter((_, index) => (runs[index]?.start ?? -1) >= line.start && (runs[index]?.end ?? -1) <= line.end)}
    </span>
  ))
}

type RunProps = { run: Run; strong: boolean; current: string | null; numbers: ReadonlyMap<string, Numbered>; words: Props['words'] }

function RunView({ run, strong, current, numbers, words }: RunProps) {
  const kind = drawnKind(run)
  const inner = strong ? <b>{run.text}</b> : run.text
  const badges = run.begins.flatMap((mark) => (mark.proposal !== null && mark.kind !== 'unknown-unit' ? [mark.proposal] : []))
  const isCurrent = current !== null && run.marks.some((mark) => mark.proposal === current)
  const term = run.marks.find((mark) => mark.term !== undefined)
  const stop = term?.first === true && run.begins.includes(term)
  const note = run.marks.findLast((mark) => mark.note !== null)?.note ?? undefined
  return (
    <>
      {badges.map((id) => (
        <Badge key={id} id={id} numbered={numbers.get(id)} current={id === current} words={words} />
      ))}
      {kind === null ? (
        inner
      ) : (
        <u className={`mark mark-${kind}${isCurrent ? ' mark-current' : ''}`} data-p={proposalUnder(run) ?? undefined} data-term={term?.term} tabIndex={stop ? 0 : undefined} role={stop ? 'note' : undefined} title={note}>
          {inner}
        </u>
      )}
      {SIGNED.map((signed) => words[signed] !== undefined && run.ends.some((mark) => mark.kind === signed) && <sup key={signed} className={`mark-sign mark-sign-${signed}`}>{words[signed]}</sup>)}
    </>
  )
}

const SIGNED = ['wrong', 'rounded', 'right'] as const

function Badge({ id, numbered, current, words }: { id: string; numbered: Numbered | undefined; current: boolean; words: Props['words'] }) {
  if (!numbered) return null
  const sign = { open: '', shown: '', accepted: '✓', skipped: words.skipped, known: words.known, wrong: words.wrong, rounded: words.rounded, right: words.right }[numbered.standing]
  return (
    <span className={`margin-no margin-${numbered.standing}${current ? ' margin-current' : ''}`} data-p={id} aria-hidden="true">
      {current ? <i>{numbered.number}</i> : numbered.number}
      {!current && sign && <span>{sign}</span>}
    </span>
  )
}

/** Numbers that begin on the same line would lie on each other: the later one moves below. */
function partNumbers(box: HTMLElement) {
  let below = Number.NEGATIVE_INFINITY
  for (const badge of box.querySelectorAll<HTMLElement>('.margin-no')) {
    badge.style.transform = ''
    const at = Math.max(badge.offsetTop, below)
    if (at > badge.offsetTop) badge.style.transform = `translateY(${at - badge.offsetTop}px)`
    below = at + 20
  }
}
