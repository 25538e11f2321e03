/** Answers whether it worked. */
export type CopyText = (text: string) => Promise<boolean>
