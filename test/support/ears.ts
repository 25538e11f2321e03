import type { BrowserContext, ElementHandle, JSHandle, Page } from 'playwright-core'

declare global {
  interface Window {
    /** Players and connections of the page, kept by `installEars`. */
    testEars?: { readonly players: Set<HTMLMediaElement>; readonly peers: Set<RTCPeerConnection> }
  }
}

/**
 * Lets tests find what a page plays outside of its document. It only takes notes: each media element that was told
 * to play, each peer connection that was made. To be called before the page is opened.
 */
export const installEars = (context: BrowserContext): Promise<unknown> => context.addInitScript(takeNotes)

function takeNotes(): void {
  const ears = { players: new Set<HTMLMediaElement>(), peers: new Set<RTCPeerConnection>() }
  window.testEars = ears
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function noted(this: HTMLMediaElement) {
    ears.players.add(this)
    return play.call(this)
  }
  if (!('RTCPeerConnection' in window)) return
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...words: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...words)
      ears.peers.add(this)
    }
  }
}

/** The element that plays the sound belonging to a picture: of the same connection, or the picture's own. Null while there is none. */
export async function soundOf(video: ElementHandle<HTMLVideoElement>): Promise<ElementHandle<HTMLMediaElement> | null> {
  const found: JSHandle<HTMLMediaElement | null> = await video.evaluateHandle((element) => {
    const { players, peers } = window.testEars ?? { players: new Set<HTMLMediaElement>(), peers: new Set<RTCPeerConnection>() }
    if (!(element.srcObject instanceof MediaStream)) return element
    const shown: readonly MediaStreamTrack[] = element.srcObject.getVideoTracks()
    const peer = [...peers].find((each) => each.getReceivers().some(({ track }) => shown.includes(track)))
    const sounds: readonly MediaStreamTrack[] = peer?.getReceivers().map(({ track }) => track).filter(({ kind }) => kind === 'audio') ?? []
    const plays = ({ srcObject }: HTMLMediaElement): boolean => srcObject instanceof MediaStream && srcObject.getAudioTracks().some((track: MediaStreamTrack) => sounds.includes(track))
    return [...players].find((player) => !player.muted && plays(player)) ?? null
  })
  return found.asElement()
}

/** Everything that the page plays aloud now. */
export async function playersOf(page: Page): Promise<readonly ElementHandle<HTMLMediaElement>[]> {
  const list = await page.evaluateHandle(() => [...window.testEars?.players ?? []].filter(({ muted, paused, srcObject }) => !muted && !paused && srcObject !== null))
  const properties: readonly JSHandle[] = [...(await list.getProperties()).values()]
  return properties.flatMap((each) => each.asElement() ?? []).filter(isPlayer)
}

/** The handles come from a list of players. */
const isPlayer = (handle: ElementHandle): handle is ElementHandle<HTMLMediaElement> => handle !== null
