import { recipeOf, type Action, type Recipe } from './recording.ts'
import type { Drawing, Surface } from './surface.ts'

/** A canvas of the older interface: pages speak of it in CSS pixels. */
export interface OldCanvas { readonly surface: Surface; readonly drawing: Drawing; readonly scale: number }

/** Pictures that actions name, by their paths. */
type Pictures = ReadonlyMap<string, object>

/** The paths of the pictures that are to be drawn. */
export const picturesIn = (actions: readonly Action[]): readonly string[] => [...new Set(actions.flatMap((action) => {
  if (action.act === 'call') return action.method === 'drawImage' ? [String(action.args[0])] : []
  const recipe = recipeOf(action.value)
  return recipe?.of === 'createPattern' ? [recipe.src] : []
}))]

/** What no transform of a canvas makes larger. */
const IN_PIXELS: ReadonlySet<string> = new Set(['shadowOffsetX', 'shadowOffsetY', 'shadowBlur'])

/** Does what was recorded. Each time begins as a fresh canvas does; unless it is reserved, with nothing on it. */
export function replay({ surface, drawing, scale }: OldCanvas, actions: readonly Action[], reserve: boolean, pictures: Pictures): void {
  const to = (method: string, ...args: readonly unknown[]): unknown => invoke(drawing, method, args)
  let depth = 0
  to('save')
  to('setTransform', 1, 0, 0, 1, 0, 0)
  if (!reserve) to('clearRect', 0, 0, surface.width, surface.height)
  to('setTransform', scale, 0, 0, scale, 0, 0)
  to('beginPath')
  for (const action of actions) {
    if (action.act === 'set') Reflect.set(drawing, action.name, IN_PIXELS.has(action.name) ? Number(action.value) * scale : made(drawing, action.value, pictures))
    else if (action.method === 'drawImage') drawPicture(to, action.args, pictures)
    else if (action.method === 'setTransform') {
      to('setTransform', scale, 0, 0, scale, 0, 0)
      to('transform', ...action.args)
    } else if (action.method !== 'restore' || depth > 0) {
      depth += action.method === 'save' ? 1 : action.method === 'restore' ? -1 : 0
      to(action.method, ...action.args)
    }
  }
  for (; depth >= 0; depth--) to('restore')
}

function drawPicture(to: (method: string, ...args: readonly unknown[]) => unknown, [src, ...places]: readonly unknown[], pictures: Pictures): void {
  const picture = pictures.get(String(src))
  if (picture) to('drawImage', picture, ...places)
}

/** A colour as it is; a gradient or a pattern as this canvas has it. */
function made(drawing: Drawing, value: unknown, pictures: Pictures): unknown {
  const recipe: Recipe | undefined = recipeOf(value)
  if (!recipe) return value
  if (recipe.of === 'createPattern') {
    const picture = pictures.get(recipe.src)
    return picture ? invoke(drawing, 'createPattern', [picture, recipe.repetition]) : 'transparent'
  }
  const gradient = invoke(drawing, recipe.of, recipe.args)
  if (typeof gradient !== 'object' || gradient === null) return 'transparent'
  for (const stop of recipe.stops) invoke(gradient, 'addColorStop', stop)
  return gradient
}

function invoke(on: object, method: string, args: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(on, method)
  return typeof found === 'function' ? Reflect.apply(found, on, args) : undefined
}
