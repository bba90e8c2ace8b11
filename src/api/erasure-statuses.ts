export const erasureStatuses = {
  erasure_word_unfit: 422,
  erasure_ground_names: 422,
  erasure_empty: 422,
  erasure_decided: 409,
  erasure_own_request: 403,
  audit_too_many: 422,
  erasure_unsaid: 422,
  erasure_frozen: 409,
  erasure_order_unfit: 409,
  erasure_not_approved: 409,
} as const
