import type { ComponentType } from 'react'
import type { OwnPanel } from '../../../call/use-panel'

/** What one thing that a class does together puts into the room; each in a folder of its own. */
export interface ClassTool {
  /** A button of the bar (`BarButton`). */
  readonly Button?: ComponentType
  /** Lines of the panel "more" (`Way`). */
  readonly Ways?: ComponentType
  /** Below the people and above the bar: what asks something of everybody. */
  readonly Below?: ComponentType
  /** At the end of a person's line in the list of members. */
  readonly Beside?: ComponentType<{ readonly member: string }>
  readonly panels?: Readonly<Partial<Record<OwnPanel, ComponentType>>>
}
