import type { EndpointName } from '../contract/paths.ts'
import { accountRoutes } from './accounts.ts'
import { activityRoutes } from './activities.ts'
import { aroundRoutes, healthRoutes } from './around.ts'
import { assessmentRoutes } from './assessments.ts'
import { auditRoutes } from './audit.ts'
import { backupRoutes } from './backups.ts'
import { briefRoutes } from './brief.ts'
import { burdenRoutes } from './burden.ts'
import { changeRoutes } from './changes.ts'
import { checkRoutes } from './checks.ts'
import { documentRoutes } from './documents.ts'
import { elementRoutes } from './elements.ts'
import { exchangeRoutes } from './exchange.ts'
import { letterRoutes } from './letters.ts'
import { indicatorRoutes } from './indicators.ts'
import { inspectionRoutes } from './inspections.ts'
import { logRoutes } from './log.ts'
import { matterRoutes } from './matters.ts'
import { meetingRoutes } from './meetings.ts'
import { obligationRoutes } from './obligations.ts'
import { organisationRoutes } from './organisation.ts'
import { problemRoutes } from './problems.ts'
import { openRoutes, publicRoutes } from './public.ts'
import { readerRoutes } from './readers.ts'
import { reminderRoutes } from './reminders.ts'
import { rhythmRoutes } from './rhythms.ts'
import { roadRoutes } from './road.ts'
import type { DoorHandlers, Handlers } from './route.ts'
import { schemeRoutes } from './schemes.ts'
import { securityRoutes, sessionRoutes } from './session.ts'
import { sourceRoutes } from './sources.ts'
import { systemRoutes } from './system.ts'

/** Endpoints that need no membership: they open, show and end sessions, say that the server is ready, or show what is public. */
export const doorRoutes = { ...sessionRoutes, ...healthRoutes, ...openRoutes, ...changeRoutes } satisfies DoorHandlers<'signIn' | 'getHealth'>

type DoorName = keyof typeof doorRoutes

/** Every other endpoint of the contract and the verb behind it; leaving one out does not compile. */
export const verbRoutes = {
  ...documentRoutes,
  ...readerRoutes,
  ...rhythmRoutes,
  ...reminderRoutes,
  ...elementRoutes,
  ...checkRoutes,
  ...matterRoutes,
  ...meetingRoutes,
  ...exchangeRoutes,
  ...problemRoutes,
  ...sourceRoutes,
  ...publicRoutes,
  ...briefRoutes,
  ...inspectionRoutes,
  ...burdenRoutes,
  ...assessmentRoutes,
  ...schemeRoutes,
  ...indicatorRoutes,
  ...obligationRoutes,
  ...roadRoutes,
  ...letterRoutes,
  ...logRoutes,
  ...activityRoutes,
  ...organisationRoutes,
  ...accountRoutes,
  ...aroundRoutes,
  ...securityRoutes,
  ...systemRoutes,
  ...backupRoutes,
  ...auditRoutes,
} satisfies Handlers<Exclude<EndpointName, DoorName>>
