import { act, fireEvent, screen, within } from '@testing-library/react'
import type { Json } from '#shared/kernel/json'
import type { RoomFile } from '#shared/protocol/files-schema'
import type { HttpRequest } from '../../../src/platform/http/contract'
import type { PickedFile, Sending } from '../../../src/platform/pick-file/contract'
import ClassRoom from '../../../src/scenarios/education/pages/room'
import { education } from '../../../src/scenarios/education/manifest'
import { fakeServices, renderPage, visitTo } from '../../support/call'
import { openedAt } from '../../support/opened-at'
import { member, room } from '../../support/room'

let chosen: PickedFile | null = null
jest.mock('../../../src/platform/pick-file', () => ({ filePickers: [{ source: 'files', pick: async () => chosen }] }))

const lesson = room({ members: [member({ id: 'lin', name: '林老师', role: 'teacher' }), member({ id: 'chen', name: '陈一诺' })], host: 'lin' })
const file = (change: Partial<RoomFile>): RoomFile => ({ id: 'a'.repeat(12), purpose: 'courseware', kind: 'pdf', name: '勾股定理.pdf', bytes: 3_000_000, pages: 12, addedBy: 'lin', addedAt: 1, progress: { state: 'ready' }, ...change })

let files: readonly RoomFile[] = []
let office = false
let asked: HttpRequest[] = []

const answers = async (request: HttpRequest): Promise<{ readonly status: number; readonly body: Json }> => {
  asked.push(request)
  if (request.method === 'DELETE') files = []
  if (request.url.endsWith('/pages')) return { status: 200, body: { pages: [{ file: 'p1', width: 1_600, height: 900 }, { file: 'p2', width: 1_600, height: 900 }] } }
  return { status: 200, body: { files: JSON.parse(JSON.stringify(files)) as Json, bounds: { file: 104_857_600, image: 20_971_520, room: 1_073_741_824, used: 3_000_000 }, office } }
}

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

async function show(you = 'lin') {
  const parts = await visitTo(education, lesson, you)
  const services = fakeServices({ ask: answers })
  services.parcel.put('room1', parts.visit)
  await act(async () => void renderPage(<ClassRoom />, services))
  await press('更多')
  return parts
}
const open = async () => {
  const parts = await show()
  await press('课件')
  return parts
}

beforeEach(() => {
  openedAt({ room: 'room1' })
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ width: 1_200, height: 640, x: 0, y: 0, top: 0, left: 0, right: 1_200, bottom: 640, toJSON: () => null })
  files = []
  office = false
  asked = []
  chosen = null
})

test('an empty room says what to do, what it takes, and that Office needs a converter', async () => {
  await open()
  expect(screen.getByText('还没有课件，上传一份就能在课上用')).toBeTruthy()
  expect(screen.getByText(/单个文件最大 100 MB/)).toBeTruthy()
  expect(screen.getByText(/没有装 LibreOffice/)).toBeTruthy()
})

test('a student finds no courseware', async () => {
  await show('chen')
  expect(screen.queryByRole('button', { name: '课件' })).toBeNull()
})

test('a file that becomes pages says how far it is, and one that failed says why', async () => {
  files = [
    file({ id: 'b'.repeat(12), name: 'b.pdf', progress: { state: 'rendering', done: 3, all: 40 } }),
    file({ id: 'c'.repeat(12), name: 'c.pdf', progress: { state: 'failed', why: 'file/encrypted' } }),
    file({ id: 'd'.repeat(12), name: 'd.pdf', progress: { state: 'waiting' } }),
  ]
  await open()
  for (const text of ['正在转换 3 / 40 页', '文件有密码，去掉密码后再传', '排队等待转换']) expect(screen.getByText(text)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '上课使用' })).toBeNull()
  await press('知道了 c.pdf')
  expect(asked).toContainEqual(expect.objectContaining({ method: 'DELETE', url: expect.stringContaining(`/api/rooms/room1/files/${'c'.repeat(12)}`) }))
})

test('used in class, its pages go to the board, and everybody to the first of them', async () => {
  files = [file({})]
  const { signaling } = await open()
  await press('上课使用')
  expect(signaling.commands).toContainEqual({ type: 'law.move', move: { part: 'board', move: { type: 'pages.add', after: null, go: true, backgrounds: [{ file: 'p1', width: 1_600, height: 900 }, { file: 'p2', width: 1_600, height: 900 }] } } })
})

test('removing is asked first', async () => {
  files = [file({})]
  await open()
  await press('删除 勾股定理.pdf')
  expect(asked.some(({ method }) => method === 'DELETE')).toBe(false)
  await act(async () => void fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '删除' })))
  expect(asked.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  expect(screen.queryByText('勾股定理.pdf')).toBeNull()
})

test('an upload shows how far it is, arrives in the list, and can be broken off', async () => {
  const sendings: Sending[] = []
  let answer: (sent: { readonly status: number; readonly text: string }) => void = () => undefined
  chosen = {
    name: '第一课.pptx', bytes: 5_000_000,
    send: (sending) => {
      sendings.push(sending)
      return new Promise((resolve) => { answer = resolve })
    },
  }
  await open()
  await press('上传文件')
  act(() => sendings[0]?.onProgress(0.42))
  expect(screen.getByText('上传中 42%')).toBeTruthy()
  expect(sendings[0]?.url).toContain(`/api/rooms/room1/files?purpose=courseware&name=${encodeURIComponent('第一课.pptx')}`)
  files = [file({ name: '第一课.pptx', progress: { state: 'waiting' } })]
  await act(async () => answer({ status: 200, text: JSON.stringify({ file: files[0] }) }))
  expect(screen.getAllByText('第一课.pptx')).toHaveLength(1)
  await press('上传文件')
  await press('取消上传 第一课.pptx')
  expect(sendings[1]?.life.ended).toBe(true)
  expect(screen.queryByText(/上传中/)).toBeNull()
})

test('what is too large is said before a byte is sent, and what the server refuses as it says', async () => {
  const send = jest.fn(async () => ({ status: 409, text: '{"code":"file/room-full","message":""}' }))
  chosen = { name: 'huge.pdf', bytes: 200_000_000, send }
  await open()
  await press('上传文件')
  expect(screen.getByText('文件太大，换一个小一点的')).toBeTruthy()
  expect(send).not.toHaveBeenCalled()
  chosen = { name: 'b.pdf', bytes: 2_000, send }
  await press('上传文件')
  expect(screen.getByText('这间房的文件已满，删掉不用的再传')).toBeTruthy()
})
