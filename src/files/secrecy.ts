// The rule is the kernel's: a page asks it too, before a text is read in the browser.
export { secrecyMark } from '../kernel/secrecy.ts'
