export const exchangeStatuses = {
  import_unknown: 404,
  import_state: 409,
  import_without_head: 422,
  exchange_form_unknown: 409,
  import_without_title: 422,
  import_mapping_invalid: 422,
  import_too_many_rows: 413,
  import_too_many_columns: 413,
} as const
