import type { Area } from './api.ts'
import { account } from './areas/account.ts'
import { animation } from './areas/animation.ts'
import { appEvents } from './areas/app-events.ts'
import { base } from './areas/base.ts'
import { componentContexts } from './areas/component-contexts.ts'
import { consents } from './areas/consents.ts'
import { files } from './areas/files.ts'
import { forms } from './areas/forms.ts'
import { handset } from './areas/handset.ts'
import { interaction } from './areas/interaction.ts'
import { lifecycle } from './areas/lifecycle.ts'
import { liveContexts } from './areas/live-contexts.ts'
import { location } from './areas/location.ts'
import { media } from './areas/media.ts'
import { navigationBar } from './areas/navigation-bar.ts'
import { pageLook } from './areas/page-look.ts'
import { performance } from './areas/performance.ts'
import { permission } from './areas/permission.ts'
import { records } from './areas/records.ts'
import { reports } from './areas/reports.ts'
import { request } from './areas/request.ts'
import { route } from './areas/route.ts'
import { selection } from './areas/selection.ts'
import { sendings } from './areas/sendings.ts'
import { sensors } from './areas/sensors.ts'
import { share } from './areas/share.ts'
import { socketApis } from './areas/sockets.ts'
import { storage } from './areas/storage.ts'
import { system } from './areas/system.ts'
import { tabBar } from './areas/tab-bar.ts'
import { transfers } from './areas/transfers.ts'
import { update } from './areas/update.ts'
import { viewing } from './areas/viewing.ts'

/** Everything that `wx` offers here, an area a file. */
export const areas: readonly Area[] = [
  account, animation, appEvents, base, componentContexts, consents, files, forms,
  handset, interaction, lifecycle, liveContexts, location, media, navigationBar, pageLook,
  performance, permission, records, reports, request, route, selection, sendings, sensors, share, socketApis, storage,
  system, tabBar, transfers, update, viewing,
]
