import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { call } from '../api/call.ts'
import type { ProblemError } from '../api/problem.ts'
import { SESSION_KEY, SessionProvider, type Session } from '../api/session.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { Loading } from '../ui/empty.tsx'

const SignIn = lazy(() => import('../pages/session/sign-in.tsx'))
const FirstPassword = lazy(() => import('../pages/session/first-password.tsx'))
const FirstSecondFactor = lazy(() => import('../pages/session/first-second-factor.tsx'))

/**
 * Lets in who is signed in. The address stays while someone signs in, and what was being filled in is kept by drafts, so a
 * session that ended costs nothing but the password.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { data, error, refetch, isPending } = useQuery<Session, ProblemError>({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => call('getSession', { signal }),
    staleTime: Infinity,
  })
  if (isPending)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  const signedOut = error?.code === 'not_signed_in'
  if (error && !signedOut && !data)
    return (
      <div className="page">
        <ErrorNote error={error} retry={() => void refetch()} />
      </div>
    )
  return (
    <Suspense
      fallback={
        <div className="page">
          <Loading />
        </div>
      }
    >
      {signedOut || !data ? (
        <SignIn facts={error?.facts ?? {}} ended={data !== undefined} />
      ) : data.mustChangePassword ? (
        <FirstPassword session={data} />
      ) : data.secondFactorDue ? (
        <FirstSecondFactor session={data} />
      ) : (
        <SessionProvider session={data}>{children}</SessionProvider>
      )}
    </Suspense>
  )
}
