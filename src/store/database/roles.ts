import type pg from 'pg'

import { DeliveryError } from '../../kernel/errors.ts'

/** The rights that the program gives itself: the owner migrates, everything else runs as one of these. */
export const ROLES = ['lingxian_app', 'lingxian_jobs', 'lingxian_rollup', 'lingxian_identity'] as const

/**
 * Creates the roles that are missing and lets the current user take them. Roles belong to the whole server, so two
 * databases of it may be opened at once: the one who comes second finds the role there and goes on.
 *
 * @throws DeliveryError `database_role_refused` when the user may neither create nor take them
 */
export async function ensureRoles(client: pg.PoolClient): Promise<void> {
  try {
    for (const role of ROLES) await client.query(ensureRole(role))
  } catch (error) {
    if (isRefused(error)) throw new DeliveryError('database_role_refused', { detail: error.message })
    throw error
  }
}

/** A superuser may take any role; granting to oneself each time would only fight with other starts over one row. */
function ensureRole(role: string): string {
  return `
    do $$
    begin
      if not exists (select from pg_roles where rolname = '${role}') then
        begin
          create role ${role} nologin;
        exception when duplicate_object or unique_violation then null;
        end;
      end if;
      if not pg_has_role(current_user, '${role}', 'member') then
        execute format('grant ${role} to %I', current_user);
      elsif current_setting('server_version_num')::int >= 160000 and not pg_has_role(current_user, '${role}', 'set') then
        execute format('grant ${role} to %I with set true', current_user);
      end if;
    end $$`
}

const INSUFFICIENT_PRIVILEGE = '42501'

function isRefused(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE
}
