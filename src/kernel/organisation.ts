// Apart from the facts, so that pages can name these without carrying a validator.

/** What a delegation lets its post do for the other one: look, record what the leader did, and whatever else the leader may decide. */
export const doings = ['view', 'record', 'decide'] as const
export type Doing = (typeof doings)[number]

/** 组长、总召集人; 副组长; a unit's fixed member (固定成员); its contact (联络员). */
export const seatRoles = ['head', 'deputy', 'member', 'contact'] as const
export type SeatRole = (typeof seatRoles)[number]

/**
 * What happens when the one who sits there changes post. `in-post`: the successor in post replaces them; `reported`: the successor takes
 * over and is reported (自然替补并报备); `adjusted`: the body's office says who follows (动态调整).
 */
export const seatClauses = ['in-post', 'reported', 'adjusted'] as const
export type SeatClause = (typeof seatClauses)[number]
