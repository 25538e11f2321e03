import { createBacklog } from '../../../../../server/src/gateway/reader/backlog.ts'
import { picture, sound } from '../../../../support/media-tags.ts'

const limits = { dropBytes: 1_000, leaveBytes: 4_000, stallMs: 10_000 }

/** A backlog and the hand that turns its clock. */
const started = (): { readonly backlog: ReturnType<typeof createBacklog>; readonly pass: (ms: number) => void } => {
  let now = 0
  return {
    backlog: createBacklog(limits, () => now),
    pass(ms) {
      now += ms
    },
  }
}

describe('a reader\'s backlog', () => {
  test('pictures begin with a keyframe, sound begins at once', () => {
    const { backlog } = started()
    expect([backlog.judge(picture(0), 0, 0), backlog.judge(sound(0), 0, 0), backlog.judge(picture(0, true), 0, 0), backlog.judge(picture(0), 0, 0)]).toEqual(['skip', 'send', 'send', 'send'])
  })

  test('above the bound everything is dropped, and pictures come back with a keyframe at half of it', () => {
    const { backlog } = started()
    backlog.judge(picture(0, true), 0, 0)
    expect(backlog.judge(picture(0), 1_001, 2_000)).toBe('skip')
    expect(backlog.judge(sound(0), 1_001, 2_000)).toBe('skip')
    expect(backlog.judge(picture(0), 100, 2_000)).toBe('skip')
    expect(backlog.judge(sound(0), 100, 2_000)).toBe('send')
    expect(backlog.judge(picture(0, true), 600, 2_000)).toBe('skip')
    expect(backlog.judge(picture(0, true), 500, 2_000)).toBe('send')
  })

  test('far above the bound the reader leaves', () => {
    expect(started().backlog.judge(picture(0, true), 4_001, 5_000)).toBe('leave')
  })

  test('a reader to whom nothing flows leaves, one who had nothing to wait for stays', () => {
    const { backlog, pass } = started()
    backlog.judge(picture(0, true), 500, 1_000)
    pass(9_000)
    expect(backlog.judge(picture(0), 500, 1_000)).toBe('send')
    pass(2_000)
    expect(backlog.judge(picture(0), 500, 1_000)).toBe('leave')
    const idle = started()
    idle.backlog.judge(picture(0, true), 0, 1_000)
    idle.pass(60_000)
    expect(idle.backlog.judge(picture(0), 0, 1_000)).toBe('send')
  })

  test('a slow reader to whom something flows stays', () => {
    const { backlog, pass } = started()
    for (let second = 0; second < 60; second += 1) {
      expect(backlog.judge(sound(0), 900, 1_000 + second)).toBe('send')
      pass(1_000)
    }
  })
})
