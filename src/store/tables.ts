/** Every table of the schema `public`, for Kysely. */
export type Tables = {
  tenant: { id: string; name: string; demonstration: boolean; fixed_today: string | null }
}
