/**
 * Roles belong to memberships. `leader` leads projects (others act for them), `office` is the reform office (改革办), which keeps the
 * directory too, `inspector` a supervision office beside it that plans and carries out inspections, `assessor` who runs schemes and
 * assessments, `reviewer` a unit's deputy head who checks its records (分管负责人), `handler` its 承办人, `place` a county's or zone's
 * office, `observer` reads.
 *
 * Three administrators, apart from each other and from all of these (三员分立): `admin` keeps accounts without rights and the machine,
 * `security` says who may act in which role, `auditor` reads what the system noted of them all. None of them writes a fact of work.
 */
export const roles = ['leader', 'office', 'inspector', 'assessor', 'reviewer', 'handler', 'place', 'observer', 'admin', 'security', 'auditor'] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, { zh: string; en: string }> = {
  leader: { zh: '市领导', en: 'City leader' },
  office: { zh: '改革办', en: 'Reform office' },
  inspector: { zh: '督查人员', en: 'Inspector' },
  assessor: { zh: '考核人员', en: 'Assessor' },
  reviewer: { zh: '单位分管负责人', en: 'Unit reviewer' },
  handler: { zh: '承办人', en: 'Handler' },
  place: { zh: '县（市、区）', en: 'County office' },
  observer: { zh: '查阅', en: 'Observer' },
  admin: { zh: '系统管理员', en: 'System administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '安全审计员', en: 'Security auditor' },
}

/** Who keeps the system and has no part in the work. */
export const administrators = ['admin', 'security', 'auditor'] as const satisfies readonly Role[]

/** Roles that can be acted in without a post. */
export const postless = [...administrators, 'office', 'observer'] as const satisfies readonly Role[]
