import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { streamIdOf } from '#shared/room/state'
import { askPlay, openRoom, signIn } from '../../test/support/ask.ts'
import { joinRoom, type RoomClient } from '../../test/support/room-client.ts'
import { startServer } from '../../test/support/start-server.ts'
import { quantile } from '../figures.ts'
import { drawPhoneMedia, pushingPhone } from '../phones/pushing.ts'
import { pause } from '../phones/simulated.ts'
import { costOf } from '../process-cost.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

const PHONES = 8

/** What it costs to write eight phones down, beside carrying them, and how soon a still is there. */
export const row: Row = {
  title: 'Recording: eight phones',
  measure: async ({ scope, quick, tell }) => {
    const seconds = quick ? 10 : 40
    const folder = mkdtempSync(join(tmpdir(), 'lianmai-bench-'))
    const server = await startServer()
    try {
      const media = drawPhoneMedia(folder)
      const session = await signIn(server.base, 'Teacher')
      const { id, joinCode } = await openRoom(server.base, session)
      const teacher = await joinRoom({ base: server.base, session, room: id })
      scope.onEnd(() => teacher.close())
      const phones: RoomClient[] = []
      for (let phone = 0; phone < PHONES; phone += 1) phones.push(await pushingPhone(scope, server.base, joinCode, `Phone ${phone}`, media))
      await teacher.until('all send', ({ streams }) => streams.length === PHONES)
      tell(`${PHONES} phones send`)
      const gateway = server.pidOf('gateway')
      const carried = await costOf(gateway, () => pause(seconds * 1_000))
      await teacher.command({ type: 'recording.start' })
      await pause(2_000)
      const recorded = await costOf(gateway, () => pause(seconds * 1_000))
      await teacher.command({ type: 'recording.stop' })
      const share = ((recorded.cpu / recorded.wall) - (carried.cpu / carried.wall)) / PHONES
      const stills = await stillsOf(server.base, phones, quick ? 5 : 20)
      return [
        { what: 'recording, a stream beside carrying it, of a core', value: round(share * 100, 2), unit: '%', atMost: 0.5, note: `${round((recorded.cpu / recorded.wall) * 100, 1)} % with, ${round((carried.cpu / carried.wall) * 100, 1)} % without, of ${PHONES} streams` },
        { what: 'a still of a phone, p50', value: round(quantile(stills, 0.5)), unit: 'ms', atMost: 300, note: `${stills.length} stills, none asked for within a second of another` },
        { what: 'a still of a phone, p95', value: round(quantile(stills, 0.95)), unit: 'ms' },
      ]
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true })
    }
  },
}

/** Asks for a still of one phone after the other; milliseconds until each was there. */
async function stillsOf(base: string, phones: readonly RoomClient[], times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const phone = phones[time % phones.length]
    if (phone === undefined) break
    const { still } = await askPlay(base, phone.session, phone.room.id, streamIdOf(phone.room.id, phone.session.user.id, 'camera'))
    const began = performance.now()
    const response = await fetch(still)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`no still: ${response.status}`)
    taken.push(performance.now() - began)
    await pause(200)
  }
  return taken
}
