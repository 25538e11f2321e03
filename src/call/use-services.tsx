import { createContext, useContext, type ReactNode } from 'react'
import type { Services } from './services'

const Context = createContext<Services | null>(null)

/** Gives every page below what it stands on. */
export const ServicesProvider = ({ services, children }: { readonly services: Services; readonly children: ReactNode }) => (
  <Context.Provider value={services}>{children}</Context.Provider>
)

/** What this page stands on; a page outside the provider is a bug. */
export function useServices(): Services {
  const services = useContext(Context)
  if (services === null) throw new Error('a page stands outside ServicesProvider')
  return services
}
