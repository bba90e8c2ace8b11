import { accountsTemplate } from '../../app/account/bulk/template.ts'
import { openAccounts } from '../../app/account/bulk/open-accounts.ts'
import { readAccountsFile } from '../../app/account/bulk/read-list.ts'
import { grant } from '../../app/account/grant.ts'
import * as keep from '../../app/account/keep-accounts.ts'
import { listAccounts } from '../../app/account/list-accounts.ts'
import { openAccount } from '../../app/account/open-account.ts'
import { endToken, listTokens, makeToken } from '../../app/account/tokens.ts'
import { linkAccount } from '../../app/identity/oidc/link.ts'
import { declineMembership, endMembership } from '../../app/session/grant-membership.ts'
import type { Handlers } from './route.ts'

type Names =
  | 'listAccounts'
  | 'openAccount'
  | 'getAccountsTemplate'
  | 'readAccountsFile'
  | 'openAccounts'
  | 'resetPassword'
  | 'closeAccount'
  | 'confirmAccount'
  | 'unlockAccount'
  | 'resetSecondFactor'
  | 'endSessionsOf'
  | 'linkAccount'
  | 'grantMembership'
  | 'declineMembership'
  | 'endMembership'
  | 'listTokens'
  | 'makeToken'
  | 'endToken'

export const accountRoutes: Handlers<Names> = {
  listAccounts: (call, { query }) => listAccounts(call, query),
  openAccount: (call, { body }) => openAccount(call, body),
  getAccountsTemplate: (call) => accountsTemplate(call),
  readAccountsFile: (call, { upload }) => readAccountsFile(call, upload.file),
  openAccounts: (call, { body }) => openAccounts(call, body),
  resetPassword: (call, { params }) => keep.resetPassword(call, params),
  closeAccount: (call, { params }) => keep.closeAccount(call, params),
  confirmAccount: (call, { params }) => keep.confirmAccount(call, params),
  unlockAccount: (call, { params }) => keep.unlockAccount(call, params),
  resetSecondFactor: (call, { params }) => keep.resetSecondFactor(call, params),
  endSessionsOf: (call, { params }) => keep.endSessionsOf(call, params),
  linkAccount: (call, { params, body }) => linkAccount(call, { ...params, ...body }),
  grantMembership: (call, { body }) => grant(call, body),
  declineMembership: (call, { params, body }) => declineMembership(call, { ...params, ...body }),
  endMembership: (call, { params, body }) => endMembership(call, { ...params, ...body }),
  listTokens: (call, { query }) => listTokens(call, { all: query.all === '1' }),
  makeToken: (call, { body }) => makeToken(call, body),
  endToken: (call, { params }) => endToken(call, params),
}
