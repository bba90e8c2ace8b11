import { commandsOf, type Command, type Role } from './permission.ts'

/**
 * What an API token may do, by scope: names of commands. What stands in no scope, no token does; accounts, rights, security, the audit log, the
 * machine and everything an office decides by signature stay with people. A command must be allowed to the token's membership as well.
 */
export const tokenScopes = {
  read: [
    'listLedgers', 'getBoard', 'listMatters', 'getMatter', 'getTimeline', 'search', 'getFiveList', 'listProblems', 'listElements', 'getObligations', 'getObligation', 'listActivities', 'listParticipants',
    'listDocuments', 'getDocument', 'getTerms', 'getSources', 'getSourceStatistics', 'listInspections', 'getInspection', 'getInspectionStatistics', 'listIndicators', 'getIndicator', 'listRhythms', 'listClosings',
    'getRoad', 'getDesk', 'listPacks', 'listUnits', 'getUnit', 'getPost', 'listRequests', 'getRequest', 'listReminders', 'getJob',
  ],
  record: ['recordActivity', 'draftRecord', 'recordUpdates', 'moveMatter', 'reachMilestone', 'collectProblem', 'reportReadings', 'readIndicatorsFile', 'uploadFile', 'answerRequest'],
  export: ['exportLedger', 'exportObligations', 'exportIndicators', 'exportSourceStatistics', 'exportInspectionStatistics', 'exportYearSummary', 'downloadFile'],
  exchange: ['startImport', 'listImports', 'getImport', 'setMapping', 'decideRows', 'applyImport', 'cancelImport'],
} as const satisfies Record<string, readonly Command[]>

export type TokenScope = keyof typeof tokenScopes
export const tokenScopeNames = Object.keys(tokenScopes) as [TokenScope, ...TokenScope[]]

export const tokenScopeWords: Record<TokenScope, { zh: string; en: string }> = {
  read: { zh: '读取', en: 'Read' },
  record: { zh: '填报', en: 'Record' },
  export: { zh: '导出', en: 'Export' },
  exchange: { zh: '导入台账', en: 'Import ledgers' },
}

export const mostTokenDays = 366
export const mostTokens = 20

/** Whether one of these scopes names the command. Scopes that this version does not know allow nothing. */
export function scopesAllow(scopes: readonly string[], command: string): boolean {
  return tokenScopeNames.some((name) => scopes.includes(name) && (tokenScopes[name] as readonly string[]).includes(command))
}

/** Scopes of which this role may use something: the others would be an empty promise. */
export function scopesFor(role: Role): TokenScope[] {
  const own = new Set<string>(commandsOf(role))
  return tokenScopeNames.filter((name) => tokenScopes[name].some((command) => own.has(command)))
}
