import type { Member, RoomState } from '#shared/room/state'

/** A student on stage, unless said otherwise. */
export const member = (change: Partial<Member> & Pick<Member, 'id'>): Member => ({
  name: change.id,
  role: 'student',
  client: 'h5',
  joinedAt: 0,
  presence: 'here',
  stage: 'seated',
  microphone: 'off',
  camera: 'off',
  hand: null,
  ...change,
})

/** An open class that nobody is in. */
export const room = (change: Partial<RoomState> = {}): RoomState => ({
  id: 'room1',
  joinCode: '123456',
  scenario: 'education',
  variant: null,
  title: 'Algebra',
  host: 'teacher',
  openedAt: 0,
  life: { phase: 'open' },
  members: [],
  streams: [],
  chat: [],
  chatMuted: { all: false, members: [] },
  gatewayEpoch: 'g1',
  recording: null,
  mix: null,
  clips: [],
  removed: [],
  law: null,
  ...change,
})
