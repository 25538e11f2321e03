import type { MemberId, StreamId } from '#shared/room/state'

/** An Agora user is a member; of a member's streams Agora carries the camera's. */
export const memberOfStream = (stream: StreamId): MemberId | null => /-([a-z0-9]+)-camera$/.exec(stream)?.[1] ?? null
