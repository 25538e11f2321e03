import { Image } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { PlayReply } from '#shared/protocol/http'
import { after, createScope, every, type Scope } from '#shared/kernel/scope'
import type { MediaNeeds, RemoteVideoProps } from '../../contract'

export interface StillProps extends RemoteVideoProps {
  readonly address: MediaNeeds['playAddress']
  readonly visit: Scope
}

/** Somebody whom no player is left for: a still, anew every few seconds. */
export function Still({ stream, fit, address, visit }: StillProps) {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    const scope = createScope(visit)
    let known: PlayReply | null = null
    let shown = 0
    const show = async () => {
      if (known === null || known.expiresAt - Date.now() < SPARE_MS) {
        const asked = await address(stream)
        known = asked.ok ? asked.value : null
      }
      shown += 1
      if (known !== null && !scope.ended) setSrc(`${known.still}&n=${shown}`)
    }
    // Somebody new has no player yet, for a moment.
    after(scope, FIRST_MS, () => void show())
    every(scope, STILL_MS, () => void show())
    return scope.end
  }, [stream, address, visit])
  return src === null ? null : <Image src={src} mode={fit === 'cover' ? 'aspectFill' : 'aspectFit'} style={FILL} />
}

const FIRST_MS = 1_000
const STILL_MS = 4_000
/** An address is asked for anew before it ends. */
const SPARE_MS = 30_000
const FILL = { display: 'block', width: '100%', height: '100%' } as const
