/** Roles of units in the order a card lists them. */
export const ROLES = ['lead', 'responsible', 'support', 'leader', 'local'] as const
/** The word of the catalogue for each role and kind. */
export const ROLE_WORD = { lead: 'roleLead', responsible: 'roleResponsible', support: 'roleSupport', leader: 'roleLeader', local: 'roleLocal' } as const
export const KIND_WORD = { task: 'kindTask', target: 'kindTarget', rhythm: 'kindRhythm', figure: 'kindFigure' } as const
