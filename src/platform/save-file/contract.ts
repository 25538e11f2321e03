import type { Result } from '#shared/kernel/result'

/** Gives a text to the person as a file of this name; where a program saves no files it is copied. `refused`: neither worked. */
export type SaveText = (name: string, text: string) => Promise<Result<'saved' | 'copied', 'refused'>>
