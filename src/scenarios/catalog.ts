import type { ScenarioManifest } from '#shared/scenario/manifest'
import { claims } from './claims/manifest.ts'
import { claw } from './claw/manifest.ts'
import { education } from './education/manifest.ts'

/** The one list of scenarios. */
export const scenarios: readonly ScenarioManifest[] = [education, claims, claw]
