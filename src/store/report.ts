import { jsonOf } from '#shared/kernel/json'
import type { ClientLogRequest } from '#shared/protocol/http'
import type { MediaRoom } from '../media/contract'
import type { Visit } from './visit'

/** This device's last notes and figures, for whoever looks into a complaint. */
export async function reportOf({ needs, log, live }: Visit, media: MediaRoom | null): Promise<ClientLogRequest> {
  const statistics = media && await media.statistics()
  const state = live()
  return {
    client: needs.client,
    lines: log.lines(),
    statistics: jsonOf({ media: statistics, state: media?.store.getState(), link: state?.link, clockOffsetMs: state?.clockOffsetMs }),
  }
}
