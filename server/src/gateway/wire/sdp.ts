import { kindOf } from './media-kind.ts'
import type { Kind, Line } from './media-kind.ts'

/** What of one m-line the gateway goes on with. */
export interface OfferedMedia {
  readonly kind: Kind
  /** A publisher's second picture is the small one. */
  readonly line: Line
  readonly mid: string
  readonly payloadType: number
  /** Format parameters of the codec, empty if there are none. */
  readonly parameters: string
  /** Id of the header extension that numbers packets over all media, if it was kept. */
  readonly transportSequenceId: number | null
  /** Id of the header extension that tells how loud a packet sounds (RFC 6464), if it was kept. */
  readonly levelId: number | null
  readonly sends: boolean
  readonly receives: boolean
}

export interface NarrowedOffer {
  /** The offer with H.264 (packetization-mode 1) and Opus only, without candidates. */
  readonly sdp: string
  readonly media: readonly OfferedMedia[]
}

export type SdpFailure = 'media/sdp-invalid' | 'media/no-h264'

const TRANSPORT_SEQUENCE = 'transport-wide-cc-extensions'
const AUDIO_LEVEL = 'ssrc-audio-level'
const ALLOW_MIXED = 'a=extmap-allow-mixed'
const MAX_SECTIONS = 8

/**
 * Narrows a WHIP or WHEP offer (RFC 8829, RFC 6184, RFC 7587). `publishes`: a second, small picture is taken, and
 * the header extensions are kept that a receiver of media reads. Candidates are left out: clients reach the gateway, it never calls them.
 */
export function narrowOffer(sdp: string, publishes: boolean): NarrowedOffer | SdpFailure {
  const sections = sdp.split(/\r?\n(?=m=)/)
  const session = sections[0] ?? ''
  if (!session.startsWith('v=0') || sections.length < 2 || sections.length > MAX_SECTIONS + 1) return 'media/sdp-invalid'
  const media: OfferedMedia[] = []
  const kept: string[] = [linesOf(session).filter((line) => isNoCandidate(line) && line !== ALLOW_MIXED).join('\r\n')]
  for (const section of sections.slice(1)) {
    const narrowed = narrowSection(linesOf(section), publishes)
    if (typeof narrowed === 'string') return narrowed
    const line = freeLine(narrowed.media.kind, media, publishes)
    if (line === null || media.some(({ mid }) => mid === narrowed.media.mid)) return 'media/sdp-invalid'
    media.push({ ...narrowed.media, line })
    kept.push(narrowed.lines.join('\r\n'))
  }
  if (!/a=fingerprint:sha-/i.test(sdp) || !/a=ice-ufrag:/.test(sdp) || !/a=ice-pwd:/.test(sdp)) return 'media/sdp-invalid'
  return { sdp: kept.join('\r\n') + '\r\n', media }
}

/** One m-line of each kind; a publisher may offer a second picture behind the first. */
function freeLine(kind: Kind, taken: readonly OfferedMedia[], publishes: boolean): Line | null {
  const lines: readonly Line[] = publishes ? [kind, 'small'] : [kind]
  return lines.find((line) => kindOf(line) === kind && !taken.some((other) => other.line === line)) ?? null
}

interface NarrowedSection {
  readonly lines: readonly string[]
  readonly media: Omit<OfferedMedia, 'line'>
}

function narrowSection(lines: readonly string[], extensions: boolean): NarrowedSection | SdpFailure {
  const [first = '', ...attributes] = lines
  const [, name, port, protocol] = /^m=(\S+) (\d+) (\S+) /.exec(first + ' ') ?? []
  if (port === undefined || protocol === undefined || (name !== 'audio' && name !== 'video')) return 'media/sdp-invalid'
  const mid = attributeOf(attributes, 'mid')
  if (mid === undefined) return 'media/sdp-invalid'
  const codec = name === 'video' ? chooseH264(attributes) : chooseOpus(attributes)
  if (codec === null) return name === 'video' ? 'media/no-h264' : 'media/sdp-invalid'
  const wanted = extensions ? [TRANSPORT_SEQUENCE, ...(name === 'audio' ? [AUDIO_LEVEL] : [])] : []
  const kept = attributes.filter((line) => keepsAttribute(line, codec.payloadType, wanted))
  const direction = attributes.find((line) => /^a=(sendrecv|sendonly|recvonly|inactive)$/.test(line)) ?? 'a=sendrecv'
  return {
    lines: [`m=${name} ${port} ${protocol} ${codec.payloadType}`, ...kept],
    media: {
      kind: name,
      mid,
      ...codec,
      transportSequenceId: extensionId(kept, TRANSPORT_SEQUENCE),
      levelId: extensionId(kept, AUDIO_LEVEL),
      sends: direction === 'a=sendonly' || direction === 'a=sendrecv',
      receives: direction === 'a=recvonly' || direction === 'a=sendrecv',
    },
  }
}

interface Codec {
  readonly payloadType: number
  readonly parameters: string
}

/** Constrained baseline first, then baseline, then what there is: decoders are the surest of the first. */
function chooseH264(attributes: readonly string[]): Codec | null {
  const codecs = codecsOf(attributes, /^H264\/90000/i).filter(({ parameters }) => /packetization-mode=1/.test(parameters))
  const named = (profile: RegExp): Codec | undefined => codecs.find(({ parameters }) => profile.test(parameters))
  return named(/profile-level-id=42e0/i) ?? named(/profile-level-id=4200/i) ?? codecs[0] ?? null
}

const chooseOpus = (attributes: readonly string[]): Codec | null => codecsOf(attributes, /^opus\/48000/i)[0] ?? null

function codecsOf(attributes: readonly string[], name: RegExp): readonly Codec[] {
  return attributes.flatMap((line) => {
    const [, type, codec] = /^a=rtpmap:(\d{1,3}) (\S+)/.exec(line) ?? []
    if (type === undefined || codec === undefined || !name.test(codec) || Number(type) > 127) return []
    const parameters = attributes.find((other) => other.startsWith(`a=fmtp:${type} `))?.slice(`a=fmtp:${type} `.length) ?? ''
    return [{ payloadType: Number(type), parameters }]
  })
}

/** Feedback the gateway answers: everything else in an offer would be a promise it doesn't keep. */
const FEEDBACK = /^a=rtcp-fb:\S+ (nack|nack pli|ccm fir|goog-remb|transport-cc)$/

function keepsAttribute(line: string, payloadType: number, wanted: readonly string[]): boolean {
  if (line.startsWith('a=extmap:')) return wanted.some((extension) => line.includes(extension))
  if (line === ALLOW_MIXED || !isNoCandidate(line)) return false
  // Neither layers nor retransmission streams are taken.
  if (/^a=(rid|simulcast|ssrc-group):/.test(line)) return false
  const [, type] = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+|\*)/.exec(line) ?? []
  if (type === undefined) return true
  if (type !== String(payloadType) && type !== '*') return false
  if (!line.startsWith('a=rtcp-fb:')) return true
  if (line.endsWith(' transport-cc')) return wanted.length > 0
  return FEEDBACK.test(line)
}

const isNoCandidate = (line: string): boolean => !line.startsWith('a=candidate:') && line !== 'a=end-of-candidates'

const linesOf = (section: string): readonly string[] => section.split(/\r?\n/).filter((line) => line !== '')

const attributeOf = (attributes: readonly string[], name: string): string | undefined =>
  attributes.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3)

function extensionId(attributes: readonly string[], uri: string): number | null {
  const line = attributes.find((attribute) => attribute.startsWith('a=extmap:') && attribute.includes(uri))
  const id = Number(/^a=extmap:(\d{1,3})/.exec(line ?? '')?.[1])
  return Number.isInteger(id) && id > 0 ? id : null
}

/** Tells clients another address of the same port as well (a public one, behind a NAT); bound addresses stay for those who are near. */
export function announceAddress(answer: string, address: string): string {
  const [line, head, tail] = /^a=candidate:\S+( \d+ \S+ \d+ )\d+\.\d+\.\d+\.\d+( \d+ typ host.*)$/m.exec(answer) ?? []
  return line === undefined ? answer : answer.replace(line, `a=candidate:9${head}${address}${tail}\r\n${line}`)
}
