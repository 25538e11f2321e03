import { useState } from 'react'
import { keepName, readName } from '../../call/device-choice'
import { useServices } from '../../call/use-services'
import type { WordKey } from '../../ui/words/zh'

/** Who this person is to others, asked for where nobody has signed in on this device. */
export interface SignIn {
  /** Whether a name is needed first. */
  readonly needed: boolean
  readonly name: string
  readonly rename: (name: string) => void
  /** Null once signed in, or what to say. */
  readonly enter: () => Promise<WordKey | null>
}

/** Keeps the session there is; a name that was kept makes a new one. */
export function useSignIn(): SignIn {
  const { identity, storage } = useServices()
  const [needed] = useState(() => identity.current() === null)
  const [name, setName] = useState(() => readName(storage))
  return {
    needed,
    name,
    rename(text) {
      setName(text)
      keepName(storage, text.trim())
    },
    async enter() {
      if (identity.current() !== null) return null
      if (name.trim() === '') return 'plans.form.name.missing'
      const signedIn = await identity.signIn(name.trim())
      return signedIn.ok ? null : `failure.${signedIn.failure}`
    },
  }
}
