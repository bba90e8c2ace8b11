import type { Command } from './command.ts'

/** The commands, loaded when called so that reading a file does not wait for a database. A new command is one line here. */
const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  read: () => import('./read.ts'),
  check: () => import('./check.ts'),
  'lint-pack': () => import('./lint-pack.ts'),
  picture: () => import('./picture.ts'),
  start: () => import('./start.ts'),
  init: () => import('./init.ts'),
  'reset-password': () => import('./reset-password.ts'),
  rebuild: () => import('./rebuild.ts'),
  verify: () => import('./verify.ts'),
  'verify-receipt': () => import('./verify-receipt.ts'),
  export: () => import('./export.ts'),
  import: () => import('./import.ts'),
  backup: () => import('./backup.ts'),
  shard: () => import('./shard.ts'),
  archive: () => import('./archive.ts'),
  restore: () => import('./restore.ts'),
}

const HELP = `lingxian: turns what a city has announced into work that someone answers for / 领衔

  lingxian read FILE… [--json] [--with-text]   what a document assigns, promises and claims / 读文
  lingxian check FILE… [--json]                whether its figures agree / 核数

  lingxian lint-pack FILE… [--json]            whether packs hold together and burden nobody / 校验机制模板
  lingxian picture [--pack FILE] [--out FOLDER] [--english]
                                               procedures as SVG, of a pack's file or of those built in / 画流程图

  lingxian start                               serve web app and API / 启动
  lingxian init --city NAME [--id ID] [--admin USER] [--security USER] [--auditor USER] [--office USER] [--hash sm3|sha256]
                                               open a city for real work, with its first four accounts / 建立地区与最初四个账号
  lingxian reset-password --user USERNAME      a one-time password, also for administrators / 重置密码（含管理员）
  lingxian export --ledger ID --as USERNAME [--out FILE] [--city ID]
                                               a ledger as .xlsx / 导出台账
  lingxian import --file FILE --ledger ID --as USERNAME [--apply] [--city ID]
                                               what a table would change; with --apply it is written / 核对或导入表格
  lingxian verify [--city ID] [--since FILE] [--key ID] [--json]
                                               whether the log is as it was sealed / 核验记录链
  lingxian verify-receipt FILE [--key ID] [--json]
                                               check a receipt, offline / 核对回执
  lingxian rebuild [--city ID]                 make all tables anew from the log / 由工作记录重建各表
  lingxian backup [--to FOLDER|FILE] [--with-signing-key]
                                               database and files into one file, also while it runs / 备份
  lingxian restore FILE [--into FOLDER] [--erasures FOLDER]
                                               into an empty database or folder, verified / 恢复到空库并核对
  lingxian shard [--shards N] [--apply]        the calls that spread tables by city with Citus / 按地区分布的语句
  lingxian archive [--before YYYY-MM-DD [--tablespace NAME]]
                                               old payloads into a piece of their own, read as before / 旧记录归档

  A file may be .txt .md .html .docx .xlsx .pdf; “-” reads standard input. / “-”表示从标准输入读取。
  DATABASE_URL names a PostgreSQL; without it data are in LINGXIAN_DATA (./data). PORT and HOST say where it serves.
  DATABASE_URL 指定 PostgreSQL；不设则数据在 LINGXIAN_DATA（./data）。PORT、HOST 指定服务地址。
`

/** Runs one command line; the answer is the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = words
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(HELP)
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    process.stderr.write(`lingxian: no command “${name}”. Known are: ${Object.keys(COMMANDS).join(', ')}\n`)
    return 2
  }
  const { command } = await load()
  return command(rest)
}

// Whoever reads the output may have seen enough (“| head”).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await main(process.argv.slice(2))
