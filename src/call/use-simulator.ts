import { useEffect, useState } from 'react'
import { useServices } from './use-services'

/** Opens a page in a simulated phone, where this server has a simulator; null elsewhere, and until that is known. */
export function useSimulator(): ((path: string) => void) | null {
  const { client } = useServices()
  const [open, setOpen] = useState<((path: string) => void) | null>(null)
  useEffect(() => {
    let here = true
    void client.simulator().then((found) => {
      if (here) setOpen(() => found)
    })
    return () => void (here = false)
  }, [client])
  return open
}
