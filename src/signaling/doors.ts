import { ask } from '../platform/http'
import { client } from '../platform/client'
import { storage } from '../platform/storage'
import { createApi, type Api } from './api'
import { createIdentity, type Identity } from './identity'

/** This device's person and the server's doors, with the real platform; a page makes it once. */
export function openDoors(): { readonly identity: Identity; readonly api: Api } {
  const { serverBase } = client
  const identity = createIdentity({ ask, serverBase, storage })
  return { identity, api: createApi({ ask, serverBase, identity }) }
}
