import type { BackendNode } from '../backend/node.ts'
import { canvasOf } from '../canvas/canvas-node.ts'
import { PLAYER_METHODS } from './areas/live-contexts.ts'
import { VIDEO_METHODS } from './areas/component-contexts.ts'
import { componentContext } from './component-context.ts'
import { editorContext } from './editor-context.ts'
import type { WxHost } from './host.ts'
import { scrollViewContext } from './scroll-view-context.ts'

/** What a query's `context` and `node` give for a component that has them; null for the others. */
export async function contextOf(node: BackendNode, kind: 'context' | 'node', host: WxHost): Promise<unknown> {
  const tag: unknown = Reflect.get(Object(node.__wxElement), 'is')
  if (kind === 'node') {
    if (tag === 'canvas') return canvasOf(node, host)
    return tag === 'scroll-view' ? scrollViewContext(node, host) : null
  }
  if (tag === 'editor') return editorContext(node, host)
  if (tag === 'video') return componentContext('VideoContext', VIDEO_METHODS, () => node, host)
  return tag === 'live-player' ? componentContext('LivePlayerContext', PLAYER_METHODS, () => node, host) : null
}
