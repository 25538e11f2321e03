import { execFileSync } from 'node:child_process'
import { NAL, nalType, writeAvcRecord } from '../../server/src/gateway/wire/avc'
import { tellsColour } from '../../simulator/view/live/sps-colour'
import { nalUnits } from '../support/encoded'

/** The configuration that x264 writes for one picture. */
function recordOf(profile: string, ...more: readonly string[]): Buffer {
  const stream = execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=s=360x640:r=15', '-frames:v', '1', '-c:v', 'libx264', '-profile:v', profile, '-pix_fmt', 'yuv420p', ...more, '-f', 'h264', 'pipe:1'])
  const [sps, pps] = [NAL.sps, NAL.pps].map((type) => nalUnits(stream).find((nal) => nalType(nal) === type))
  if (!sps || !pps) throw new Error('no parameter sets')
  return writeAvcRecord({ sps, pps })
}

test.each(['baseline', 'main', 'high'])('%s: a stream that says nothing of its colours, and one that does', (profile) => {
  expect(tellsColour(recordOf(profile))).toBe(false)
  expect(tellsColour(recordOf(profile, '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'))).toBe(true)
})

test('what is no configuration says nothing', () => {
  expect(tellsColour(new Uint8Array())).toBe(false)
  expect(tellsColour(new Uint8Array(40))).toBe(false)
})
