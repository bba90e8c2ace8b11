/** One command of the command line: its words after the name, to its exit code. */
export type Command = (words: readonly string[]) => Promise<number>
