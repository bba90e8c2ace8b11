export { version } from '../app/system/version.ts'
