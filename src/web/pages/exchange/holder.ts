/** Who a written name means. */
export type Holder = { type: 'unit' | 'post' | 'seat'; id: string }
