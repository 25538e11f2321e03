import { wave } from '../../support/simulator/files'
import { openPhone, until } from '../../support/simulator/phone'
import { prove } from '../../support/simulator/proof'
import { soundOf, soundProofs } from '../proofs/sounds'
import { temporary } from '../proofs/transfers'

prove(soundProofs)

describe('InnerAudioContext', () => {
  test('pauses and goes on where it was; stop goes back to the beginning; it begins at `startTime`', async () => {
    const phone = await openPhone()
    const { sound, heard } = soundOf(phone)
    sound.startTime = 1
    sound.src = temporary(phone, wave(0, 30), 'wav')
    sound.play()
    await until(() => heard.includes('TimeUpdate'))
    expect(sound.currentTime).toBeGreaterThanOrEqual(1)
    sound.pause()
    await until(() => heard.includes('Pause'))
    const at = sound.currentTime
    sound.seek(10)
    await until(() => heard.includes('Seeked'))
    expect([at < 10, sound.currentTime, sound.paused]).toEqual([true, 10, true])
    sound.play()
    await until(() => heard.filter((name) => name === 'Play').length === 2)
    sound.stop()
    await until(() => heard.includes('Stop'))
    expect(sound.currentTime).toBe(0)
  })

  test('is silent while somebody rings, and after it is destroyed', async () => {
    const phone = await openPhone()
    const { sound, heard, errors } = soundOf(phone)
    sound.loop = true
    sound.src = temporary(phone, wave(0, 0.3), 'wav')
    sound.autoplay = true
    sound.play()
    await until(() => heard.includes('Play'))
    phone.device.changePhone({ inCall: true })
    await until(() => heard.includes('Pause'))
    sound.play()
    await until(() => errors.length === 1)
    phone.device.changePhone({ inCall: false })
    const before = heard.length
    sound.play()
    await until(() => heard.length > before)
    sound.destroy()
    const after = heard.length
    await new Promise((over) => setTimeout(over, 400))
    expect(heard.length).toBe(after)
  })
})
