import { CONDITIONS } from '../../../simulator/border/network'
import { openPhone, until } from '../../support/simulator/phone'
import { prove } from '../../support/simulator/proof'
import { listen, saying } from '../proofs/loopback'
import { begun } from '../proofs/request'
import { temporary, transferProofs } from '../proofs/transfers'

prove(transferProofs)

test('an upload on a weak network tells how far it is, and ends where it is aborted', async () => {
  const [phone, server] = [await openPhone(), await listen()]
  phone.network.change({ ...CONDITIONS.weak, lossPercent: 0 })
  const seen: number[] = []
  const { task, told } = begun(phone, 'uploadFile', { url: server.http, filePath: temporary(phone, new Uint8Array(400_000), 'bin'), name: 'a' })
  task['onProgressUpdate']!(({ progress }: { progress: number }) => seen.push(progress))
  await until(() => seen.length > 1)
  task['abort']!()
  expect(await told).toEqual({ errMsg: 'uploadFile:fail abort' })
  expect(seen.at(-1)).toBeLessThan(50)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(server.asked).toEqual([])
})

test('a download that a server refuses is kept all the same, with its status', async () => {
  const [phone, server] = [await openPhone(), await saying('gone', {}, 404)]
  expect(await phone.call('downloadFile', { url: server.http })).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 404, tempFilePath: expect.any(String) })
})

test('a listener that was taken away is not told', async () => {
  const [phone, server] = [await openPhone(), await saying('abc')]
  const [kept, gone] = [jest.fn(), jest.fn()]
  const { task, told } = begun(phone, 'downloadFile', { url: server.http })
  for (const listener of [kept, gone]) task['onProgressUpdate']!(listener)
  task['offProgressUpdate']!(gone)
  await told
  expect([kept.mock.calls.length > 0, gone.mock.calls.length]).toEqual([true, 0])
})
