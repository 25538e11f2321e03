import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { BackendNode } from '../backend/node.ts'
import type { Fields } from './fields.ts'

/** What `selectViewport` tells: the page's own size and how far it is scrolled. */
export async function viewportFields(component: glassEasel.GeneralComponent, fields: Fields): Promise<Record<string, unknown>> {
  const context = component.getBackendContext()
  const width = context?.getWindowWidth() ?? 0
  const height = context?.getWindowHeight() ?? 0
  const found: Record<string, unknown> = {}
  if (fields.id) found['id'] = ''
  if (fields.dataset) found['dataset'] = {}
  if (fields.rect) Object.assign(found, { left: 0, top: 0, right: width, bottom: height })
  if (fields.size) Object.assign(found, { width, height })
  const node = rootOf(component).getBackendElement()
  if (fields.scrollOffset && node instanceof BackendNode) {
    const scroll = await node.ask('scroll', { node: 0 })
    Object.assign(found, scroll.ok ? scroll.value : {})
  }
  return found
}

function rootOf(component: glassEasel.GeneralComponent): glassEasel.GeneralComponent {
  let root = component
  for (let owner = root.ownerShadowRoot; owner; owner = root.ownerShadowRoot) root = owner.getHostNode()
  return root
}
