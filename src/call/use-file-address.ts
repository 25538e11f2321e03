import { useEffect, useState } from 'react'
import type { FileAddress } from './file-addresses'
import { useCall } from './use-call'

/** Where files of this room can be read. Asked as often as one likes: the answer is kept until it runs out. */
export const useFileAddress = (): FileAddress => useCall().fileAddress

/** The address of one file for a view; null until it is known, and where there is none. */
export function useFileUrl(file: string | null): string | null {
  const addressOf = useFileAddress()
  const [known, setKnown] = useState<{ readonly file: string; readonly url: string | null } | null>(null)
  useEffect(() => {
    let current = true
    if (file !== null) void addressOf(file).then((url) => { if (current) setKnown({ file, url }) })
    return () => { current = false }
  }, [file, addressOf])
  return known !== null && known.file === file ? known.url : null
}
