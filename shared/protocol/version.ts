/** The version of the room socket. Raised when a message changes its meaning; a server refuses others with `protocol/version`. */
export const PROTOCOL_VERSION = 1

/** The client pings this often. */
export const HEARTBEAT_MS = 3_000
/** Without a sign for this long a member is shown as away. */
export const AWAY_AFTER_MS = 10_000
/** Without a sign for this long a member loses seat and rights. */
export const SEAT_KEPT_MS = 120_000
/** A longer room-socket frame is refused, in bytes. */
export const MAX_FRAME_BYTES = 64 * 1024
/** Longest chat text, in UTF-16 units. */
export const MAX_CHAT_LENGTH = 2_000
/** Longest name of a person or a room. */
export const MAX_NAME_LENGTH = 40

/** So many seconds of a stream a scenario may have kept for clips; longer is a recording. */
export const MOST_KEPT_SECONDS = 120
