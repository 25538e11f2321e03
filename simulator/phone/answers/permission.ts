import { success } from '#shared/kernel/result'
import type { Answers } from '../../border/calls.ts'
import type { DeviceCalls } from '../../border/device.ts'
import type { AuthScope } from '../../border/system.ts'
import type { AnswerNeeds } from '../contract.ts'

type Names = 'permission.ask' | 'permission.all' | 'permission.open'

/** What the person allowed this mini-program: asked once, then remembered, as WeChat does. */
export function permissionAnswers({ device: { state, questions } }: AnswerNeeds): Pick<Answers<DeviceCalls>, Names> {
  const remember = (scope: AuthScope, allowed: boolean): boolean => {
    state.setState(({ granted }) => ({ granted: { ...granted, [scope]: allowed } }))
    return allowed
  }
  return {
    async 'permission.ask'({ scope, reason }) {
      const { granted, policy } = state.getState()
      const known = granted[scope]
      if (known !== undefined) return success({ allowed: known })
      if (policy !== 'ask') return success({ allowed: remember(scope, policy === 'allow') })
      const answered = await questions.ask<{ allowed: boolean }>({ ask: 'permission', permission: { scope, reason } })
      return success({ allowed: answered === null ? false : remember(scope, answered.allowed) })
    },
    'permission.all': () => success(state.getState().granted),
    async 'permission.open'() {
      const { granted } = state.getState()
      const scopes = Object.keys(granted).filter((name) => name in granted)
      await questions.ask<null>({ ask: 'settings', scopes: scopes.filter(isScopeOf(granted)) })
      return success(state.getState().granted)
    },
  }
}

const isScopeOf = (granted: Readonly<Partial<Record<AuthScope, boolean>>>) => (name: string): name is AuthScope => name in granted
