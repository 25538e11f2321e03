import type { RoleRule, ScenarioManifest, ScenarioVariant } from './manifest.ts'

/** The variant of this name, or undefined if the scenario has none. */
export const variantOf = ({ variants }: Pick<ScenarioManifest, 'variants'>, id: string | null): ScenarioVariant | undefined => variants?.find((variant) => variant.id === id)

/** The manifest that holds in a room of this variant; the scenario's own where there is none. */
export function withVariant<Scenario extends ScenarioManifest>(manifest: Scenario, id: string | null): Scenario {
  const variant = variantOf(manifest, id)
  if (variant === undefined) return manifest
  const { seats = manifest.seats, capacity = manifest.capacity, layout = manifest.layout, crowd = manifest.crowd, roles } = variant
  const roleIn = (rule: RoleRule): RoleRule => ({ ...rule, ...roles?.[rule.id] })
  return { ...manifest, seats, capacity, layout, crowd, roles: manifest.roles.map(roleIn) }
}
