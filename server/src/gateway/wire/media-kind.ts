/** The two kinds of media; each is one m-line, one RTP source and one track. */
export type Kind = 'video' | 'audio'
