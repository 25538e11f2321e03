import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createScope, type Scope } from '#shared/kernel/scope'
import { PARTS_FILE, parseParts, type ListedPart } from '#shared/protocol/recorded-parts'
import { beepingOpus, beepsOf, flashesOf, soundStart } from '../../test/support/beeps.ts'
import { flashes } from '../../test/support/encoded.ts'
import { eventually } from '../../test/support/eventually.ts'
import { openControl } from '../../test/support/gateway-control.ts'
import { startGatewayProcess, type GatewayProcess } from '../../test/support/gateway-process.ts'
import { publish } from '../../test/support/webrtc-client.ts'
import { sendEncoded } from '../../test/support/webrtc-sender.ts'
import { worstApart, worstBeep, type Mark, type Marks } from '../in-step.ts'
import { pause } from '../phones/simulated.ts'
import type { Row } from '../row.ts'
import { round } from '../table.ts'

const FAST_PPM = 500
const RECORDING = 'rec-sync'

/**
 * Two people flash and beep at each full second of their own; one's microphone samples 500 ppm too fast. What was
 * recorded is decoded: pictures at their times, sound sample by sample, as players do.
 */
export const row: Row = {
  title: 'Recording: picture, sound and people in step',
  measure: async ({ scope, quick, tell }) => {
    const seconds = quick ? 40 : 360
    const gateway = await startGatewayProcess()
    const visit = createScope(scope)
    try {
      const steady = await sending(gateway, visit, 'ann', seconds, 0)
      await pause(370)
      const fast = await sending(gateway, visit, 'bob', seconds, FAST_PPM)
      // Not before: encoding so much sound takes this thread for longer than a silent control link is kept.
      const { order } = await openControl(gateway, visit)
      order({ type: 'record', room: 'room', recording: RECORDING })
      tell(`two people are recorded for ${seconds} s`)
      await pause(seconds * 1_000)
      order({ type: 'record', room: 'room', recording: null })
      const parts = await ended(gateway)
      const [one, other] = [marksOf(gateway, parts, 'ann', steady), marksOf(gateway, parts, 'bob', fast)]
      return [
        { what: 'recording, sound against picture, worst', value: round(worstBeep(one, seconds)), unit: 'ms', atMost: 40, note: `${one.beeps.length} beeps in ${seconds} s` },
        { what: `recording, the same with a microphone ${FAST_PPM} ppm fast, worst`, value: round(worstBeep(other, seconds)), unit: 'ms', atMost: 40, note: `${other.beeps.length} beeps` },
        { what: 'recording, two people\'s files, worst minute', value: round(worstApart(one, other, seconds)), unit: 'ms', atMost: 60, note: 'of one instant, by the parts\' own times' },
      ]
    } finally {
      visit.end()
      await gateway.stop()
    }
  },
}

/** Answers when it began, in milliseconds since 1970. */
async function sending(gateway: GatewayProcess, scope: Scope, user: string, seconds: number, soundPpm: number): Promise<number> {
  const stream = `room-${user}-camera`
  const client = await publish(gateway.whip(stream, { user }))
  scope.onEnd(() => void client.leave())
  const media = { pictures: flashes(), sounds: beepingOpus(seconds + 30, 1 + soundPpm / 1_000_000) }
  const began = Date.now()
  sendEncoded(client, media, { allKeys: true, soundPpm }, scope)
  await eventually(`${stream} is live`, async () => ((await gateway.statistics()).streams.some(({ id, via }) => id === stream && via !== null) ? true : null))
  return began
}

const ended = (gateway: GatewayProcess): Promise<readonly ListedPart[]> => eventually('all parts to end', () => {
  const parts = parseParts(readFileSync(join(gateway.recordings, RECORDING, PARTS_FILE), 'utf8'))
  return parts.every(({ endedAt }) => endedAt !== null) ? parts : null
}, 20_000)

function marksOf(gateway: GatewayProcess, parts: readonly ListedPart[], user: string, began: number): Marks {
  const own = parts.filter(({ owner, video, audio }) => owner === user && video && audio)
  const files = own.map((part) => ({ path: join(gateway.recordings, RECORDING, part.file), after: part.beganAt - began }))
  const mark = (atMs: number): Mark => ({ atMs, lateMs: ((atMs + 500) % 1_000) - 500 })
  return {
    flashes: files.flatMap(({ path, after }) => flashesOf(path).map((ms) => mark(after + ms))),
    beeps: files.flatMap(({ path, after }) => beepsOf(path).slice(1).map((ms) => mark(after + soundStart(path) + ms))),
  }
}
