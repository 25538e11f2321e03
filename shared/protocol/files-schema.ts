import * as v from 'valibot'

/** What a file is for. `courseware` becomes pages, `image` one page; `media` is played as it is. */
export const FILE_PURPOSES = ['courseware', 'image', 'media'] as const
export type FilePurpose = (typeof FILE_PURPOSES)[number]

/** What a file is, by its first bytes. */
export const FILE_KINDS = ['pdf', 'office', 'image', 'video', 'audio'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** A file as it was given: 12 of [a-z0-9]. A page of it: 24, the first 12 are the file's. */
export const FILE_ID = /^[a-z0-9]{12}(?:[a-z0-9]{12})?$/

/** Longest name that is kept; longer ones lose their middle. */
export const MAX_FILE_NAME_LENGTH = 120

/** Where a file is on its way. `done` of `all` pages; `all` is null until the document was opened. `why` is a `FailureCode`. */
export const fileProgressSchema = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  v.object({ state: v.literal('rendering'), done: v.number(), all: v.nullable(v.number()) }),
  v.object({ state: v.literal('ready') }),
  v.object({ state: v.literal('failed'), why: v.string() }),
])
export type FileProgress = v.InferOutput<typeof fileProgressSchema>

export const roomFileSchema = v.object({
  id: v.string(),
  purpose: v.picklist(FILE_PURPOSES),
  kind: v.picklist(FILE_KINDS),
  /** As its owner calls it. */
  name: v.string(),
  /** On the disk, with its pages. */
  bytes: v.number(),
  /** How many pages there are now. */
  pages: v.number(),
  addedBy: v.string(),
  addedAt: v.number(),
  progress: fileProgressSchema,
})
/** A file of a room, as the list tells it. */
export type RoomFile = v.InferOutput<typeof roomFileSchema>

/** `POST /api/rooms/:id/files`. */
export const fileReplySchema = v.object({ file: roomFileSchema })
export type FileReply = v.InferOutput<typeof fileReplySchema>

/** In bytes; what is larger is refused with `file/too-large`, and what the room has no place for with `file/room-full`. */
export const fileBoundsSchema = v.object({ file: v.number(), image: v.number(), room: v.number(), used: v.number() })
export type FileBounds = v.InferOutput<typeof fileBoundsSchema>

/** `GET /api/rooms/:id/files`: newest first. `office`: whether Office files can be turned into pages here. */
export const filesReplySchema = v.object({ files: v.pipe(v.array(roomFileSchema), v.readonly()), bounds: fileBoundsSchema, office: v.boolean() })
export type FilesReply = v.InferOutput<typeof filesReplySchema>

/** `GET /api/rooms/:id/files/:file/pages`, in order; sizes in pixels. */
export const filePagesReplySchema = v.object({ pages: v.pipe(v.array(v.object({ file: v.string(), width: v.number(), height: v.number() })), v.readonly()) })
export type FilePagesReply = v.InferOutput<typeof filePagesReplySchema>

/** `GET /api/rooms/:id/file-access`: an address is `base`, a file's or page's id, `?token=` and the token. Good until `expiresAt`. */
export const fileAccessReplySchema = v.object({ base: v.string(), token: v.string(), expiresAt: v.number() })
export type FileAccessReply = v.InferOutput<typeof fileAccessReplySchema>
