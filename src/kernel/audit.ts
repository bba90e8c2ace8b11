/**
 * What the audit log (审计日志) tells of: who came in, what rights changed, what was taken out, what was refused. Ordinary reading and writing are not in it:
 * what was written stands in the log of facts.
 */
export const auditActions = {
  'sign-in': { zh: '登录', en: 'Sign-in' },
  'sign-out': { zh: '退出登录', en: 'Sign-out' },
  'second-factor-set': { zh: '启用第二重验证', en: 'Second factor set' },
  'second-factor-removed': { zh: '取消第二重验证', en: 'Second factor removed' },
  'passkey-added': { zh: '添加通行密钥', en: 'Passkey added' },
  'passkey-removed': { zh: '移除通行密钥', en: 'Passkey removed' },
  'password-changed': { zh: '修改密码', en: 'Password changed' },
  'password-reset': { zh: '重置密码', en: 'Password reset' },
  'locked-out': { zh: '账号锁定', en: 'Locked out' },
  unlocked: { zh: '解除锁定', en: 'Unlocked' },
  'sessions-ended': { zh: '结束会话', en: 'Sessions ended' },
  'account-opened': { zh: '开设账号', en: 'Account opened' },
  'accounts-imported': { zh: '批量开设账号', en: 'Accounts imported' },
  'account-closed': { zh: '停用账号', en: 'Account closed' },
  'membership-proposed': { zh: '申请授权', en: 'Right proposed' },
  'membership-granted': { zh: '授予权限', en: 'Right granted' },
  'membership-declined': { zh: '不予授权', en: 'Right declined' },
  'membership-ended': { zh: '收回权限', en: 'Right ended' },
  'delegation-granted': { zh: '委托代办', en: 'Acting for a leader granted' },
  'delegation-ended': { zh: '结束代办', en: 'Acting for a leader ended' },
  'account-confirmed': { zh: '确认账号变动', en: 'Change of an account confirmed' },
  'token-made': { zh: '生成接口令牌', en: 'API token made' },
  'token-ended': { zh: '停用接口令牌', en: 'API token ended' },
  'oidc-linked': { zh: '关联统一身份', en: 'Single sign-on linked' },
  'read-internal': { zh: '查看限定知悉内容', en: 'Internal subject read' },
  export: { zh: '导出', en: 'Export' },
  download: { zh: '下载附件', en: 'Download' },
  proof: { zh: '取用存证', en: 'Proof taken' },
  erasure: { zh: '依法删除', en: 'Erasure by law' },
  backup: { zh: '备份', en: 'Back-up' },
  restore: { zh: '恢复', en: 'Restore' },
  'settings-changed': { zh: '修改设置', en: 'Settings changed' },
  'job-run': { zh: '立即运行后台任务', en: 'Background job run at once' },
  refused: { zh: '越权被拒', en: 'Refused' },
} as const satisfies Record<string, { zh: string; en: string }>

export type AuditAction = keyof typeof auditActions

export const auditActionNames = Object.keys(auditActions) as [AuditAction, ...AuditAction[]]

export type AuditOutcome = 'done' | 'refused'

/** What is noted: ids, never a name, a secret, a text of a search or a content. */
export type AuditEvent = {
  /** null: it belongs to no city */
  tenant: string | null
  account: string | null
  membership?: string | null
  onBehalfOf?: string | null
  action: AuditAction
  outcome: AuditOutcome
  /** what it was done to, by the name of a command and ids */
  what?: string | null
  address?: string | null
  /** id of the request, as the server's log and the problem document have it */
  trace?: string | null
}
