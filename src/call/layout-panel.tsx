import { Choice } from '../ui/choice'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { LAYOUTS, useLayout } from './use-layout'

/** How the people stand. */
export function LayoutPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { chosen, choose } = useLayout()
  return (
    <Panel title={t('more.layout')} closeLabel={t('app.close')} onClose={onClose}>
      <Choice label={t('more.layout')} options={LAYOUTS.map((value) => ({ value, text: t(`layout.${value}`) }))} chosen={chosen} onChoose={choose} />
    </Panel>
  )
}
