import { createCanvas, loadImage } from '@napi-rs/canvas'
import { createScope } from '#shared/kernel/scope'
import type { Scope } from '#shared/kernel/scope'
import { encode } from '../../support/encoded'
import { eventually } from '../../support/eventually'
import { nearestPaint, SIGNATURES } from '../../support/fake-media'
import { startGatewayProcess } from '../../support/gateway-process'
import type { GatewayProcess } from '../../support/gateway-process'
import { pushByFfmpeg } from '../../support/phone-ffmpeg'
import { publish } from '../../support/webrtc-client'
import { sendEncoded } from '../../support/webrtc-sender'

const [phone] = SIGNATURES
const PHONE = 'room-ann-camera'
const BROWSER = 'room-bob-camera'

let gateway: GatewayProcess
let scope: Scope
beforeAll(async () => {
  gateway = await startGatewayProcess()
})
afterAll(() => gateway.stop())
beforeEach(() => {
  scope = createScope()
})
afterEach(() => scope.end())

const live = (stream: string): Promise<true> =>
  eventually(`${stream} to be live`, async () => ((await gateway.statistics()).streams.some(({ id, via }) => id === stream && via !== null) ? true : null))

async function stillOf(address: string): Promise<{ readonly status: number; readonly body: Buffer; readonly type: string | null }> {
  const response = await fetch(address)
  return { status: response.status, type: response.headers.get('content-type'), body: Buffer.from(await response.arrayBuffer()) }
}

/** Size, and the paint of the wall behind the ball. */
async function look(jpeg: Buffer): Promise<{ readonly width: number; readonly height: number; readonly paint: string | null }> {
  const image = await loadImage(jpeg)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const [red = 0, green = 0, blue = 0] = pen.getImageData(image.width / 2, image.height / 4, 1, 1).data
  return { width: image.width, height: image.height, paint: nearestPaint([red, green, blue]) }
}

test('a phone\'s stream gives a JPEG of what it shows; who asks within a second gets the same', async () => {
  pushByFfmpeg(scope, gateway.rtmp(PHONE, 'publish'), phone)
  await live(PHONE)
  const [one, other] = await Promise.all([stillOf(gateway.still(PHONE)), stillOf(gateway.still(PHONE, { user: 'cid' }))])
  expect(one).toMatchObject({ status: 200, type: 'image/jpeg' })
  expect(other.body.equals(one.body)).toBe(true)
  expect(await look(one.body)).toEqual({ width: 320, height: 180, paint: phone.paint.name })
})

test('a browser\'s stream is asked for a keyframe; a large picture is made small', async () => {
  const client = await publish(gateway.whip(BROWSER, { user: 'bob' }))
  scope.onEnd(() => void client.leave())
  const sender = sendEncoded(client, encode({ size: '1280x720', kbps: 1_500 }), {}, scope)
  await live(BROWSER)
  await eventually('some seconds of it', () => (sender.sent.video > 60 ? true : null))
  const still = await stillOf(gateway.still(BROWSER))
  expect(still.status).toBe(200)
  expect(await look(still.body)).toMatchObject({ width: 640, height: 360 })
})

test('without a right, a stream or a picture there is no still, and each has its code', async () => {
  const refused = async (address: string): Promise<unknown> => JSON.parse((await stillOf(address)).body.toString())
  expect(await refused(`${gateway.base}/media/still/${PHONE}.jpg`)).toMatchObject({ code: 'media/token-invalid' })
  expect(await refused(gateway.still(PHONE).replace(PHONE, BROWSER))).toMatchObject({ code: 'media/token-mismatch' })
  expect(await refused(gateway.still('room-nobody-camera'))).toMatchObject({ code: 'stream/not-found' })
  const client = await publish(gateway.whip('room-dan-camera', { user: 'dan' }), { kinds: ['audio'] })
  scope.onEnd(() => void client.leave())
  sendEncoded(client, encode(), { kinds: ['audio'] }, scope)
  await live('room-dan-camera')
  expect(await refused(gateway.still('room-dan-camera'))).toMatchObject({ code: 'media/no-picture' })
})
