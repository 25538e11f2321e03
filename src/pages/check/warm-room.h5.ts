import type { ScenarioManifest } from '#shared/scenario/manifest'

/** Fetches and reads a room's page before anybody presses the button: its chunk is the one that the router loads. */
export function warmRoom({ id, pages }: Pick<ScenarioManifest, 'id' | 'pages'>): void {
  import(`../../scenarios/${id}/${pages[0] ?? ''}.tsx`).catch(() => undefined)
}
