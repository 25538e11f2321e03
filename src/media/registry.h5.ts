import type { MediaGrant } from '#shared/protocol/http'
import type { MediaProvider } from './contract'
import { agora } from './providers/agora'
import { gateway } from './providers/gateway'

/** What carries media in a browser. A new provider is one line here. */
export const providers: readonly MediaProvider[] = [gateway, agora]

/** The provider that understands a grant of this engine. */
export const providerFor = (engine: MediaGrant['engine']): MediaProvider | undefined => providers.find((provider) => provider.engine === engine)
