/** NAL unit types the gateway looks at (H.264, table 7-1; 24 and 28 of RFC 6184). */
export const NAL = { slice: 1, idr: 5, sei: 6, sps: 7, pps: 8, aud: 9, stapA: 24, fuA: 28 } as const

/** The type in the first byte of a NAL unit; 0 if it is empty. */
export const nalType = (nal: Buffer): number => (nal[0] ?? 0) & 0x1f

/** Payloads stay below this, so that header, SRTP and UDP fit an MTU of 1,280 bytes. */
const MAX_PAYLOAD_BYTES = 1_180

/**
 * One access unit as RTP payloads, in order (RFC 6184, packetization mode 1): parameter sets in one STAP-A,
 * small units alone, large ones in FU-A. The marker belongs to the last.
 */
export function packetizeH264(nals: readonly Buffer[], maxBytes = MAX_PAYLOAD_BYTES): readonly Buffer[] {
  const sets = nals.filter((nal) => nalType(nal) === NAL.sps || nalType(nal) === NAL.pps)
  const bundled = sets.length > 1 && sets.reduce((sum, { length }) => sum + length + 2, 1) <= maxBytes
  const payloads = bundled ? [aggregate(sets)] : []
  for (const nal of nals) {
    if (nal.length === 0 || (bundled && sets.includes(nal))) continue
    if (nal.length <= maxBytes) payloads.push(nal)
    else fragment(nal, maxBytes, payloads)
  }
  return payloads
}

function aggregate(nals: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.of(0x60 | NAL.stapA)]
  for (const nal of nals) parts.push(Buffer.of(nal.length >> 8, nal.length & 0xff), nal)
  return Buffer.concat(parts)
}

function fragment(nal: Buffer, maxBytes: number, payloads: Buffer[]): void {
  const first = nal.readUInt8(0)
  for (let at = 1; at < nal.length; ) {
    const bytes = Math.min(maxBytes - 2, nal.length - at)
    const payload = Buffer.allocUnsafe(2 + bytes)
    const starts = at === 1 ? 0x80 : 0
    const ends = at + bytes === nal.length ? 0x40 : 0
    payload.writeUInt8((first & 0xe0) | NAL.fuA, 0)
    payload.writeUInt8((first & 0x1f) | starts | ends, 1)
    nal.copy(payload, 2, at, at + bytes)
    payloads.push(payload)
    at += bytes
  }
}

/** Whether the payload begins with parameter sets, as a keyframe does that changes the picture's size. */
export function startsParameterSets(packet: Buffer, start: number, end: number): boolean {
  if (end <= start) return false
  const type = packet.readUInt8(start) & 0x1f
  return type === NAL.sps || (type === NAL.stapA && end - start > 3 && (packet.readUInt8(start + 3) & 0x1f) === NAL.sps)
}

/** Whether a decoder can start with the packet whose payload is `packet[start, end)`. */
export function startsKeyframe(packet: Buffer, start: number, end: number): boolean {
  if (end <= start) return false
  const type = packet.readUInt8(start) & 0x1f
  if (type === NAL.idr || type === NAL.sps) return true
  if (type === NAL.fuA) return end - start >= 2 && (packet.readUInt8(start + 1) & 0x9f) === (0x80 | NAL.idr)
  if (type !== NAL.stapA) return false
  for (let at = start + 1; at + 3 <= end; at += 2 + packet.readUInt16BE(at)) {
    const inner = packet.readUInt8(at + 2) & 0x1f
    if (inner === NAL.sps || inner === NAL.idr) return true
  }
  return false
}

/** One access unit out of RTP; `broken` if packets of it, or of one before it since the last keyframe, are missing. */
export interface AccessUnit {
  readonly nals: readonly Buffer[]
  readonly timestamp: number
  readonly key: boolean
  readonly broken: boolean
}

export interface H264Depacketizer {
  /** Payloads in order of their sequence numbers. */
  push(payload: Buffer, timestamp: number, marker: boolean): void
  /** Packets are missing before the next one. */
  gap(): void
}

/** A larger access unit is dropped, in bytes. */
const MAX_UNIT_BYTES = 8 * 1024 * 1024

interface Assembly {
  nals: Buffer[]
  parts: Buffer[]
  bytes: number
  timestamp: number | null
  broken: boolean
}

/** Puts access units together from ordered payloads; any bytes either give units or are left out. */
export function createH264Depacketizer(onUnit: (unit: AccessUnit) => void): H264Depacketizer {
  const unit: Assembly = { nals: [], parts: [], bytes: 0, timestamp: null, broken: false }
  const finish = (): void => {
    const { nals, timestamp } = unit
    if (unit.parts.length > 0) unit.broken = true
    if (nals.length > 0 && timestamp !== null && unit.bytes <= MAX_UNIT_BYTES) {
      const key = nals.some((nal) => nalType(nal) === NAL.idr)
      const broken = unit.broken
      if (key) unit.broken = false
      onUnit({ nals, timestamp, key, broken })
    }
    Object.assign(unit, { nals: [], parts: [], bytes: 0, timestamp: null })
  }
  return {
    push(payload, timestamp, marker) {
      if (unit.timestamp !== null && unit.timestamp !== timestamp) finish()
      unit.timestamp = timestamp
      unit.bytes += payload.length
      if (unit.bytes <= MAX_UNIT_BYTES) take(payload, unit)
      if (marker) finish()
    },
    gap() {
      unit.parts = []
      unit.broken = true
    },
  }
}

function take(payload: Buffer, unit: Assembly): void {
  const type = nalType(payload)
  if (type >= 1 && type < NAL.stapA) unit.nals.push(payload)
  else if (type === NAL.stapA) takeAggregate(payload, unit)
  else if (type === NAL.fuA && payload.length > 2) takeFragment(payload, unit)
}

function takeAggregate(payload: Buffer, unit: Assembly): void {
  for (let at = 1; at + 2 < payload.length; ) {
    const bytes = payload.readUInt16BE(at)
    if (bytes === 0 || at + 2 + bytes > payload.length) return
    unit.nals.push(payload.subarray(at + 2, at + 2 + bytes))
    at += 2 + bytes
  }
}

function takeFragment(payload: Buffer, unit: Assembly): void {
  const head = payload.readUInt8(1)
  if ((head & 0x80) !== 0) unit.parts = [Buffer.of((payload.readUInt8(0) & 0xe0) | (head & 0x1f))]
  if (unit.parts.length === 0) return
  unit.parts.push(payload.subarray(2))
  if ((head & 0x40) === 0) return
  unit.nals.push(Buffer.concat(unit.parts))
  unit.parts = []
}
