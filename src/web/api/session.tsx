import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, type ReactNode } from 'react'
import type { Answer } from '../../api/contract/endpoints.ts'
import type { EndpointName } from '../../api/contract/paths.ts'

export type Session = Answer<'getSession'>

export const SESSION_KEY = ['getSession', null, null] as const

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Who is signed in, through which post, and the city's today. Only below the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of a signed-in page')
  return session
}

/** Whether the post acted through may do a command somewhere: what it may not is not shown. */
export function useMay(): (command: EndpointName) => boolean {
  const { may } = useSession()
  return (command) => may.includes(command)
}

/** Takes over a session the server has answered; what another post saw is forgotten. */
export function useTakeSession(): (session: Session) => void {
  const queries = useQueryClient()
  return (session) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'getSession' })
    queries.setQueryData(SESSION_KEY, session)
  }
}
