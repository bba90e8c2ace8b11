import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { moved, offsetOf, rowsIn, shownAt, shownHeight, type Anchor, type Scale } from './scale.ts'

export type ScaledRows = {
  /** the rows to be there */
  first: number
  end: number
  /** heights of what stands for the rows above and below them */
  above: number
  below: number
  /** the window stands still */
  resting: boolean
  /** scrolls no farther than it must until a row is seen */
  reveal: (row: number) => void
  /** scrolls by whole rows, to what has got other numbers */
  shift: (rows: number) => void
  /** rows that a window holds */
  page: number
}

type Seen = { first: number; end: number; lift: number; resting: boolean }

/** The page has stood still for so long. */
const REST_MS = 120
/** What covers the window's upper end, the head of the table, and what is kept free below. */
const HEAD_PX = 40
const FOOT_PX = 40

/**
 * Which rows of a list are to be there, for a list of any length: the page is what scrolls.
 *
 * @param body where the rows begin
 */
export function useScaledRows(scale: Scale, body: RefObject<HTMLTableSectionElement | null>): ScaledRows {
  const anchor = useRef<Anchor>({ shown: 0, real: 0 })
  const top = useRef(0)
  const latest = useRef(scale)
  const [seen, setSeen] = useState<Seen>({ ...rowsIn(scale, 0, window.innerHeight), lift: 0, resting: true })

  const see = useCallback((resting: boolean) => {
    const { shown, real } = anchor.current
    const next = { ...rowsIn(latest.current, real, window.innerHeight), lift: real - shown, resting }
    setSeen((now) => (now.first === next.first && now.end === next.end && now.lift === next.lift && now.resting === resting ? now : next))
  }, [])

  const scrollTo = useCallback((place: Anchor) => {
    anchor.current = place
    see(false)
    window.scrollTo(0, top.current + place.shown)
  }, [see])

  useLayoutEffect(() => {
    latest.current = scale
    see(true)
  }, [scale, see])

  useLayoutEffect(() => {
    let timer = 0
    const rest = () => {
      const { shown, real } = anchor.current
      const place = shownAt(latest.current, real)
      // What drifted while rows were moved one by one: the bar is put where it belongs, the rows stay where they are.
      if (Math.abs(place - shown) > window.innerHeight) {
        anchor.current = { shown: place, real }
        flushSync(() => see(true))
        window.scrollTo(0, top.current + place)
      } else see(true)
    }
    const onScroll = () => {
      anchor.current = moved(latest.current, anchor.current, window.scrollY - top.current, window.innerHeight)
      flushSync(() => see(false))
      window.clearTimeout(timer)
      timer = window.setTimeout(rest, REST_MS)
    }
    const measure = () => {
      if (!body.current) return
      const now = body.current.getBoundingClientRect().top + window.scrollY
      if (now === top.current) return
      // What stands above has grown: the same rows stay in the list, the page has moved.
      top.current = now
      anchor.current = moved(latest.current, anchor.current, window.scrollY - now, window.innerHeight)
      see(true)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onScroll)
    return () => {
      window.clearTimeout(timer)
      observer.disconnect()
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onScroll)
    }
  }, [body, see])

  const to = useCallback((real: number) => {
    const { shown, real: now } = anchor.current
    const alike = shown + real - now
    const near = Math.abs(real - now) <= window.innerHeight && alike > 0 && alike < shownHeight(latest.current) - window.innerHeight
    scrollTo({ shown: near ? alike : shownAt(latest.current, real), real })
  }, [scrollTo])

  const reveal = useCallback((row: number) => {
    const at = offsetOf(latest.current, row)
    const { real } = anchor.current
    const lowest = at + latest.current.rowPx + FOOT_PX - window.innerHeight
    if (at - HEAD_PX < real) to(at - HEAD_PX)
    else if (lowest > real) to(lowest)
  }, [to])

  const shift = useCallback((rows: number) => {
    const real = anchor.current.real + offsetOf(latest.current, rows)
    scrollTo({ shown: shownAt(latest.current, real), real })
  }, [scrollTo])

  const above = Math.max(0, offsetOf(scale, seen.first) - seen.lift)
  const rows = offsetOf(scale, seen.end - seen.first)
  return {
    first: seen.first,
    end: seen.end,
    above,
    below: Math.max(0, shownHeight(scale) - above - rows),
    resting: seen.resting,
    reveal,
    shift,
    page: Math.max(1, Math.floor((window.innerHeight - HEAD_PX - FOOT_PX) / scale.rowPx)),
  }
}
