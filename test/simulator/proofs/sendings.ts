import { settled, until, type TestPhone } from '../../support/simulator/phone'
import type { Proof, Proofs } from '../../support/simulator/proof'
import { answered, asked, badOptions, state, traces } from './proving'

const BYTES = Uint8Array.of(1, 2, 3).buffer
function kept({ logic }: TestPhone, extension: string): string {
  const path = logic.host.files.keep(BYTES, extension)
  if (!path.ok) throw new Error(path.failure.why)
  return path.value
}

const sending = (name: string, field: string, extension: string, to: string): Proof => ({
  async effect(phone) {
    expect(await answered(phone, name, { [field]: kept(phone, extension) }, 'choose', { index: 0 })).toEqual({ errMsg: `${name}:ok` })
    expect(traces(phone)).toEqual([expect.objectContaining({ kind: 'share', text: to, file: expect.objectContaining({ bytes: BYTES }) })])
  },
  async failure(phone) {
    expect(await answered(phone, name, { [field]: kept(phone, extension) }, 'choose', { index: -1 })).toEqual({ errMsg: `${name}:fail cancel` })
    expect((await phone.call(name, { [field]: 'wxfile://tmp_gone' })).errMsg).toBe(`${name}:fail file doesn't exist: wxfile://tmp_gone`)
  },
})

const depth = ({ logic }: TestPhone): number => logic.host.router.stack.length
const back = ({ device, logic }: TestPhone): void => device.happen('back', { screen: logic.host.top()!.screen })

export const sendingProofs: Proofs = {
  showShareImageMenu: sending('showShareImageMenu', 'path', 'png', '发送给朋友'),
  shareFileMessage: sending('shareFileMessage', 'filePath', 'pdf', '发送给朋友'),
  shareVideoMessage: sending('shareVideoMessage', 'videoPath', 'mp4', '发送给朋友'),
  addFileToFavorites: sending('addFileToFavorites', 'filePath', 'pdf', '收藏'),
  addVideoToFavorites: sending('addVideoToFavorites', 'videoPath', 'mp4', '收藏'),
  enableAlertBeforeUnload: {
    async effect(phone) {
      await phone.call('navigateTo', { url: '/pages/two/two' })
      await phone.call('enableAlertBeforeUnload', { message: '走吗' })
      back(phone)
      expect(await asked(phone, 'modal')).toMatchObject({ modal: { content: '走吗' } })
      phone.device.questions.answer({ confirmed: false, content: '' })
      await settled()
      expect(depth(phone)).toBe(2)
      back(phone)
      await asked(phone, 'modal')
      phone.device.questions.answer({ confirmed: true, content: '' })
      await until(() => depth(phone) === 1)
    },
    failure: async (phone) => expect((await phone.call('enableAlertBeforeUnload')).errMsg).toMatch(/^enableAlertBeforeUnload:fail parameter error: parameter\.message should be String/),
  },
  disableAlertBeforeUnload: {
    async effect(phone) {
      await phone.call('navigateTo', { url: '/pages/two/two' })
      await phone.call('enableAlertBeforeUnload', { message: '走吗' })
      await phone.call('disableAlertBeforeUnload')
      back(phone)
      await until(() => depth(phone) === 1)
      expect(state(phone).question).toBeNull()
    },
    failure: badOptions('disableAlertBeforeUnload'),
  },
  createBufferURL: {
    effect(phone) {
      const url = phone.wx['createBufferURL']!(BYTES) as string
      expect(phone.logic.host.files.read(url)).toMatchObject({ ok: true, value: { bytes: Uint8Array.of(1, 2, 3) } })
    },
    failure: (phone) => expect(phone.thrown('createBufferURL', 'no buffer')).toBe('createBufferURL:fail parameter error: parameter should be ArrayBuffer'),
  },
  revokeBufferURL: {
    effect(phone) {
      const url = phone.wx['createBufferURL']!(BYTES) as string
      phone.wx['revokeBufferURL']!(url)
      expect(phone.logic.host.files.read(url)).toMatchObject({ ok: false })
    },
    failure(phone) {
      const url = phone.wx['createBufferURL']!(BYTES) as string
      phone.wx['revokeBufferURL']!('wxfile://tmp_other')
      expect(phone.logic.host.files.read(url)).toMatchObject({ ok: true })
    },
  },
}
