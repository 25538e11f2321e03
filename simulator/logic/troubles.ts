import type { WxsPlace } from '../border/app-package.ts'
import type { DeviceLine } from './device-line.ts'
import { troubleOf } from './errors.ts'

/** Who else is told of an error: `App.onError`, `wx.onError`. */
export interface TroubleEar {
  error(message: string, stack: string): void
  rejection(reason: unknown, text: string): void
}

/** Errors of the mini-program: shown with file and line, told to its own listeners, and no further. */
export interface Troubles {
  failed(error: unknown, at: string): void
  /** A promise was rejected and nobody took it. */
  rejected(reason: unknown): void
  guard(at: string, act: () => void): void
  tell(ear: TroubleEar): void
}

export function createTroubles({ found }: DeviceLine, wxs: readonly WxsPlace[]): Troubles {
  let ear: TroubleEar | null = null
  const failed = (error: unknown, at: string): void => {
    const trouble = troubleOf(error, wxs)
    found({ level: 'error', area: 'script', text: trouble.text, at: trouble.at ?? at })
    ear?.error(trouble.text, `${trouble.text}\n${trouble.at ?? at}`)
  }
  return {
    failed,
    rejected(reason) {
      const trouble = troubleOf(reason, wxs)
      found({ level: 'error', area: 'script', text: `unhandled rejection: ${trouble.text}`, at: trouble.at ?? 'a promise' })
      ear?.rejection(reason, trouble.text)
    },
    guard(at, act) {
      try {
        act()
      } catch (error) {
        failed(error, at)
      }
    },
    tell: (whom) => void (ear = whom),
  }
}
