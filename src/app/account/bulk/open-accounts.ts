import { mostAccountsAtOnce } from '../../../kernel/account.ts'
import { DeliveryError } from '../../../kernel/errors.ts'
import { nameOn } from '../../../kernel/holders.ts'
import { roleNames, type Role } from '../../../kernel/permission.ts'
import { commandAnswer } from '../../../store/commands.ts'
import { writeWorkbook, XLSX_TYPE, type SheetColumn } from '../../../letters/xlsx/index.ts'
import type { Call } from '../../call.ts'
import { demonstrationMark } from '../../exchange/ledger-paper.ts'
import { cityRow } from '../../../store/queries/cities.ts'
import { firstAccount, removeAccount } from '../../identity/first-account.ts'
import { permitSomewhere } from '../../permit.ts'
import { proposeMemberships } from '../../session/grant-membership.ts'
import { ATTEMPT_MINUTES } from '../open-account.ts'
import { checkRows, type Known, type ToOpen } from './check-rows.ts'
import { HEADS } from './heads.ts'
import { knownNow } from './known.ts'

export type OpenAccounts = { command: string; rows: { row: number; post: string; person: string; username: string; role: Role }[] }
type Opened = ToOpen & { account: string; password: string }

/**
 * Opens the accounts of a list that was checked, all of them or none, each with a right that waits to be granted.
 *
 * @returns a workbook with the one-time passwords; told only here and kept nowhere
 * @throws DeliveryError `forbidden`, `accounts_changed` (a row no longer fits), `accounts_opened` (sent before), `accounts_too_many`
 */
export async function openAccounts(call: Call, { command, rows }: OpenAccounts): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  const { deps, acting } = call
  permitSomewhere(acting, 'openAccounts')
  if (rows.length > mostAccountsAtOnce) throw new DeliveryError('accounts_too_many', { most: mostAccountsAtOnce, count: rows.length })
  const done = await deps.db.read(acting.tenant, (db) => commandAnswer(db, acting.tenant, command))
  if (done?.name === 'openAccounts') throw new DeliveryError('accounts_opened', { count: (done.result as { count: number }).count })
  const known = await knownNow(call, rows.map(({ username }) => username))
  const opened = await accountsFor(call, stillFit(rows, known))
  const rights = opened.map(({ person, account, role, unit, post }) => ({ person, account, role, unit, post }))
  await proposeMemberships(call, { id: command, name: 'openAccounts', input: rights }, rights, () => ({ count: opened.length })).catch(async (error: unknown) => {
    if (error instanceof DeliveryError) await removeAll(call, opened)
    throw error
  })
  const city = await deps.db.read(acting.tenant, (db) => cityRow(db, acting.tenant))
  return { bytes: workbook(opened, known, city ? demonstrationMark(city) : null), mediaType: XLSX_TYPE, name: `账号与一次性密码_${known.today}.xlsx` }
}

/** The rows as they stand now, by the same rules by which the list was checked. */
function stillFit(rows: OpenAccounts['rows'], known: Known): ToOpen[] {
  const { directory, today } = known
  const written = rows.map(({ row, post, person, username, role }) => {
    const held = directory.posts.get(post)
    const unit = held && directory.units.get(held.unit)
    return { row, username, role, unit: unit ? nameOn(unit, today) : '', post: held?.name ?? '', name: directory.names.get(person) ?? '', asked: { post, person } }
  })
  return checkRows(written, known).map(({ open, row }, at) => {
    const asked = written[at]?.asked
    if (!open || open.post !== asked?.post || open.person !== asked.person) throw new DeliveryError('accounts_changed', { row })
    return open
  })
}

async function accountsFor(call: Call, rows: readonly ToOpen[]): Promise<Opened[]> {
  const opened: Opened[] = []
  try {
    for (const row of rows) opened.push({ ...row, ...(await firstAccount(call.deps, { username: row.username, home: call.acting.tenant, attemptMinutes: ATTEMPT_MINUTES })) })
    return opened
  } catch (error) {
    await removeAll(call, opened)
    throw error instanceof DeliveryError ? new DeliveryError('accounts_changed', { row: rows[opened.length]?.row ?? 0 }) : error
  }
}

async function removeAll({ deps }: Call, opened: readonly Opened[]): Promise<void> {
  for (const { account } of opened) await removeAccount(deps, account)
}

const column = (head: string, width: number): SheetColumn => ({ head, group: null, width, centred: false, hidden: false })

function workbook(opened: readonly Opened[], { directory, today }: Known, mark: string | null): Uint8Array {
  const writing = writeWorkbook({
    name: '账号',
    title: '账号与一次性密码',
    noteLeft: '一次性密码只在本表中给出，首次登录须修改；经安全管理员授权后方可登录',
    noteRight: '请分别交本人，交付后删除本表',
    mark,
    repeated: 0,
    columns: [column('序号', 6), column(HEADS.unit, 26), column(HEADS.post, 18), column(HEADS.name, 12), column(HEADS.username, 20), column('一次性密码', 24), column(HEADS.role, 16)],
  })
  writing.add(
    opened.map(({ unit, post, person, username, password, role }, at) => {
      const of = directory.units.get(unit)
      return [{ number: at + 1 }, of ? nameOn(of, today) : '', directory.posts.get(post)?.name ?? '', directory.names.get(person) ?? '', username, password, roleNames[role].zh]
    }),
  )
  return writing.finish()
}
