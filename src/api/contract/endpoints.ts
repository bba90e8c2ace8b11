import type { z } from 'zod'
import type { AuditAction } from '../../kernel/audit.ts'
import { accountSchemas } from './accounts.ts'
import { activitySchemas } from './activities.ts'
import { assessmentSchemas } from './assessments.ts'
import { backupSchemas } from './backups.ts'
import { auditSchemas } from './audit.ts'
import { briefSchemas } from './brief.ts'
import { aroundSchemas } from './around.ts'
import { burdenSchemas } from './burden.ts'
import { changeSchemas } from './changes.ts'
import { checkSchemas } from './checks.ts'
import { documentSchemas } from './documents.ts'
import { elementSchemas } from './elements.ts'
import { exchangeSchemas } from './exchange.ts'
import { indicatorSchemas } from './indicators.ts'
import { inspectionSchemas } from './inspections.ts'
import { jobSchemas } from './jobs.ts'
import { letterSchemas } from './letters.ts'
import { logSchemas } from './log.ts'
import { matterSchemas } from './matters.ts'
import { meetingSchemas } from './meetings.ts'
import { organisationSchemas } from './organisation.ts'
import { obligationSchemas } from './obligations.ts'
import type { EndpointName } from './paths.ts'
import { problemSchemas } from './problems.ts'
import { openSchemas, publicSchemas } from './public.ts'
import { procedureSchemas } from './procedures.ts'
import { readerSchemas } from './readers.ts'
import { reminderSchemas } from './reminders.ts'
import { rhythmSchemas } from './rhythms.ts'
import { roadSchemas } from './road.ts'
import { schemeSchemas } from './schemes.ts'
import { sessionSchemas } from './session.ts'
import { sourceSchemas } from './sources.ts'
import { systemSchemas } from './system.ts'

/**
 * What goes in and comes out of one address. `multipart` takes a form with a file, or with `several`; `binary` answers bytes; `shared` is the
 * same for everyone and may lie in caches that ask each time whether it still is. `audit` says as what it stands in the audit log; bytes are an export there
 * unless it says otherwise. `stream` goes on being told (server-sent events). `replica`:
 * long reading, which goes to a standby where there is one (`docs/decisions/0046-read-replica.md`).
 */
export type EndpointSchema = {
  summary: string
  description?: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  response: z.ZodType
  multipart?: boolean | 'several'
  binary?: boolean
  shared?: boolean
  stream?: boolean
  replica?: boolean
  audit?: AuditAction | null
}

/** The API's contract: validated at the door, published at `/api/openapi.json`, typed for the web app. */
export const endpoints = {
  ...sessionSchemas,
  ...changeSchemas,
  ...documentSchemas,
  ...readerSchemas,
  ...rhythmSchemas,
  ...backupSchemas,
  ...reminderSchemas,
  ...elementSchemas,
  ...checkSchemas,
  ...jobSchemas,
  ...matterSchemas,
  ...meetingSchemas,
  ...exchangeSchemas,
  ...problemSchemas,
  ...sourceSchemas,
  ...publicSchemas,
  ...openSchemas,
  ...procedureSchemas,
  ...briefSchemas,
  ...inspectionSchemas,
  ...burdenSchemas,
  ...assessmentSchemas,
  ...schemeSchemas,
  ...indicatorSchemas,
  ...obligationSchemas,
  ...roadSchemas,
  ...letterSchemas,
  ...logSchemas,
  ...activitySchemas,
  ...organisationSchemas,
  ...accountSchemas,
  ...aroundSchemas,
  ...auditSchemas,
  ...systemSchemas,
} as const satisfies Record<EndpointName, EndpointSchema>

type Endpoints = typeof endpoints
type Part<N extends EndpointName, K extends string, Side extends 'input' | 'output'> = Endpoints[N] extends Record<K, infer S extends z.ZodType> ? (Side extends 'input' ? z.input<S> : z.output<S>) : undefined

/** As a client sends it (defaults may be left out), by endpoint. */
export type Params<N extends EndpointName> = Part<N, 'params', 'input'>
export type Query<N extends EndpointName> = Part<N, 'query', 'input'>
export type Body<N extends EndpointName> = Part<N, 'body', 'input'>
/** As the server answers it. */
export type Answer<N extends EndpointName> = z.output<Endpoints[N]['response']>
