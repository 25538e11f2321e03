import { useEffect, useRef, useState } from 'react'
import { createScope, type Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'
import type { FileDoors } from '../../../../call/use-file-doors'
import type { PickedFile } from '../../../../platform/pick-file/contract'

/** A file on its way, or one that did not arrive. */
export interface Upload {
  readonly key: number
  readonly name: string
  /** From 0 to 1. */
  readonly share: number
  readonly failed: FailureCode | null
  /** Ends it, and takes it from the list. */
  readonly end: () => void
}

/** What this person sends; it ends with the panel's visit. */
export function useUploads(doors: FileDoors, bytesAtMost: number | null, onArrived: () => void): { readonly uploads: readonly Upload[]; readonly give: (file: PickedFile) => void } {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const life = useRef<Scope | null>(null)
  const keys = useRef(0)
  useEffect(() => {
    const mine = createScope()
    life.current = mine
    return mine.end
  }, [])
  const change = (key: number, to: Partial<Upload>) => setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const forget = (key: number) => setUploads((all) => all.filter((one) => one.key !== key))
  const give = (file: PickedFile): void => {
    const key = (keys.current += 1)
    const own = createScope(life.current ?? undefined)
    const end = () => {
      own.end()
      forget(key)
    }
    const tooLarge = bytesAtMost !== null && file.bytes > bytesAtMost
    setUploads((all) => [...all, { key, name: file.name, share: 0, failed: tooLarge ? 'file/too-large' : null, end }])
    if (tooLarge) return
    void doors.give('courseware', file, { life: own, onProgress: (share) => change(key, { share }) }).then((given) => {
      if (own.ended) return
      if (!given.ok) return change(key, { failed: given.failure })
      end()
      onArrived()
    })
  }
  return { uploads, give }
}
