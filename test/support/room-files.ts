import type { FailureCode } from '#shared/protocol/failures'
import type { FileAccessReply, FilePagesReply, FileReply, FilesReply, RoomFile } from '#shared/protocol/files-schema'
import type { SessionReply } from '#shared/protocol/http'
import { loadImage, createCanvas } from '@napi-rs/canvas'
import { ask, type Answer } from './ask.ts'
import { eventually } from './eventually.ts'

/** A room's files, as one person of it has them. */
export interface FilesOf {
  give(content: Buffer, name: string, purpose?: string): Promise<Answer<FileReply>>
  /** Gives it, and waits until it is ready or failed. */
  settled(content: Buffer, name: string, purpose?: string): Promise<RoomFile>
  list(): Promise<Answer<FilesReply>>
  find(id: string): Promise<RoomFile>
  until(id: string, what: string, is: (file: RoomFile) => boolean, patienceMs?: number): Promise<RoomFile>
  pages(id: string): Promise<FilePagesReply['pages']>
  remove(id: string): Promise<number>
  address(file: string): Promise<string>
}

/** Talks to the doors as a browser does. */
export function filesOf(base: string, { token }: SessionReply, room: string): FilesOf {
  const path = `/api/rooms/${room}/files`
  const list = () => ask<FilesReply>(base, path, { token })
  const find = async (id: string): Promise<RoomFile> => {
    const found = (await list()).body.files.find((file) => file.id === id)
    if (found === undefined) throw new Error(`${id} is not listed`)
    return found
  }
  const until: FilesOf['until'] = (id, what, is, patienceMs = 60_000) => eventually(what, async () => {
    const file = await find(id)
    return is(file) ? file : null
  }, patienceMs)
  const give: FilesOf['give'] = async (content, name, purpose = 'courseware') => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(content)]), 'upload')
    const response = await fetch(`${base}${path}?purpose=${purpose}&name=${encodeURIComponent(name)}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
    return { status: response.status, body: await response.json() }
  }
  return {
    give, list, find, until,
    async settled(content, name, purpose) {
      const { status, body } = await give(content, name, purpose)
      if (status !== 200) throw new Error(`refused: ${body.code ?? status}`)
      return until(body.file.id, `${name} to settle`, ({ progress }) => progress.state === 'ready' || progress.state === 'failed')
    },
    pages: async (id) => (await ask<FilePagesReply>(base, `${path}/${id}/pages`, { token })).body.pages,
    remove: async (id) => (await fetch(`${base}${path}/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })).status,
    async address(file) {
      const access = (await ask<FileAccessReply>(base, `/api/rooms/${room}/file-access`, { token })).body
      return `${access.base}${file}?token=${access.token}`
    },
  }
}

/** The code of a failed file, or its state. */
export const whyOf = ({ progress }: RoomFile): FailureCode | string => (progress.state === 'failed' ? progress.why : progress.state)

/** A picture behind an address, as its pixels. */
export async function pixelsAt(address: string): Promise<{ readonly width: number; readonly height: number; readonly type: string; colour(x: number, y: number): readonly number[]; readonly dark: number }> {
  const response = await fetch(address)
  const image = await loadImage(Buffer.from(await response.arrayBuffer()))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) dark += 1
  return { width: image.width, height: image.height, type: response.headers.get('content-type') ?? '', dark, colour: (x, y) => [...data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 3)] }
}
