import { useEffect, useState } from 'react'
import type { Chunk } from '../paper/chunks.ts'
import { placeOfSelection, type Place } from './place.ts'

/** What the person has selected on the paper, as a place in the text; null while nothing is. */
export function useSelection(text: string, chunks: readonly Chunk[], on: boolean): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    if (!on) return
    const look = () => setPlace(selectedIn(text, chunks))
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [text, chunks, on])
  return place
}

function selectedIn(text: string, chunks: readonly Chunk[]): Place | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const box = elementOf(range.startContainer)?.closest<HTMLElement>('.paper [data-chunk]')
  const chunk = chunks[Number(box?.dataset.chunk)]
  if (!box || !chunk) return null
  const lead = document.createRange()
  lead.setStart(box, 0)
  lead.setEnd(range.startContainer, range.startOffset)
  return placeOfSelection(text, chunk.start, wordsIn(lead).replace(/\s+/g, '').length, wordsIn(range))
}

/** The words of a range without the signs that the paper sets behind marks and in its margin. */
function wordsIn(range: Range): string {
  const copy = range.cloneContents()
  for (const sign of copy.querySelectorAll('.mark-sign, .margin-no')) sign.remove()
  return copy.textContent
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
