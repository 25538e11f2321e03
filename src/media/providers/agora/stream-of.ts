import type { MemberId, StreamId } from '#shared/room/state'

/** An Agora user is a member, who sends one stream: `<room>-<member>-<source>`. */
export const memberOfStream = (stream: StreamId): MemberId | null => /-([a-z0-9]+)-[a-z]+$/.exec(stream)?.[1] ?? null
