import { useState, type PropsWithChildren } from 'react'
import './app.scss'
import { createServices } from './call/services'
import { ServicesProvider } from './call/use-services'
import { PreferencesProvider } from './ui/preferences'

/** The whole program: what all pages stand on, and how the person wants it to look and speak. */
export default function App({ children }: PropsWithChildren) {
  const [services] = useState(createServices)
  return (
    <ServicesProvider services={services}>
      <PreferencesProvider keeper={services.storage} systemLanguage={services.client.language()}>{children}</PreferencesProvider>
    </ServicesProvider>
  )
}
