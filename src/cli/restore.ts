import { restoreBackup } from '../app/backup/restore-backup.ts'
import { passphraseIn } from '../app/backup/settings.ts'
import { readConfig } from '../config.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { refusing } from './refusing.ts'

const USAGE = 'lingxian restore FILE [--into FOLDER] [--erasures FOLDER]'

/** `lingxian restore`: a back-up into an empty database and folder, verified. Exit code 1 when it is refused, 2 for wrong words. */
export const command: Command = async ([file, ...words]) => {
  if (file === undefined || file.startsWith('--')) {
    process.stderr.write(`lingxian: the file of the back-up is missing. ${USAGE}\n`)
    return 2
  }
  const given = optionsIn(words, { values: ['--into', '--erasures'] }, USAGE)
  if (!given) return 2
  return refusing(async () => {
    const { databaseUrl, dataFolder, backups } = readConfig(process.env)
    const target = { databaseUrl, dataFolder: given.values.get('--into') ?? dataFolder, erasures: given.values.get('--erasures') }
    const say = ({ zh, en }: { zh: string; en: string }) => process.stderr.write(`${zh} · ${en}\n`)
    const { manifest, facts, compared, erasures, ended } = await restoreBackup(target, file, await passphraseIn(backups.passphraseFile), say)
    process.stdout.write(`已恢复 ${manifest.madeAt} 的备份：工作记录 ${facts} 条，文件 ${manifest.files.count} 个，逐表核对一致 · restored the back-up of ${manifest.madeAt}: ${facts} facts, ${manifest.files.count} files, every table compared\n`)
    if (erasures > 0) process.stdout.write(`备份之后依法删除过 ${erasures} 次，已在恢复的数据上重新执行 · ${erasures} erasures by law since the back-up were carried out again\n`)
    if (!compared) process.stdout.write('备份出自较早的程序，各表已按现在的程序由工作记录重算 · made by an earlier program: what follows from the log was made anew by this one\n')
    if (!manifest.signingKey) process.stdout.write('签名密钥不在备份中：请把原密钥放回 keys 目录，否则将启用新密钥 · the signing key is not in it: put the old one back into keys/, else a new one begins\n')
    process.stdout.write(`无人处于登录状态，${ended.tokens} 个接口令牌已终止；备份之后关闭的账号、取消的权限会随旧数据回来，请安全管理员逐一核对 · nobody is signed in, ${ended.tokens} API tokens were ended; accounts closed and rights ended since the back-up are back as they were: the security administrator checks them\n`)
    if (ended.secondFactors > 0) process.stdout.write(`备份未加密，不含第二因素：${ended.secondFactors} 个账号须重新设置，设好之前只凭口令 · the back-up was not sealed and holds no second factors: ${ended.secondFactors} accounts set theirs anew, and until then their password alone lets in\n`)
    return 0
  })
}
