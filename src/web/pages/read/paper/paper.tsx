import { useEffect, useImperativeHandle, useMemo, useRef, useState, type MouseEvent, type Ref } from 'react'
import { chunkAt, type Chunk } from './chunks.ts'
import { PaperChunk, type Numbered, type Signs } from './paper-chunk.tsx'

/** Scrolls the paper to a place, or to the marks of a proposal. */
export type PaperHandle = { goTo: (place: number, proposal?: string) => void }

type Props = {
  text: string
  chunks: readonly Chunk[]
  current: string | null
  numbers: ReadonlyMap<string, Numbered>
  onPick: (proposal: string) => void
  words: Signs & { label: string }
  handle: Ref<PaperHandle>
}

/** Chunks this far from the window are set before they are seen. */
const AHEAD = '1600px 0px'
/** Setting a chunk changes its height a little: the place is looked for again in the next frames. */
const SETTLE_FRAMES = 6
/** Where in the window a place is put, from its top. */
const AT = 0.3
/** A mark between these parts of the window is well in sight. */
const SIGHT = { from: 0.12, to: 0.7 }

/** The document as paper. Long texts are set as they come near; every word is there from the start. */
export function Paper({ text, chunks, current, numbers, onPick, words, handle }: Props) {
  const box = useRef<HTMLElement>(null)
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([0, 1]))
  const here = useMemo(() => chunks.map((chunk) => numbersIn(chunk, numbers)), [chunks, numbers])

  useEffect(() => {
    const paper = box.current
    if (!paper) return
    const root = scrollerOf(paper)
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.filter((entry) => entry.isIntersecting).map((entry) => Number((entry.target as HTMLElement).dataset.chunk))
        if (seen.length > 0) setNear((before) => (seen.every((index) => before.has(index)) ? before : new Set([...before, ...seen])))
      },
      { root, rootMargin: AHEAD },
    )
    for (const chunk of paper.querySelectorAll('[data-chunk]')) observer.observe(chunk)
    return () => observer.disconnect()
  }, [chunks])

  useImperativeHandle(handle, () => ({
    goTo: (place, proposal) => {
      const paper = box.current
      const chunk = chunkAt(chunks, place)
      if (!paper || !chunk) return
      setNear((before) => (before.has(chunk.index) ? before : new Set([...before, chunk.index])))
      settle(paper, chunk.index, proposal, SETTLE_FRAMES)
    },
  }))

  const pick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || window.getSelection()?.isCollapsed === false) return
    const proposal = event.target.closest<HTMLElement>('[data-p]')?.dataset.p
    if (proposal) onPick(proposal)
  }
  const { wrong, skipped, known, rounded, right } = words
  const signs = useMemo((): Signs => ({ wrong, skipped, known, ...(rounded !== undefined && { rounded }), ...(right !== undefined && { right }) }), [wrong, skipped, known, rounded, right])
  return (
    // The marks can be clicked as a short cut; the list beside does the same from the keyboard.
    <article ref={box} className="paper" lang="zh-CN" aria-label={words.label} onClick={pick}>
      {chunks.map((chunk, index) => (
        <PaperChunk
          key={chunk.start}
          text={text}
          chunk={chunk}
          set={near.has(index)}
          current={current !== null && chunk.marks.some((mark) => mark.proposal === current) ? current : null}
          numbers={here[index] ?? ''}
          words={signs}
        />
      ))}
    </article>
  )
}

function numbersIn(chunk: Chunk, numbers: ReadonlyMap<string, Numbered>): string {
  const ids = new Set(chunk.marks.flatMap((mark) => (mark.proposal === null ? [] : [mark.proposal])))
  return [...ids]
    .flatMap((id) => {
      const numbered = numbers.get(id)
      return numbered ? [`${id}:${numbered.number}:${numbered.standing}`] : []
    })
    .join(' ')
}

/** The element that scrolls the paper; null is the window. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const { overflowY } = getComputedStyle(parent)
    if (overflowY === 'auto' || overflowY === 'scroll') return parent
  }
  return null
}

function settle(paper: HTMLElement, index: number, proposal: string | undefined, frames: number) {
  const mark = proposal ? paper.querySelector<HTMLElement>(`[data-p="${CSS.escape(proposal)}"]`) : null
  const target = mark ?? paper.querySelector<HTMLElement>(`[data-chunk="${index}"]`)
  if (target) bringTo(target, scrollerOf(paper), mark ? AT : 0)
  if (frames > 0) requestAnimationFrame(() => settle(paper, index, proposal, frames - 1))
}

/** Moves the least: what is well in sight stays where it is. */
function bringTo(target: HTMLElement, scroller: HTMLElement | null, at: number) {
  const height = scroller?.clientHeight ?? window.innerHeight
  const top = target.getBoundingClientRect().top - (scroller?.getBoundingClientRect().top ?? 0)
  if (at > 0 && top > height * SIGHT.from && top < height * SIGHT.to) return
  if (scroller) scroller.scrollTop += top - height * at
  else window.scrollBy(0, top - height * at)
}
