import type { IncomingMessage, ServerResponse } from 'node:http'
import * as v from 'valibot'
import { layerOf, readBody, refuse } from './exchange.ts'
import type { Viewer } from './viewer.ts'

/** Answers a viewer's wish for the other picture: JSON, `{"layer":"small"}` or `{"layer":"big"}`. The session's address is right enough. */
export async function changeLayer(choose: Viewer['choose'] | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, 'application/json')
  if (choose === null) return refuse(response, 'request/not-found')
  if (!body.ok) return refuse(response, body.failure)
  const layer = layerIn(body.value)
  if (layer === null) return refuse(response, 'request/invalid')
  choose(layer)
  response.writeHead(204).end()
}

const wishSchema = v.object({ layer: v.string() })

function layerIn(text: string): ReturnType<typeof layerOf> {
  try {
    const wish = v.safeParse(wishSchema, JSON.parse(text))
    return wish.success ? layerOf(wish.output.layer) : null
  } catch {
    return null
  }
}
