import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { failure, success, type Result } from '#shared/kernel/result'
import type { CallFailure } from '../../border/calls.ts'
import { BackendNode } from '../backend/node.ts'
import { componentOf } from '../selection/component-of.ts'
import type { WxHost } from '../wx/host.ts'
import { canvasOf, pictureNeeds, surfaceOf } from './canvas-node.ts'
import { loadPicture } from './picture.ts'
import type { Action } from './recording.ts'
import { picturesIn, replay, type OldCanvas } from './replay.ts'

const canvases = new WeakMap<BackendNode, Promise<OldCanvas | null>>()
/** What is drawn on one canvas is drawn in order, however long its pictures take. */
const drawings = new WeakMap<BackendNode, Promise<unknown>>()

/** The canvas with this `canvas-id`, in the component that is given or in the page on top. */
export function findCanvas(id: unknown, owner: unknown, host: WxHost): BackendNode | null {
  const root = (componentOf(owner) ?? host.top()?.component)?.getShadowRoot()
  return root && typeof id === 'string' ? search(root, id) : null
}

function search(element: glassEasel.Element, id: string): BackendNode | null {
  for (const child of element.childNodes) {
    if (!('childNodes' in child)) continue
    const node: unknown = child.getBackendElement()
    if (Reflect.get(child, 'is') === 'canvas' && canvasIdOf(child) === id && node instanceof BackendNode) return node
    const below = search(child, id)
    if (below) return below
  }
  return null
}

const canvasIdOf = (element: object): unknown => ('getAttribute' in element && typeof element.getAttribute === 'function' ? Reflect.apply(element.getAttribute, element, ['canvas-id']) : null)

/** What was drawn before is on it. */
export async function drawnCanvas(id: unknown, owner: unknown, host: WxHost): Promise<Result<OldCanvas, CallFailure>> {
  const node = findCanvas(id, owner, host)
  const canvas = node && (await canvasIn(node, host))
  if (node) await drawings.get(node)
  return canvas ? success(canvas) : failure({ why: 'canvas is empty' })
}

/** Draws what was recorded, after what was recorded before. */
export function drawOn(node: BackendNode, actions: readonly Action[], reserve: boolean, host: WxHost): Promise<unknown> {
  const drawn = (drawings.get(node) ?? Promise.resolve()).then(async () => {
    const [canvas, pictures] = await Promise.all([canvasIn(node, host), load(picturesIn(actions), host)])
    if (canvas) replay(canvas, actions, reserve, pictures)
    else host.complain('component', 'there are no canvases here: nothing is drawn')
  })
  drawings.set(node, drawn)
  return drawn
}

/** As large as its place on the page, in the phone's own pixels. */
function canvasIn(node: BackendNode, host: WxHost): Promise<OldCanvas | null> {
  const known = canvases.get(node) ?? makeCanvas(node, host)
  canvases.set(node, known)
  return known
}

async function makeCanvas(node: BackendNode, host: WxHost): Promise<OldCanvas | null> {
  const [canvas, place] = await Promise.all([canvasOf(node, host), node.ask('rect', { node: node.id })])
  const surface = surfaceOf(canvas)
  const drawing = canvas?.getContext('2d')
  if (!surface || !drawing) return null
  const scale = host.system().pixelRatio
  const { width, height } = place.ok && place.value.width > 0 && place.value.height > 0 ? place.value : surface
  surface.width = Math.round(width * scale)
  surface.height = Math.round(height * scale)
  return { surface, drawing, scale }
}

/** One that is not there is told, and left out. */
async function load(paths: readonly string[], host: WxHost): Promise<ReadonlyMap<string, object>> {
  const found = await Promise.all(paths.map(async (path) => {
    try {
      return [[path, await loadPicture(path, pictureNeeds(host))] as const]
    } catch (error) {
      host.complain('component', `drawImage: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  }))
  return new Map(found.flat())
}
