/** The columns of a list of accounts, as the template has them and a filled-in list is read by. */
export const HEADS = { unit: '单位', post: '职务', name: '姓名', username: '用户名', role: '身份' } as const
export type Column = keyof typeof HEADS
export const COLUMNS = Object.keys(HEADS) as Column[]
