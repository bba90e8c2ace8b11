import type { z } from 'zod'

import type { Call, Deps } from '../../app/call.ts'
import type { Site } from '../../app/identity/passkeys.ts'
import type { SignedIn } from '../../app/identity/session-of.ts'
import type { Answer, endpoints } from '../contract/endpoints.ts'
import type { EndpointName } from '../contract/paths.ts'
import type { Stream } from '../stream.ts'
import type { SeveralUpload, Upload } from '../door/upload.ts'

type Endpoints = typeof endpoints
type Read<N extends EndpointName, K extends string> = Endpoints[N] extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined

/** What a request brought, validated: defaults filled in, texts trimmed. */
export type Input<N extends EndpointName> = {
  params: Read<N, 'params'>
  query: Read<N, 'query'>
  body: Read<N, 'body'>
  upload: Endpoints[N] extends { multipart: 'several' } ? SeveralUpload : Endpoints[N] extends { multipart: boolean } ? Upload : undefined
}

/** Bytes to answer with; `name` is what a browser saves them as, `exportedAt` goes as the header `x-exported-at`. */
export type Bytes = { bytes: Uint8Array; mediaType: string; name: string; exportedAt?: string }
type Given<N extends EndpointName> = Endpoints[N] extends { binary: boolean } ? Bytes : Endpoints[N] extends { stream: boolean } ? Stream : Answer<N>

/** Answers a request of someone who acts through a membership: calls one verb. */
export type Handler<N extends EndpointName> = (call: Call, input: Input<N>) => Promise<Given<N>>
export type Handlers<N extends EndpointName> = { [Name in N]: Handler<Name> }

/** What the few routes see that open, change or end a session. */
export type Door = {
  deps: Deps
  cookie: string | undefined
  address: string
  /** what the browser says it is */
  agent: string | undefined
  /** how the browser reached the server */
  site: Site
  /** id of the request, as the log and the problem document have it */
  trace: string
  /** @throws DeliveryError `not_signed_in` */
  session: () => Promise<SignedIn>
  /** sends these `Set-Cookie` values with the answer */
  setCookies: (cookies: readonly string[]) => void
}
export type DoorHandler<N extends EndpointName> = (door: Door, input: Input<N>) => Promise<Given<N>>
export type DoorHandlers<N extends EndpointName> = { [Name in N]: DoorHandler<Name> }
