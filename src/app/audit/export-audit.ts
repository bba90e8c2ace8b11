import { auditActions } from '../../kernel/audit.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { csvOf, CSV_TYPE } from '../../letters/csv.ts'
import { writeWorkbook, XLSX_TYPE, type SheetCell, type SheetColumn } from '../../letters/xlsx/index.ts'
import { auditEntries, checkAuditChain } from '../../store/queries/audit.ts'
import { cityRow } from '../../store/queries/cities.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { filterOf, namesOf, type AuditQuery } from './list-audit.ts'

/** As many rows as a workbook is opened with in reasonable time; more are asked for day by day. */
const MOST_ROWS = 50_000

const HEADS: readonly [string, number][] = [['链', 8], ['序号', 8], ['时间', 20], ['账号', 18], ['操作', 16], ['结果', 8], ['对象', 44], ['代办', 7], ['来源地址', 18], ['请求编号', 38]]

/**
 * Entries of the audit log as a file, with the state and the last hash of both chains: who keeps it can tell later whether entries were cut off. No text is
 * taken for a formula.
 *
 * @throws DeliveryError `forbidden`, `audit_too_many`
 */
export async function exportAudit({ deps, acting }: Call, { format, ...query }: AuditQuery & { format: 'xlsx' | 'csv' }): Promise<{ bytes: Uint8Array; mediaType: string; name: string }> {
  permitSomewhere(acting, 'exportAudit')
  const { tenant } = acting
  const [own, all] = [await deps.outside.anchor(tenant), await deps.outside.anchor('')]
  const { entries, chains, city, today } = await deps.db.read(tenant, async (db) => ({
    entries: await auditEntries(db, tenant, filterOf(query), { after: null, limit: MOST_ROWS + 1 }),
    chains: [await checkAuditChain(db, tenant, own), await checkAuditChain(db, '', all)],
    city: await cityRow(db, tenant),
    today: (await inputsOf(deps, db, tenant)).today,
  }))
  if (entries.length > MOST_ROWS) throw new DeliveryError('audit_too_many', { most: MOST_ROWS })
  const names = await namesOf(deps, tenant, entries.map(({ account }) => account))
  const rows = entries.map((one): SheetCell[] => [
    one.tenant === '' ? '全系统' : '本地区', { number: one.no }, inChina(one.at), names.get(one.account ?? '') ?? one.account ?? '', auditActions[one.action].zh, one.outcome === 'done' ? '成功' : '被拒',
    one.what ?? '', one.onBehalfOf ? '是' : '', one.address ?? '', one.trace ?? '',
  ])
  const state = chains.map(({ no, hash, brokenAt }, index) => `${index === 0 ? '本地区' : '全系统'}${brokenAt === null ? `完整，共${no}条` : `自第${brokenAt}条起不符`}，末条校验值${hash || '无'}`).join('；')
  const name = `审计日志_${today}.${format}`
  if (format === 'csv') return { bytes: csvOf([HEADS.map(([head]) => head), ...rows, [state]]), mediaType: CSV_TYPE, name }
  const workbook = writeWorkbook({
    name: '审计日志', title: '审计日志', noteLeft: state, noteRight: `导出日期：${today}`,
    mark: city?.demonstration ? `${city.name}　演示数据，不代表任何真实地区和单位` : null,
    repeated: 2,
    columns: HEADS.map(([head, width]): SheetColumn => ({ head, group: null, width, centred: head !== '对象', hidden: false })),
  })
  workbook.add(rows)
  return { bytes: workbook.finish(), mediaType: XLSX_TYPE, name }
}

/** An instant as a clock in China shows it. */
function inChina(at: string): string {
  return new Date(Date.parse(at) + 8 * 60 * 60_000).toISOString().slice(0, 19).replace('T', ' ')
}
