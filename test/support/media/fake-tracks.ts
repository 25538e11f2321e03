/** A track that knows whether it is still open; nothing moves in it. */
export class FakeTrack extends EventTarget {
  static readonly open = new Set<FakeTrack>()
  static made = 0
  enabled = true
  muted = false
  contentHint = ''
  readyState: 'live' | 'ended' = 'live'
  onended: (() => void) | null = null
  readonly id = `track-${(FakeTrack.made += 1)}`
  readonly kind: 'audio' | 'video'
  readonly label: string
  private readonly settings: MediaTrackSettings

  constructor(kind: 'audio' | 'video', settings: MediaTrackSettings = {}, label = '') {
    super()
    this.kind = kind
    this.settings = settings
    this.label = label
    FakeTrack.open.add(this)
  }

  getSettings = (): MediaTrackSettings => this.settings

  clone(): FakeTrack {
    const copy = new FakeTrack(this.kind, this.settings, this.label)
    copy.enabled = this.enabled
    return copy
  }

  stop() {
    this.readyState = 'ended'
    FakeTrack.open.delete(this)
  }

  /** The device was pulled out. */
  unplug() {
    this.stop()
    this.onended?.()
  }
}

/** A set of tracks. */
export class FakeStream {
  private readonly tracks: FakeTrack[]

  constructor(tracks: readonly FakeTrack[] = []) {
    this.tracks = [...tracks]
  }

  getTracks = (): readonly FakeTrack[] => this.tracks
  getAudioTracks = (): readonly FakeTrack[] => this.tracks.filter(({ kind }) => kind === 'audio')
  getVideoTracks = (): readonly FakeTrack[] => this.tracks.filter(({ kind }) => kind === 'video')
}
