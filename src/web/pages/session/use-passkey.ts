import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'
import type { Body } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { ProblemError } from '../../api/problem.ts'
import { useTakeSession } from '../../api/session.tsx'

type Registration = Parameters<typeof startRegistration>[0]['optionsJSON']
type Authentication = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** Whether this browser, under this address, can make and use passkeys: not without https, and not where a machine is called by its number. */
export function passkeysWork(): boolean {
  const { hostname } = window.location
  const number = /^[\d.]+$/.test(hostname) || hostname.includes(':')
  return window.isSecureContext && !number && browserSupportsWebAuthn()
}

export type Ceremony = {
  busy: boolean
  error: ProblemError | null
  /** the browser did not go through with it: called off, too late, no such key */
  calledOff: boolean
}

/** Signs in with a passkey: the server's challenge, the browser's question, the server's check. */
export function usePasskeySignIn(): Ceremony & { signIn: () => void } {
  const take = useTakeSession()
  const start = useCommand('startPasskeySignIn')
  const finish = useCommand('signInWithPasskey')
  const ceremony = useCeremony()
  const signIn = () =>
    ceremony.run(async () => {
      const optionsJSON = (await start.mutateAsync({})) as unknown as Authentication
      const response = await ceremony.ask(startAuthentication({ optionsJSON }))
      if (response) take(await finish.mutateAsync({ body: { response: response as unknown as Body<'signInWithPasskey'>['response'] } }))
    })
  return { ...ceremony, signIn }
}

/** Adds a passkey to the own account; `done` once it is kept. */
export function useAddPasskey(done: () => void): Ceremony & { add: (given: { name: string; password: string }) => void } {
  const start = useCommand('startPasskey')
  const finish = useCommand('addPasskey')
  const ceremony = useCeremony()
  const add = ({ name, password }: { name: string; password: string }) =>
    ceremony.run(async () => {
      const optionsJSON = (await start.mutateAsync({ body: { password } })) as unknown as Registration
      const response = await ceremony.ask(startRegistration({ optionsJSON }))
      if (!response) return
      await finish.mutateAsync({ body: { name, response: response as unknown as Body<'addPasskey'>['response'] } })
      done()
    })
  return { ...ceremony, add }
}

function useCeremony() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ProblemError | null>(null)
  const [calledOff, setCalledOff] = useState(false)
  const run = (steps: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    setCalledOff(false)
    void steps()
      .catch((thrown: unknown) => {
        if (!(thrown instanceof ProblemError)) throw thrown
        setError(thrown)
      })
      .finally(() => setBusy(false))
  }
  /** What the browser answers; null when it was called off, for which browsers throw one error after another. */
  const ask = <T>(asking: Promise<T>): Promise<T | null> =>
    asking.catch((thrown: unknown) => {
      if (!(thrown instanceof Error) || !CALLED_OFF.has(thrown.name)) throw thrown
      setCalledOff(true)
      return null
    })
  return { busy, error, calledOff, run, ask }
}

/** Called off or timed out; a key of this device is there already; the device cannot. */
const CALLED_OFF = new Set(['NotAllowedError', 'AbortError', 'InvalidStateError', 'NotSupportedError', 'ConstraintError', 'SecurityError', 'UnknownError'])
