import type { ScenarioManifest } from '#shared/scenario/manifest'

declare global {
  interface Window {
    /** Taro's built `app.config`, with what its router loads for each page. */
    readonly __taroAppConfig?: { readonly routes?: readonly { readonly path?: string; readonly load?: () => readonly [Promise<unknown>, ...unknown[]] }[] }
  }
}

/** Fetches and reads a room's page, script and style sheet, before anybody presses the button. */
export function warmRoom({ root, pages }: Pick<ScenarioManifest, 'root' | 'pages'>): void {
  const route = window.__taroAppConfig?.routes?.find(({ path }) => path === `${root}/${pages[0] ?? ''}`)
  route?.load?.()[0].catch(() => undefined)
}
