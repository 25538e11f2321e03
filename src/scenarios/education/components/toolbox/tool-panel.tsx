import type { ReactNode } from 'react'
import { useRoomPanel } from '../../../../call/use-panel'
import { Panel } from '../../../../ui/panel'
import { useWords } from '../../../../ui/preferences'

/** The panel of one tool. */
export function ToolPanel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useWords()
  const { close } = useRoomPanel()
  return <Panel title={title} closeLabel={t('app.close')} onClose={close}>{children}</Panel>
}
