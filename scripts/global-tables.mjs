// Tables that belong to no tenant; every query on any other table must name the tenant. Keep this list short.
const GLOBAL_TABLES = ['tenant', 'schema_version', 'job_run']

// The database's own catalogues.
const GLOBAL_SCHEMAS = /^(pg_\w+|information_schema)(\.|$)/

export function isGlobalTable(table) {
  return GLOBAL_SCHEMAS.test(table) || GLOBAL_TABLES.includes(table.replace(/^public\./, ''))
}
