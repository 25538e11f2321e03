import { askPlay } from '../support/ask'
import { eventually } from '../support/eventually'
import { SIGNATURES } from '../support/fake-media'
import { decodeByFfmpeg, pushByFfmpeg } from '../support/phone-ffmpeg'
import { enterByCode, openRoomAsHost } from '../support/visit'
import { streamIdOf } from '#shared/room/state'
import { keepPushing, phoneInRoom, rtmpAddress } from '../support/phone'
import { scene } from './stage/scene'
import { meets } from './stage/senses'

const [red, green, blue] = SIGNATURES

describe('phones and encoders by RTMP', () => {
  scene('two publishers of H.264 and AAC, ffmpeg and a phone, appear in two browsers with picture and sound', async ({ scope, server, person }) => {
    const teacher = await person('林老师', { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const [encoder, phone] = [await phoneInRoom(scope, server.base, code, '编码器'), await phoneInRoom(scope, server.base, code, '手机')]
    pushByFfmpeg(scope, await rtmpAddress(server.base, encoder), green)
    await keepPushing(scope, () => rtmpAddress(server.base, phone), blue)
    await meets(teacher.page, '编码器', green)
    await meets(teacher.page, '手机', blue)

    const student = await person('陈一诺', {})
    await enterByCode(student.page, server.base, { code, name: student.name })
    await meets(student.page, '编码器', green)
    await meets(student.page, '手机', blue)
  })

  scene('a browser’s stream decodes with ffmpeg from HTTP-FLV and from RTMP, with its picture and its tone', async ({ scope, server, person }) => {
    const teacher = await person('林老师', { signature: red })
    const code = await openRoomAsHost(teacher.page, server.base, teacher)
    const phone = await phoneInRoom(scope, server.base, code, '手机')
    const { host } = phone.room
    await phone.until('the teacher’s stream is live', ({ streams }) => streams.some(({ owner, video, audio }) => owner === host && video && audio))
    const stream = streamIdOf(phone.room.id, host, 'camera')
    for (const way of ['flv', 'rtmp'] as const) {
      await eventually(`the stream decodes by ${way}`, async () => {
        const address = (await askPlay(server.base, phone.session, phone.room.id, stream))[way]
        const { frames, moving, paint, hz, complaints } = await decodeByFfmpeg(scope, address, 4)
        if (frames < 20 || moving < 10 || paint !== 'red' || hz !== red.hz) throw new Error(JSON.stringify({ frames, moving, paint, hz, complaints }))
        return paint
      }, 90_000)
    }
  })
})
