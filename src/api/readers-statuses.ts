export const readersStatuses = {
  readers_public: 409,
  reader_unknown: 422,
  reader_not_self: 422,
  readers_vacant: 422,
  readers_unchanged: 409,
  not_internal: 409,
} as const
