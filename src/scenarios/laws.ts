import type { RuledScenario } from '#shared/scenario/manifest'
import { claimLaw } from './claims/law/law.ts'
import { claims } from './claims/manifest.ts'
import { clawLaw } from './claw/law/law.ts'
import { claw } from './claw/manifest.ts'
import { classLaw } from './education/law/law.ts'
import { education } from './education/manifest.ts'

/** The same list for the server, with the laws by which it decides: clients need not carry them. */
export const ruledScenarios: readonly RuledScenario[] = [{ ...education, law: classLaw }, { ...claims, law: claimLaw }, { ...claw, law: clawLaw }]
