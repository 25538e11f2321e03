import { createSurroundings, poseOf, type Surroundings } from '../../simulator/phone/surroundings'
import { openPhone, settled, until, type TestPhone } from '../support/simulator/phone'

async function phoneIn(): Promise<{ readonly phone: TestPhone; readonly around: Surroundings }> {
  const phone = await openPhone()
  return { phone, around: createSurroundings(phone.device, phone.scope) }
}

/** What a listener of `wx` is given. */
function told(phone: TestPhone, name: string): unknown[] {
  const heard: unknown[] = []
  phone.wx[name]!((detail: unknown) => heard.push(detail))
  return heard
}

describe('what lies around a phone', () => {
  test.each([['ready', ['onCheckForUpdate true', 'onUpdateReady']], ['failed', ['onCheckForUpdate true', 'onUpdateFailed']], ['none', ['onCheckForUpdate false']]] as const)('a version that is %s reaches the update manager', async (outcome, wanted) => {
    const { phone, around } = await phoneIn()
    const heard: string[] = []
    const manager = phone.wx['getUpdateManager']!() as Record<string, (listener: (detail?: { hasUpdate?: boolean }) => void) => void>
    for (const name of ['onCheckForUpdate', 'onUpdateReady', 'onUpdateFailed']) manager[name]!((detail) => heard.push(`${name}${name === 'onCheckForUpdate' ? ` ${detail?.hasUpdate}` : ''}`))
    around.update(outcome)
    await settled()
    expect(heard).toEqual(wanted)
  })
  test('short memory, the battery and the place', async () => {
    const { phone, around } = await phoneIn()
    const warned = told(phone, 'onMemoryWarning')
    around.memory(15)
    around.battery({ level: 9 })
    around.battery({ charging: true })
    around.move({ latitude: 31.24, longitude: 121.49 })
    await settled()
    expect(warned).toEqual([{ level: 15 }])
    expect(phone.wx['getBatteryInfoSync']!()).toMatchObject({ level: 9, isCharging: true })
    expect(phone.device.state.getState().place).toMatchObject({ latitude: 31.24, longitude: 121.49, accuracy: 30 })
  })
  test('shaken, the accelerometer swings for a while, and rests as the phone is held', async () => {
    const { phone, around } = await phoneIn()
    const heard = told(phone, 'onAccelerometerChange') as { x: number; y: number; z: number }[]
    await phone.call('startAccelerometer', { interval: 'game' })
    around.hold('upright')
    await until(() => heard.at(-1)?.y === -1)
    expect(poseOf(phone.device.state.getState().senses)).toBe('upright')
    around.shake()
    await until(() => heard.some(({ x }) => x > 2) && heard.some(({ x }) => x < -2))
    await until(() => heard.at(-1)?.x === 0 && heard.at(-1)?.y === -1)
  })
  test('turned, the compass tells where to', async () => {
    const { phone, around } = await phoneIn()
    const heard = told(phone, 'onCompassChange') as { direction: number }[]
    await phone.call('startCompass')
    around.face(90)
    await until(() => heard.at(-1)?.direction === 90)
  })
})
