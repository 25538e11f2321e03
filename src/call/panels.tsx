import { ChatPanel } from './chat-panel'
import { DevicesPanel } from './devices-panel'
import { KeysPanel } from './keys-panel'
import { LayoutPanel } from './layout-panel'
import { LeaveDialog } from './leave-dialog'
import { MembersPanel } from './members-panel'
import { MorePanel } from './more-panel'
import { SharePanel } from './share-panel'
import { StatisticsPanel } from './statistics-panel'
import type { RoomParts } from './room-parts'
import type { PanelState } from './use-panel'

/** The open panel, at the right on a desktop, as a sheet on a phone. */
export function Panels({ panel: { name, open, close }, parts }: { readonly panel: PanelState; readonly parts: RoomParts }) {
  switch (name) {
    case null:
      return null
    case 'chat':
      return <ChatPanel onClose={close} />
    case 'members':
      return <MembersPanel beside={parts.besideMember} onClose={close} />
    case 'more':
      return <MorePanel ways={parts.ways} onClose={close} onOpen={open} />
    case 'devices':
      return <DevicesPanel onClose={close} />
    case 'layout':
      return <LayoutPanel onClose={close} />
    case 'statistics':
      return <StatisticsPanel onClose={close} />
    case 'share':
      return <SharePanel onClose={close} />
    case 'keys':
      return <KeysPanel onClose={close} />
    case 'leave':
      return <LeaveDialog onClose={close} />
    default:
      return parts.panel?.(name) ?? null
  }
}
