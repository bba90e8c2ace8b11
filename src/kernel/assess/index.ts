// Scoring (考核评分): what others call. Pure; FEEL is apart in `feel.ts`, loaded by whoever has formulas.
export { assess, standings, type Standings } from './assess.ts'
export { decimalsOf, isRanked, linesOf, pointsIn, quarterIn, type LineHead } from './heads.ts'
export { difference, whatIf, type Change, type Difference, type LineDifference, type WhatIf, type Why } from './compare.ts'
export { sensitivity } from './sensitivity.ts'
export type * from './types.ts'
