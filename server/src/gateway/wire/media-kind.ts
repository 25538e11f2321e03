/** The two kinds of media: a viewer gets one m-line of each. */
export type Kind = 'video' | 'audio'

/** The pictures of one stream: as large as its publisher sends it, and a small one for small tiles. */
export type Layer = 'big' | 'small'

/** What one m-line of a publisher carries, each one RTP source and one track: `video` is the big picture. */
export type Line = Kind | 'small'

/** All of them. */
export const LINES = ['video', 'audio', 'small'] as const satisfies readonly Line[]

/** The line that carries this picture. */
export const lineOf = (layer: Layer): 'video' | 'small' => (layer === 'big' ? 'video' : 'small')

/** The kind of media on a line. */
export const kindOf = (line: Line): Kind => (line === 'audio' ? 'audio' : 'video')
