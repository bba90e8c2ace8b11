/** What may stand between one number and the words that name the next: “其中” and the first one's own unit. */
export const BEFORE_LABEL = /^(?:其中|[项个条家亿元万]{1,4})/
