/** `refused`: the person does not let the program write there. */
export type Saved = 'saved' | 'refused' | 'failed'

/** Keeps what is on a canvas as a PNG where the person finds it; `name` without its ending. Never rejects. */
export type SavePicture = (canvas: object, name: string) => Promise<Saved>
