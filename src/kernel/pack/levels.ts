// Apart from the schemas, so that a page that names levels does not load what checks packs.

/** Who set a target: the country, the province, the city, a county, or the unit itself (自定). */
export const LEVELS = ['country', 'province', 'city', 'county', 'own'] as const
export type Level = (typeof LEVELS)[number]
