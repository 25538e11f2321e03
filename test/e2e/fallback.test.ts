import { SIGNATURES } from '../support/fake-media'
import { keepPushing, phoneInRoom, rtmpAddress } from '../support/phone'
import { enterByCode, openRoomAsHost } from '../support/visit'
import { scene } from './stage/scene'
import { meets } from './stage/senses'

const [red, green] = SIGNATURES

describe('where WebRTC is not to be had', () => {
  scene('a browser behind a network without UDP sees and hears by HTTP-FLV', async ({ scope, server, person }) => {
    const teacher = await person('林老师', { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const phone = await phoneInRoom(scope, server.base, code, '手机')
    await keepPushing(scope, () => rtmpAddress(server.base, phone), green)
    const student = await person('陈一诺', { devices: 'none', switches: ['--force-webrtc-ip-handling-policy=disable_non_proxied_udp'] })
    await enterByCode(student.page, server.base, { code, name: student.name })
    await meets(student.page, teacher.name, red)
    await meets(student.page, '手机', green)
  })

  scene('a browser that has no WebRTC at all sees and hears by HTTP-FLV', async ({ server, person }) => {
    const teacher = await person('林老师', { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const student = await person('陈一诺', { devices: 'none' })
    await student.context.addInitScript(() => void Reflect.deleteProperty(window, 'RTCPeerConnection'))
    await enterByCode(student.page, server.base, { code, name: student.name })
    await meets(student.page, teacher.name, red)
  })
})
