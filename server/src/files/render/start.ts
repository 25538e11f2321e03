import { setPriority } from 'node:os'
import type { Scope } from '#shared/kernel/scope'
import { isFull } from '../disk.ts'
import { parseRenderOrder, type RenderNews, type RenderOrder, type RenderRefusal } from './messages.ts'
import { renderPdf } from './pdf.ts'
import { renderPicture } from './picture.ts'
import { Refused } from './refused.ts'

/** Media comes first. */
const NICE = 10

/** The render process: turns one document into pages for the server that forked it, and ends. */
export function startRender(scope: Scope): void {
  setPriority(NICE)
  process.once('disconnect', () => process.exit(0))
  scope.onEnd(() => process.exit(0))
  process.once('message', (message) => {
    const order = parseRenderOrder(message)
    if (order === null) process.exit(1)
    void obey(order).then((news) => tell(news)).finally(() => process.exit(0))
  })
}

async function obey(order: RenderOrder): Promise<RenderNews> {
  try {
    await (order.kind === 'pdf' ? renderPdf(order, tell) : renderPicture(order, tell))
    return { type: 'done' }
  } catch (error) {
    return { type: 'failed', why: whyOf(error) }
  }
}

function whyOf(error: unknown): RenderRefusal {
  if (error instanceof Refused) return error.why
  if (isFull(error)) return 'storage/full'
  // What a library throws at bytes is the bytes' fault; the line is for whoever looks after the server.
  process.stderr.write(`a document could not be rendered: ${error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown'}\n`)
  return 'file/broken'
}

/** Resolves when it is on its way. */
function tell(news: RenderNews): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve()
    else process.send(news, undefined, undefined, () => resolve())
  })
}
