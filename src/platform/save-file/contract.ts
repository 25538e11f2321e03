/** `copied`: this platform keeps no files for a person, so the text lies in the clipboard. */
export type Saved = 'saved' | 'copied' | 'failed'

/** Gives the person a text as a file of this name; its ending says what it is. A byte order mark at its begin is for files alone. Never throws. */
export type SaveFile = (name: string, text: string) => Promise<Saved>
