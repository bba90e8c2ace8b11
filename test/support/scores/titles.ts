/** Headings of the published page; the test finds a section by them. */
export const OWN = 'Our own samples'
export const GOLD = 'Five real documents'
