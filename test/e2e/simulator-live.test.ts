import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame } from 'playwright-core'
import { streamIdOf } from '#shared/room/state'
import { askPlay, openRoom, signIn } from '../support/ask'
import { eventually } from '../support/eventually'
import { SIGNATURES } from '../support/fake-media'
import { phoneInRoom, rtmpAddress } from '../support/phone'
import { bitmap, wave } from '../support/simulator/files'
import { installPhoneEars, openSimulatedPhone, phoneSees, startSimulator, type SimulatedPhone } from '../support/simulator/workbench'
import { heardTone } from '../support/tones'
import { scene, type Stage } from './stage/scene'

/** One phone pushes to the real server, and plays what it pushed: what an attribute or a method does is seen and heard at the other end. */
const [, green] = SIGNATURES
const FOLDER = join('.cache', 'e2e', 'devices')

interface Entry { readonly of?: string; readonly type?: string; readonly id?: string; readonly ok?: boolean; readonly result?: Readonly<Record<string, unknown>>; readonly detail?: Readonly<Record<string, unknown>> }
type Rgb = readonly [number, number, number]

async function open({ scope, server, person }: Stage) {
  const room = await phoneInRoom(scope, server.base, (await openRoom(server.base, await signIn(server.base, '林老师'))).joinCode, '手机')
  const address = await startSimulator(scope, 'test/simulator/programs/live')
  const owner = await person('手机', { signature: green })
  await installPhoneEars(owner.context)
  const url = await rtmpAddress(server.base, room)
  const phone = await openSimulatedPhone(owner.page, `${address}?path=pages/both/both&query=${encodeURIComponent(`url=${encodeURIComponent(url)}`)}`)
  const page = await phone.top()
  const lab = labOf(phone, page)
  await lab.called('pusher', 'start')
  await lab.hears('pusher', 'statechange', ({ code }) => code === 1002)
  const { rtmp: src } = await eventually('an address to play', () => askPlay(server.base, room.session, room.room.id, streamIdOf(room.room.id, room.session.user.id, 'camera')))
  await lab.set({ src })
  await lab.called('player', 'play')
  await phoneSees(phone, green)
  return lab
}

function labOf(phone: SimulatedPhone, page: Frame) {
  let calls = 0
  const command = (what: object): Promise<void> => page.locator('#command input').evaluate((input, text) => {
    ;(input as HTMLInputElement).value = text
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }, JSON.stringify(what))
  const log = async (): Promise<readonly Entry[]> => JSON.parse((await page.locator('#log').textContent()) ?? '[]') as readonly Entry[]
  const result = (id: string): Promise<Entry> => eventually(`the answer to ${id}`, async () => (await log()).find((entry) => entry.id === id) ?? null, 15_000)
  return {
    phone,
    page,
    set: (data: object) => command({ set: data }),
    command,
    async called(of: 'pusher' | 'player', method: string, args: object = {}): Promise<Entry> {
      const id = `${method} ${++calls}`
      await command({ id, of, method, args })
      return result(id)
    },
    async picture(name: string, side: number, swap: boolean): Promise<string> {
      await command({ of: 'page', method: 'picture', args: { name, side, swap } })
      return String((await result(name)).result)
    },
    hears: (of: string, type: string, like: (detail: Readonly<Record<string, unknown>>) => boolean = () => true): Promise<unknown> => eventually(`${type} of ${of}`, async () => {
      const entries = await log()
      if (entries.some((entry) => entry.of === of && entry.type === type && like(entry.detail ?? {}))) return true
      throw new Error(JSON.stringify(entries.filter(({ type: other }) => other === type)).slice(-600))
    }, 15_000),
    /** Waits for a colour at a place of the player's picture, in parts of it. */
    sees: (what: string, like: (rgb: Rgb) => boolean, at: readonly [number, number] = [0.5, 0.25]): Promise<unknown> => eventually(what, async () => {
      const rgb = await colourAt(page, at)
      if (like(rgb)) return true
      throw new Error(`seen: ${rgb.join(' ')}`)
    }, 15_000),
    tone: (hz: number, others: readonly number[]): Promise<unknown> => eventually(`${hz} Hz`, async () => {
      const heard = await page.evaluate(() => (window.phoneEars ?? []).map((ear) => {
        const samples = new Float32Array(ear.fftSize)
        ear.getFloatTimeDomainData(samples)
        return { samples: Array.from(samples), sampleRate: ear.context.sampleRate }
      }))
      const tones = heard.map(({ samples, sampleRate }) => heardTone(Float32Array.from(samples), sampleRate, [hz, ...others]))
      if (tones.includes(hz)) return true
      throw new Error(`heard ${tones.join(' ')}`)
    }, 20_000),
  }
}

const colourAt = (page: Frame, [x, y]: readonly [number, number]): Promise<Rgb> => page.locator('wx-live-player').evaluate((player, at): [number, number, number] => {
  const video = player.shadowRoot!.querySelector('video')!
  const pen = new OffscreenCanvas(1, 1).getContext('2d')!
  pen.drawImage(video, video.videoWidth * at[0]!, video.videoHeight * at[1]!, 1, 1, 0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}, [x, y])

const isGreen = ([red, green, blue]: Rgb): boolean => green > 170 && red < 60 && blue < 60
const isRed = ([red, green, blue]: Rgb): boolean => red > 150 && green < 90 && blue < 90
const isBlue = ([red, green, blue]: Rgb): boolean => blue > 150 && green < 90 && red < 90

describe('the attributes, events and methods of live-pusher and live-player', () => {
  scene('what a pusher makes of its picture, another sees; messages come with the picture', async (stage) => {
    const lab = await open(stage)
    const { set, sees, hears, called } = lab
    expect(await called('pusher', 'sendMessage', { msg: '题目 3\0\0\u0001' })).toMatchObject({ ok: true })
    await hears('player', 'statechange', ({ code, message }) => code === 2012 && message === '题目 3\0\0\u0001')
    expect(await called('pusher', 'sendMessage', { msg: 'x'.repeat(3_000) })).toMatchObject({ ok: false, result: { errMsg: expect.stringContaining('longer than 2048') } })
    expect(await called('pusher', 'sendMessage')).toMatchObject({ ok: false })

    await set({ 'p.filter': 'nostalgia' })
    await sees('the picture is sepia', ([red, green]) => red > 90 && green > 90)
    await set({ 'p.filter': 'standard', 'p.whiteness': 9 })
    await sees('the picture is green again, and paler', ([red, green]) => green > 170 && red > 15 && red < 110)
    await set({ 'p.whiteness': 0 })
    await sees('the camera\'s own green', isGreen)

    const table = await lab.picture('table.bmp', 512, true)
    expect(await called('pusher', 'applyFilter', { path: table, alpha: 1 })).toMatchObject({ ok: true })
    await sees('red and green have changed places', isRed)
    expect(await called('pusher', 'clearFilters')).toMatchObject({ ok: true })
    expect(await called('pusher', 'applyFilter', { path: table, alpha: 1, md5: 'no' })).toMatchObject({ ok: false })
    const magenta = await lab.picture('sticker.bmp', 8, false)
    expect(await called('pusher', 'applySticker', { type: 'front', stickers: [{ path: magenta, title: 's', len: 1, pos: [0.3, 0, 0.7, 0.5] }] })).toMatchObject({ ok: true })
    await sees('the sticker', ([red, green, blue]) => red > 150 && blue > 150 && green < 110)
    await called('pusher', 'clearStickers')
    await sees('the camera\'s own green once more', isGreen)
    expect(await called('pusher', 'applyLipStickMakeup', { path: 'x' })).toMatchObject({ ok: false, result: { errMsg: expect.stringContaining('no face') } })
  })

  scene('a file takes the camera\'s place: mirror, zoom and snapshots of it', async (stage) => {
    const lab = await open(stage)
    const { set, sees, called, phone } = lab
    mkdirSync(FOLDER, { recursive: true })
    const file = join(FOLDER, 'halves.bmp')
    // In the middle third of the height a stripe of the other colour stands at the very middle.
    writeFileSync(file, bitmap(360, 640, (x) => (x > 165 && x < 195 ? [0, 255, 0] : x < 180 ? [255, 0, 0] : [0, 0, 255])))
    await phone.page.locator('#camera-file').setInputFiles(file)
    await sees('red on the left', isRed, [0.25, 0.5])
    await sees('blue on the right', isBlue, [0.75, 0.5])
    await set({ 'p.mirror': true })
    await sees('blue on the left', isBlue, [0.25, 0.5])
    await set({ 'p.mirror': false })
    expect(await called('pusher', 'getMaxZoom')).toMatchObject({ result: { maxZoom: 3 } })
    await sees('red beside the stripe', isRed, [0.44, 0.5])
    expect(await called('pusher', 'setZoom', { zoom: 3 })).toMatchObject({ ok: true })
    await sees('the stripe is three times as wide', isGreen, [0.44, 0.5])
    expect(await called('pusher', 'setZoom', { zoom: 9 })).toMatchObject({ ok: false })
    expect(await called('pusher', 'snapshot', { quality: 'raw' })).toMatchObject({ result: { width: 360, height: 640 } })
    expect(await called('pusher', 'snapshot', { quality: 'compressed' })).toMatchObject({ result: { width: 180, height: 320 } })
    await phone.choose('摄像头', 'computer')
    await sees('the computer\'s camera', isGreen)
    await set({ 'p.orientation': 'horizontal' })
    await eventually('the picture lies', () => lab.page.locator('wx-live-player').evaluate((player) => {
      const video = player.shadowRoot!.querySelector('video')!
      return video.videoWidth > video.videoHeight || null
    }), 20_000)
    await sees('it still moves', isGreen)
    await set({ 'p.orientation': 'vertical' })

    const film = join(FOLDER, 'film.webm')
    execFileSync('ffmpeg', ['-y', '-loglevel', 'error', '-f', 'lavfi', '-i', 'color=blue:s=320x180:r=15', '-f', 'lavfi', '-i', 'sine=frequency=890', '-t', '3', '-c:v', 'libvpx', '-c:a', 'libopus', film])
    await phone.page.locator('#camera-file').setInputFiles(film)
    await sees('the film', isBlue)
    await lab.tone(890, [green.hz])
  })

  scene('what a pusher makes of its sound, another hears; music is mixed in', async (stage) => {
    const lab = await open(stage)
    const { set, hears, called, tone, page, phone } = lab
    await tone(620, [992, 1_500])
    await set({ 'p.voice': 2 })
    await tone(992, [620, 1_500])
    await set({ 'p.voice': 0, 'p.reverb': 3 })
    await tone(620, [992, 1_500])
    await set({ 'p.reverb': 0, 'p.quality': 'low', 'p.volumeType': 'media' })
    await eventually('the bench tells the quality', async () => (await phone.page.getByRole('tabpanel').locator('li[data-kind=pusher]').innerText()).includes('media · 16 kHz') || null)
    await tone(620, [992, 1_500])
    await set({ 'p.mic': false })
    await eventually('silence', async () => (await page.locator('#volume').textContent()) === '0 0' || null, 15_000)
    expect(await called('pusher', 'setBGMVolume', { volume: 0.5 })).toMatchObject({ ok: false })
    expect(await called('pusher', 'playBGM', { url: `data:audio/wav;base64,${wave(1_500, 8).toString('base64')}` })).toMatchObject({ ok: true })
    await hears('pusher', 'bgmstart')
    await tone(1_500, [620, 992])
    await hears('pusher', 'bgmprogress', ({ progress }) => Number(progress) > 0)
    expect(await called('pusher', 'setBGMVolume', { volume: 0.5 })).toMatchObject({ ok: true })
    await hears('pusher', 'bgmcomplete')
    expect(await called('pusher', 'playBGM', { url: '/nothing.mp3' })).toMatchObject({ ok: false })
    await hears('pusher', 'error', ({ errCode }) => errCode === 10003)
    await set({ 'p.mic': true })
    await tone(620, [992, 1_500])
    await called('pusher', 'setMICVolume', { volume: 0 })
    await eventually('silence again', async () => (await page.locator('#volume').textContent())?.startsWith('0 ') || null, 15_000)
  })

  scene('a player fills the screen, casts to nobody, and goes on in the background when it may', async (stage) => {
    const lab = await open(stage)
    const { set, hears, called, tone, phone, page } = lab
    expect(await called('player', 'requestFullScreen', { direction: 90 })).toMatchObject({ ok: true })
    await hears('player', 'fullscreenchange', ({ direction, fullScreen }) => direction === 'horizontal' && fullScreen === true)
    expect(await called('player', 'requestFullScreen', { direction: 7 })).toMatchObject({ ok: false })
    expect(await called('player', 'exitFullScreen')).toMatchObject({ ok: true })
    expect(await called('player', 'exitFullScreen')).toMatchObject({ ok: false })
    expect(await called('player', 'startCasting')).toMatchObject({ ok: false, result: { errMsg: expect.stringContaining('enable-casting') } })
    await set({ 'l.casting': true })
    expect(await called('player', 'startCasting')).toMatchObject({ ok: false, result: { errMsg: expect.stringContaining('no device found') } })
    await hears('player', 'castinguserselect', ({ state }) => state === 'fail')
    await called('player', 'reconnectCasting')
    await hears('player', 'castingstatechange', ({ state }) => state === 'fail')
    await set({ 'l.signature': '林老师' })
    await eventually('the watermark', async () => (await page.locator('wx-live-player').evaluate((player) => player.shadowRoot?.textContent))?.includes('林老师') || null)
    await set({ 'l.muted': true })
    await eventually('still measured', async () => (await page.locator('#volume').textContent())?.match(/\d+ \d+/) ?? null)
    await set({ 'l.muted': false })
    expect(await called('player', 'snapshot', { quality: 'compressed' })).toMatchObject({ ok: true, result: { height: 320 } })

    expect(await called('player', 'exitBackgroundPlayback')).toMatchObject({ ok: false })
    expect(await called('player', 'requestBackgroundPlayback')).toMatchObject({ ok: true })
    await set({ 'p.image': '/nothing.png', 'p.hash': 'x' })
    await phone.press('background')
    await hears('pusher', 'error', ({ errCode }) => errCode === 10004)
    expect(await lab.page.locator('#log').textContent()).not.toContain('"code":6000')
    await phone.press('background')
    await tone(620, [992])
    expect(await called('player', 'exitBackgroundPlayback')).toMatchObject({ ok: true })
    await phone.press('background')
    await hears('player', 'statechange', ({ code }) => code === 6000)
    await phone.press('background')
    await hears('player', 'statechange', ({ code }) => code === 6001)
    expect(await called('pusher', 'exitPictureInPicture')).toMatchObject({ ok: false })
  })
})
