import { MiniProgramEnv, type glassEasel, type CodeSpace, type ComponentEnv } from 'glass-easel-miniprogram-adapter'
import type { Json } from '#shared/kernel/json'
import type { AppPackage } from '../../border/app-package.ts'
import { constructorsFor } from './definitions.ts'
import { memberBehavior, type MemberNeeds } from './members.ts'
import { readUsage, type Usage, type Use } from './usage.ts'
import type { WxsSupport } from './wxs-events.ts'

/** Everything `Page`, `Component` and `Behavior` register, with templates and style scopes. */
export interface Library {
  readonly space: CodeSpace
  readonly env: MiniProgramEnv
  /** `Page`, `Component` and `Behavior`: what they define belongs to the path that is being loaded. */
  readonly constructors: ComponentEnv
  /** Runs the file of a page or component, so that what it defines is known by this path. */
  loading(path: string, run: () => void): void
  /** The components that have to be there before this page or component is shown. */
  using(path: string): readonly Use[]
  /** After its script ran: true if it registered a page or component. */
  registered(path: string): boolean
  scopeName(scope: number): string | undefined
}

type Templates = Readonly<Record<string, glassEasel.template.ComponentTemplate['content']>>

/** Supplied by the stage. */
export interface LibraryNeeds {
  readonly app: AppPackage
  /** What `app.templates` is: the template functions, once they have what their scripts need. */
  readonly templates: (wxs: WxsSupport) => Templates
  readonly wxs: WxsSupport
  readonly members: () => MemberNeeds
  /** A component that was left for later is on a page now, its placeholder in its place. */
  wanted(path: string): void
}

/** The library of one mini-program; its scripts run later, when a page needs them. */
export function createLibrary({ app, templates: templatesWith, wxs, members: memberNeeds, wanted }: LibraryNeeds): Library {
  const templates = templatesWith(wxs)
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const components = space.getComponentSpace()
  components.updateComponentOptions({ writeIdToDOM: true, useMethodCallerListeners: true, writeFieldsToNode: false, idPrefixGenerator: null })
  space.setOverallBehavior(memberBehavior(components, memberNeeds))
  components.setComponentWaitingListener((_isPublic, path) => wanted(path))
  const exists = (path: string): boolean => Object.hasOwn(app.scripts, path) && Object.hasOwn(templates, path)
  const usage = readUsage(app, exists)

  for (const [path, content] of Object.entries(templates)) {
    if (!Object.hasOwn(app.scripts, path)) continue
    space.addComponentStaticConfig(path, staticConfig(app.configs[path] ?? null, usage, path))
    // Without the fallback, `bindtap` would be an attribute.
    space.addCompiledTemplate(path, { groupList: templates, content, fallbackListenerOnNativeNode: true })
    if (Object.hasOwn(app.styles, path)) space.addStyleSheet(path, path, scopeOf(path))
  }
  space.addStyleSheet('app', 'app')
  let current = 'app'

  return {
    space,
    env,
    using: usage.needed,
    constructors: constructorsFor(space, () => current),
    loading(path, run) {
      const before = current
      current = path
      try {
        run()
      } finally {
        current = before
      }
    },
    registered: (path) => components.getComponentByUrlWithoutDefault(path, '') !== null,
    scopeName: (scope) => components.styleScopeManager.queryName(scope),
  }
}

/** The scope of a component's class names: readable, and legal in CSS. */
export const scopeOf = (path: string): string => path.replace(/[^a-zA-Z0-9]+/g, '-')

const staticConfig = (config: Json, { tags, generics }: Usage, path: string): Record<string, unknown> => ({
  ...(typeof config === 'object' && config !== null && !Array.isArray(config) ? config : {}),
  usingComponents: Object.fromEntries(tags(path).filter(({ found }) => found).map(({ tag, path: target }) => [tag, `/${target}`])),
  componentGenerics: generics(path),
})
