import type { ScenarioManifest } from '#shared/scenario/manifest'

/** WeChat preloads subpackages by itself. */
export function warmRoom(_scenario: Pick<ScenarioManifest, 'id' | 'pages'>): void {}
