import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Answer, Body } from '../../api/contract/endpoints.ts'
import type { EndpointName } from '../../api/contract/paths.ts'
import { call, type Arguments, type Input } from './call.ts'
import { newCommandId } from './command-id.ts'
import { ProblemError } from './problem.ts'

type Options<N extends EndpointName> = {
  /** false: do not ask yet */
  when?: boolean
  /** keep showing the former answer while another query's is on its way */
  keep?: boolean
  /** asked again after so many milliseconds, by what was answered last; not while the page is out of sight */
  every?: (data: Answer<N> | undefined) => number
}

/** Asks an endpoint and keeps the answer fresh. `useAnswer('getMatter', { params: { matter } })` */
export function useAnswer<N extends EndpointName>(
  name: N,
  input: Input<N>,
  options: Options<N> = {},
): UseQueryResult<Answer<N>, ProblemError> {
  return useQuery<Answer<N>, ProblemError>({
    queryKey: [name, input.params ?? null, input.query ?? null],
    queryFn: ({ signal }) => call(name, ...([{ ...input, signal }] as unknown as Arguments<N>)),
    enabled: options.when ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.every ? { refetchInterval: (query) => options.every?.(query.state.data) ?? false } : {}),
  })
}

/** What a command is given: its body without the command's id, which `useCommand` makes. */
export type Given<N extends EndpointName> = Omit<Input<N>, 'body' | 'signal'> &
  (Body<N> extends { command: string } ? { body: WithoutCommand<Body<N>> } : Pick<Input<N>, 'body'>)

/** Of a body that comes in several shapes, each for itself. */
type WithoutCommand<B> = B extends unknown ? Omit<B, 'command'> : never

/**
 * Does something through the API. After success every answer shown is asked again.
 *
 * The command's id is made here. When the connection broke before the answer came, pressing again with the same content
 * sends the same id, so that nothing is done twice. A form (`form`) gets the id as its field `command`.
 */
export function useCommand<N extends EndpointName>(name: N): UseMutationResult<Answer<N>, ProblemError, Given<N>> {
  const queries = useQueryClient()
  const undecided = useRef<{ content: string; command: string } | null>(null)
  return useMutation<Answer<N>, ProblemError, Given<N>>({
    mutationFn: async (given) => {
      const content = JSON.stringify([given.params, given.body, formContent(given.form)])
      const command = undecided.current?.content === content ? undecided.current.command : newCommandId()
      undecided.current = { content, command }
      try {
        const answer = await call(name, ...([WITHOUT_ID.includes(name) ? given : withCommand(given, command)] as unknown as Arguments<N>))
        undecided.current = null
        return answer
      } catch (error) {
        if (!(error instanceof ProblemError && error.undecided)) undecided.current = null
        throw error
      }
    },
    onSuccess: () => (HALF_WAY.includes(name) ? undefined : queries.invalidateQueries()),
  })
}

/** Steps after which nothing that is shown has changed yet: asked again who is signed in, the gate would put another page in place of the next step. */
const HALF_WAY: readonly EndpointName[] = ['signIn', 'signInSecondStep', 'startPasskeySignIn', 'signInWithPasskey', 'startSecondFactor', 'startPasskey', 'findForErasure']

/** The session's own commands and plain files are no facts and carry no command id. */
const WITHOUT_ID: readonly EndpointName[] = [
  'signIn', 'signOut', 'changePassword', 'chooseMembership',
  'signInSecondStep', 'startPasskeySignIn', 'signInWithPasskey', 'startSecondFactor', 'confirmSecondFactor', 'removeSecondFactor',
  'startPasskey', 'addPasskey', 'removePasskey', 'endSession', 'endOtherSessions', 'setSecuritySettings',
  'setReminderSettings', 'uploadFile', 'confirmExport', 'makeBackup', 'findForErasure']

function withCommand(given: { form?: FormData | undefined; body?: unknown }, command: string): unknown {
  if (given.form) {
    given.form.set('command', command)
    return given
  }
  return given.body === undefined ? given : { ...given, body: { ...(given.body as object), command } }
}

function formContent(form: FormData | undefined): unknown {
  if (!form) return null
  return [...form.entries()]
    .filter(([name]) => name !== 'command')
    .map(([name, value]) => (value instanceof File ? [name, value.name, value.size, value.lastModified] : [name, value]))
}
