import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { newCommandId } from '../../api/command-id.ts'
import { ProblemError } from '../../api/problem.ts'
import type { Take } from './changes/changes.ts'
import { decided } from './decide.ts'
import type { Acceptance, Document, Proposal } from './decide.ts'

type Change = Pick<Proposal, 'decision' | 'matter'>
export type Outcome = { opened: number; code: string | null; left: { proposal: string; why: string }[] }
export type Progress = { done: number; of: number }

/** So many at once: each batch is one transaction, and progress shows between two of them. */
const BATCH = 40

/**
 * Decides proposals of one document. The document shown is changed in place: a text of a million characters is not
 * fetched again for each decision. A command whose answer was lost is sent again under its id.
 */
export function useDecisions(id: string) {
  const queries = useQueryClient()
  /** Asks for the document again: where something stands in its list now that was not there. */
  const again = () => queries.invalidateQueries({ queryKey: ['getDocument'] })
  const undecided = useRef<{ content: string; command: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState<ProblemError | null>(null)

  const change = (changes: ReadonlyMap<string, Change>) => {
    queries.setQueryData<Document>(['getDocument', { document: id }, null], (document) => document && decided(document, changes))
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getDocument' })
  }

  async function doing<T>(work: () => Promise<T>): Promise<T | null> {
    setBusy(true)
    setError(null)
    try {
      return await work()
    } catch (caught) {
      if (!(caught instanceof ProblemError)) throw caught
      setError(caught)
      // Decided meanwhile in another window or by someone else: what is shown must not offer it any longer.
      if (caught.code === 'proposal_decided' || caught.code === 'decided_meanwhile') void again()
      return null
    } finally {
      setBusy(false)
      setProgress(null)
    }
  }

  async function once<T>(content: unknown, send: (command: string) => Promise<T>): Promise<T> {
    const key = JSON.stringify(content)
    const command = undecided.current?.content === key ? undecided.current.command : newCommandId()
    undecided.current = { content: key, command }
    try {
      return await send(command)
    } catch (caught) {
      if (caught instanceof ProblemError && caught.undecided) throw caught
      undecided.current = null
      throw caught
    }
  }

  const params = { document: id }

  const accept = (acceptances: readonly Acceptance[]): Promise<Outcome | null> =>
    doing(async () => {
      const outcome: Outcome = { opened: 0, code: null, left: [] }
      for (let at = 0; at < acceptances.length; at += BATCH) {
        if (acceptances.length > BATCH) setProgress({ done: at, of: acceptances.length })
        const proposals = acceptances.slice(at, at + BATCH)
        const answer = await once(['accept', proposals], (command) => call('acceptProposals', { params, body: { command, proposals } }))
        change(new Map(answer.opened.map((opened) => [opened.proposal, { decision: 'accepted', matter: { id: opened.matter, code: opened.code } }])))
        outcome.opened += answer.opened.length
        outcome.code = answer.opened.at(-1)?.code ?? outcome.code
        outcome.left.push(...answer.left)
      }
      return outcome
    })

  const skip = (proposal: string) =>
    doing(async () => {
      await once(['skip', proposal], (command) => call('skipProposal', { params, body: { command, proposal } }))
      change(new Map([[proposal, { decision: 'skipped', matter: null }]]))
      return true
    })

  const apply = (proposal: string, matter: { id: string; code: string }, take: Take) =>
    doing(async () => {
      await once(['apply', proposal, matter.id, take], (command) => call('applyProposal', { params, body: { command, proposal, matter: matter.id, take } }))
      change(new Map([[proposal, { decision: 'accepted', matter }]]))
      return true
    })

  const takeBack = (proposal: string) =>
    doing(async () => {
      await once(['take-back', proposal], (command) => call('takeBackProposal', { params, body: { command, proposal } }))
      change(new Map([[proposal, { decision: 'open', matter: null }]]))
      return true
    })

  return { again, accept, apply, skip, takeBack, busy, progress, error }
}
