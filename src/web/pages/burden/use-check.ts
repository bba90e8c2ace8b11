import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answer, Body } from '../../../api/contract/endpoints.ts'
import { isDay } from '../../../kernel/time/day.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'

export type Checked = Answer<'checkRequest'>
export type Draft = Body<'checkRequest'>

/** So long after the last key nobody types any more. */
const PAUSE_MS = 500

/** What is to be said of a request while it is written, asked anew when the typing rests; nothing before it says whom, what and until when. */
export function useCheck(draft: Draft) {
  const text = JSON.stringify({ ...draft, title: '', ground: '' })
  const rested = useRested(text)
  const body = JSON.parse(rested) as Draft
  const ready = body.to.length > 0 && body.fields.length > 0 && isDay(body.due)
  const answer = useQuery<Checked, ProblemError>({
    queryKey: ['checkRequest', body],
    queryFn: ({ signal }) => call('checkRequest', { body, signal }),
    enabled: ready,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
  return { ...answer, ready, current: ready && rested === text && !answer.isPlaceholderData && answer.data !== undefined }
}

function useRested(value: string): string {
  const [rested, rest] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => rest(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
