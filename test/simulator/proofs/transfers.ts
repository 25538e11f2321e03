import type { TestPhone } from '../../support/simulator/phone'
import type { Proofs } from '../../support/simulator/proof'
import { saying } from './loopback'
import { begun, failsAsHttp } from './request'

/** A temporary file with these bytes. */
export function temporary({ logic }: TestPhone, bytes: Uint8Array, extension: string): string {
  const path = logic.host.files.keep(Uint8Array.from(bytes).buffer, extension)
  if (!path.ok) throw new Error(path.failure.why)
  return path.value
}

export const PROGRESS = 100_000
const readBack = ({ logic }: TestPhone, path: unknown): string => {
  const found = logic.host.files.read(String(path))
  if (!found.ok) throw new Error(found.failure.why)
  return Buffer.from(found.value.bytes).toString()
}

export const transferProofs: Proofs = {
  uploadFile: {
    async effect(phone) {
      const server = await saying('{"id":1}', { 'x-id': '1' })
      const filePath = temporary(phone, Buffer.from('a picture'), 'png')
      const [progress, headed] = [jest.fn(), jest.fn()]
      const { task, told } = begun(phone, 'uploadFile', { url: `${server.http}/files`, filePath, name: 'photo', formData: { title: '一"' }, header: { 'X-Mine': 'yes' } })
      task['onProgressUpdate']!(progress)
      task['onHeadersReceived']!(headed)
      expect(await told).toMatchObject({ errMsg: 'uploadFile:ok', data: '{"id":1}', statusCode: 200 })
      expect(headed).toHaveBeenCalledWith({ header: expect.objectContaining({ 'X-Id': '1' }) })
      const [{ method, url, headers, body }] = server.asked as [(typeof server.asked)[0]]
      const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers['content-type']!)![1]!
      expect({ method, url, mine: headers['x-mine'] }).toEqual({ method: 'POST', url: '/files', mine: 'yes' })
      expect(body.toString()).toBe([
        `--${boundary}`, 'Content-Disposition: form-data; name="title"', '', '一"',
        `--${boundary}`, `Content-Disposition: form-data; name="photo"; filename="${filePath.split('/').at(-1)}"`, 'Content-Type: image/png', '', 'a picture',
        `--${boundary}--`, '',
      ].join('\r\n'))
      expect(progress).toHaveBeenLastCalledWith({ progress: 100, totalBytesSent: body.length, totalBytesExpectedToSend: body.length })
    },
    async failure(phone) {
      const filePath = temporary(phone, Buffer.from('a'), 'txt')
      expect((await phone.call('uploadFile', { url: 'http://127.0.0.1:9', filePath: 'wxfile://tmp_gone', name: 'a' })).errMsg).toBe('uploadFile:fail file not found: wxfile://tmp_gone')
      expect((await phone.call('uploadFile', { url: 'http://127.0.0.1:9', filePath })).errMsg).toMatch(/^uploadFile:fail parameter error: parameter\.name should be/)
      await failsAsHttp(phone, 'uploadFile', { filePath, name: 'a' })
    },
  },
  downloadFile: {
    async effect(phone) {
      const server = await saying('x'.repeat(PROGRESS), { 'content-length': String(PROGRESS) })
      const progress = jest.fn()
      const { task, told } = begun(phone, 'downloadFile', { url: `${server.http}/a.txt?b` })
      task['onProgressUpdate']!(progress)
      const { tempFilePath, ...more } = await told
      expect(more).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 200 })
      expect(tempFilePath).toMatch(/^wxfile:\/\/tmp_.+\.txt$/)
      expect(readBack(phone, tempFilePath)).toHaveLength(PROGRESS)
      expect(progress).toHaveBeenLastCalledWith({ progress: 100, totalBytesWritten: PROGRESS, totalBytesExpectedToWrite: PROGRESS })
      expect(await phone.call('downloadFile', { url: server.http, filePath: 'wxfile://usr/kept.txt' })).toMatchObject({ filePath: 'wxfile://usr/kept.txt' })
      expect(readBack(phone, 'wxfile://usr/kept.txt')).toHaveLength(PROGRESS)
    },
    failure: (phone) => failsAsHttp(phone, 'downloadFile'),
  },
}
