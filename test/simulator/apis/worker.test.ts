import { settled, until } from '../../support/simulator/phone'
import { prove } from '../../support/simulator/proof'
import { withApp } from '../proofs/proving'
import { ECHO, saidBy, started, withWorkers, workerProofs } from '../proofs/worker'

prove(workerProofs)

describe('Worker', () => {
  test('what is posted is copied', async () => {
    const phone = await withWorkers({ 'index.js': 'worker.onMessage((message) => { message.list.push(2); worker.postMessage(message) })' })
    const thread = started(phone, '/workers/index.js')
    const [said, posted] = [saidBy(thread), { list: [1], bytes: Uint8Array.of(7).buffer }]
    thread.postMessage(posted)
    await until(() => said.length > 0)
    expect(posted.list).toEqual([1])
    expect(said).toEqual([{ list: [1, 2], bytes: Uint8Array.of(7).buffer }])
  })
  test('has its own names, and none of a page or of its host', async () => {
    const phone = await withWorkers({ 'index.js': 'worker.postMessage([typeof wx, typeof Page, typeof getApp, typeof window, typeof process, typeof fetch, typeof setTimeout, typeof Promise, worker.env.USER_DATA_PATH, typeof worker.testOnProcessKilled])' })
    const said = saidBy(started(phone))
    await until(() => said.length > 0)
    expect(said).toEqual([['undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'undefined', 'function', 'function', 'wxfile://usr', 'undefined']])
  })
  test('files outside of its folder are out of its reach', async () => {
    const phone = await withWorkers({ 'index.js': 'require("../app")' })
    const [thread, failed] = [started(phone), jest.fn()]
    thread.onError(failed)
    await until(() => failed.mock.calls.length > 0)
    expect(failed).toHaveBeenCalledWith({ message: expect.stringContaining('module \'../app\' is not defined'), filename: 'workers/index.js:1:1' })
    await settled()
    expect(phone.findings()).toEqual([expect.stringMatching(/^worker: Error: module '\.\.\/app' is not defined.*\(workers\/index\.js:1:1\)$/)])
  })
  test('an error in it is told with its place, and it goes on', async () => {
    const phone = await withWorkers({ 'index.js': 'worker.onMessage((message) => {\n  if (message === 1) throw new TypeError("no")\n  worker.postMessage("yes")\n})' })
    const thread = started(phone)
    const [said, failed] = [saidBy(thread), jest.fn()]
    thread.onError(failed)
    thread.postMessage(1)
    thread.postMessage(2)
    await until(() => said.length > 0)
    expect(failed).toHaveBeenCalledWith({ message: 'TypeError: no', filename: 'workers/index.js:2:28' })
  })
  test('its console is the bench\'s', async () => {
    const phone = await withWorkers({ 'index.js': 'console.warn("here", { a: 1 })' })
    started(phone)
    await until(() => phone.device.state.getState().console.length > 0)
    expect(phone.device.state.getState().console).toEqual([expect.objectContaining({ level: 'warn', text: 'here {"a":1}' })])
  })
  test('terminated it says nothing any more, and the next one may begin', async () => {
    const phone = await withWorkers({ 'index.js': `${ECHO}\nsetInterval(() => worker.postMessage("tick"), 5)` })
    const thread = started(phone)
    const said = saidBy(thread)
    await until(() => said.length > 1)
    thread.terminate()
    const many = said.length
    await settled()
    expect(said).toHaveLength(many)
    thread.postMessage(1)
    await settled()
    expect(phone.findings()).toEqual(['Worker.postMessage: the worker has ended'])
    const next = started(phone)
    const heard = saidBy(next)
    next.postMessage(2)
    await until(() => heard.some((message) => (message as { heard?: number }).heard === 2))
  })
  test('an experimental one can play its end by the system', async () => {
    const phone = await withWorkers({ 'index.js': 'setTimeout(() => worker.testOnProcessKilled(), 5)' })
    const [thread, killed] = [started(phone, 'workers/index.js', { useExperimentalWorker: true }), jest.fn()]
    thread.onProcessKilled(killed)
    await until(() => killed.mock.calls.length > 0)
    started(phone)
  })
  test('stands still while the phone is away', async () => {
    const phone = await withWorkers({ 'index.js': 'setInterval(() => worker.postMessage("tick"), 5)' })
    const said = saidBy(started(phone))
    await until(() => said.length > 1)
    phone.device.happen('suspended', { suspended: true })
    await settled()
    const many = said.length
    await settled()
    expect(said).toHaveLength(many)
    phone.device.happen('suspended', { suspended: false })
    await until(() => said.length > many)
  })
  test('its folder may be a package', async () => {
    const phone = await withApp({ workers: { path: 'threads', isSubpackage: true } }, { 'threads/a.js': ECHO })
    const thread = started(phone, 'threads/a.js')
    const said = saidBy(thread)
    thread.postMessage('一')
    await until(() => said.length > 0)
    expect(said).toEqual([{ heard: '一' }])
  })
})
