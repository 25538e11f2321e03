import * as v from 'valibot'

/** What the render process is to do: one document, and then it ends. */
const orderSchema = v.object({
  kind: v.picklist(['pdf', 'image']),
  /** Of the document. */
  path: v.string(),
  /** Pages are written here, under names that begin with `prefix`. */
  folder: v.string(),
  prefix: v.string(),
  /** How many pages are there already. */
  from: v.number(),
})
export type RenderOrder = v.InferOutput<typeof orderSchema>

const newsSchema = v.variant('type', [
  v.object({ type: v.literal('opened'), all: v.number() }),
  v.object({ type: v.literal('page'), page: v.object({ file: v.string(), width: v.number(), height: v.number(), bytes: v.number(), type: v.string() }) }),
  v.object({ type: v.literal('done') }),
  v.object({ type: v.literal('failed'), why: v.picklist(['file/broken', 'file/encrypted', 'file/too-many-pages', 'file/too-many-pixels', 'storage/full']) }),
])
/** What it tells. */
export type RenderNews = v.InferOutput<typeof newsSchema>
/** Why it did not do it. */
export type RenderRefusal = Extract<RenderNews, { type: 'failed' }>['why']

/** An order, or null if it is none. */
export function parseRenderOrder(message: unknown): RenderOrder | null {
  const parsed = v.safeParse(orderSchema, message)
  return parsed.success ? parsed.output : null
}

/** News, or null if it is none. */
export function parseRenderNews(message: unknown): RenderNews | null {
  const parsed = v.safeParse(newsSchema, message)
  return parsed.success ? parsed.output : null
}
