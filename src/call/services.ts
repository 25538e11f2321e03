import { client } from '../platform/client'
import type { Client } from '../platform/client/contract'
import { playChime } from '../platform/chime'
import type { PlayChime } from '../platform/chime/contract'
import { copyText } from '../platform/clipboard'
import type { CopyText } from '../platform/clipboard/contract'
import { now } from '../platform/clock'
import { ask } from '../platform/http'
import type { Ask } from '../platform/http/contract'
import { permissions } from '../platform/permissions'
import type { Permissions } from '../platform/permissions/contract'
import { storage } from '../platform/storage'
import type { Storage } from '../platform/storage/contract'
import { thisWindow } from '../platform/window'
import { createApi, type Api } from '../signaling/api'
import { createIdentity, type Identity } from '../signaling/identity'
import { createParcel, type Parcel } from './parcel'

/** What pages stand on. One for the program's life; tests give their own. */
export interface Services {
  readonly api: Api
  readonly identity: Identity
  readonly client: Client
  readonly storage: Storage
  readonly permissions: Permissions
  readonly ask: Ask
  readonly copyText: CopyText
  readonly playChime: PlayChime
  readonly now: () => number
  /** From the device check to the room. */
  readonly parcel: Parcel
}

/** The real ones, of this platform. */
export function createServices(): Services {
  const { serverBase } = client
  const identity = createIdentity({ ask, serverBase, storage, window: thisWindow })
  return { api: createApi({ ask, serverBase, identity }), identity, client, storage, permissions, ask, copyText, playChime, now, parcel: createParcel() }
}
