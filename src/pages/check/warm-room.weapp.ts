import type { ScenarioManifest } from '#shared/scenario/manifest'

/** WeChat does it by the `preloadRule` of `app.config.ts`. */
export function warmRoom(_scenario: Pick<ScenarioManifest, 'root' | 'pages'>): void {}
