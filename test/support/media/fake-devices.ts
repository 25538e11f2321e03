import { FakeStream, FakeTrack } from './fake-tracks'

export interface FakeDevice {
  readonly kind: 'audioinput' | 'videoinput' | 'audiooutput'
  readonly deviceId: string
  readonly label: string
  readonly facingMode?: 'user' | 'environment'
}

/** `navigator.mediaDevices` of a computer whose devices the test plugs, takes away and forbids. */
export class FakeDevices extends EventTarget {
  devices: readonly FakeDevice[] = [
    { kind: 'audioinput', deviceId: 'mic-1', label: 'Microphone' },
    { kind: 'videoinput', deviceId: 'cam-1', label: 'Camera' },
    { kind: 'audiooutput', deviceId: 'out-1', label: 'Speaker' },
  ]
  /** Why a kind is not to be had: the name of the DOMException. */
  readonly refuses: Partial<Record<'audio' | 'video' | 'screen', string>> = {}
  /** What was asked of the person, in order. */
  readonly asked: MediaStreamConstraints[] = []
  private waiting: Promise<void> = Promise.resolve()

  enumerateDevices = async (): Promise<readonly FakeDevice[]> => this.devices

  getUserMedia = async (constraints: MediaStreamConstraints): Promise<FakeStream> => {
    this.asked.push(constraints)
    await this.waiting
    const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind])
    const tracks = kinds.map((kind) => ({ kind, device: this.find(kind, constraints) }))
    return new FakeStream(tracks.map(({ kind, device }) => new FakeTrack(kind, settingsOf(device), device.label)))
  }

  /** What the person shares, the last one last; the sound where the browser gives it. */
  readonly screens: FakeTrack[] = []
  screenSounds = false

  getDisplayMedia = async (constraints: MediaStreamConstraints): Promise<FakeStream> => {
    this.asked.push(constraints)
    await this.waiting
    const refusal = this.refuses.screen
    if (refusal !== undefined) throw named(refusal)
    const picture = new FakeTrack('video', { width: 1_920, height: 1_080 }, 'Screen')
    this.screens.push(picture)
    return new FakeStream([picture, ...(this.screenSounds ? [new FakeTrack('audio', {}, 'System')] : [])])
  }

  /** The person thinks; answers how to let the question be answered. */
  hesitate(): () => void {
    let answer = (): void => undefined
    this.waiting = new Promise((resolve) => {
      answer = resolve
    })
    return answer
  }

  /** The person refuses from now on. */
  refuse = (devices: readonly ('microphone' | 'camera' | 'screen')[]): void => devices.forEach((device) => void (this.refuses[KINDS[device]] = 'NotAllowedError'))

  change(devices: readonly FakeDevice[]) {
    this.devices = devices
    this.dispatchEvent(new Event('devicechange'))
  }

  private find(kind: 'audio' | 'video', constraints: MediaStreamConstraints): FakeDevice {
    const refusal = this.refuses[kind]
    if (refusal !== undefined) throw named(refusal)
    const wish = constraints[kind]
    const { deviceId, facingMode } = typeof wish === 'object' ? wish : {}
    const there = this.devices.filter((device) => device.kind === `${kind}input`)
    const exact = typeof deviceId === 'object' && !Array.isArray(deviceId) ? deviceId.exact : undefined
    const ideal = typeof facingMode === 'object' && !Array.isArray(facingMode) ? facingMode.ideal : undefined
    const found = exact === undefined ? (there.find((device) => device.facingMode === ideal) ?? there[0]) : there.find((device) => device.deviceId === exact)
    if (!found) throw named(exact === undefined ? 'NotFoundError' : 'OverconstrainedError')
    return found
  }
}

const KINDS = { microphone: 'audio', camera: 'video', screen: 'screen' } as const

const settingsOf = ({ kind, deviceId, facingMode }: FakeDevice): MediaTrackSettings => ({ deviceId, ...(kind === 'videoinput' ? { width: 640, height: 360 } : {}), ...(facingMode ? { facingMode } : {}) })

function named(name: string): Error {
  const error = new Error(name)
  error.name = name
  return error
}
