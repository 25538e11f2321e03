import { Choice } from '../ui/choice'
import { Panel } from '../ui/panel'
import { useWords } from '../ui/preferences'
import { LAYOUTS, useLayout } from './use-layout'
import { useLive } from './use-call'

/** How the people stand. */
export function LayoutPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords()
  const { chosen, choose } = useLayout()
  const mixed = useLive(({ room }) => room.mix !== null, false)
  const layouts = LAYOUTS.filter((value) => mixed || value !== 'mix')
  return (
    <Panel title={t('more.layout')} closeLabel={t('app.close')} onClose={onClose}>
      <Choice label={t('more.layout')} options={layouts.map((value) => ({ value, text: t(`layout.${value}`) }))} chosen={chosen} onChoose={choose} />
    </Panel>
  )
}
