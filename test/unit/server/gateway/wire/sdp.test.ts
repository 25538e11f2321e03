import fc from 'fast-check'
import { announceAddress, narrowOffer } from '../../../../../server/src/gateway/wire/sdp'

const SESSION = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1', 'a=extmap-allow-mixed']
const TRANSPORT = ['a=ice-ufrag:abcd', 'a=ice-pwd:0123456789abcdef01234567', 'a=fingerprint:sha-256 AA:BB', 'a=setup:actpass']
const AUDIO = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 0', 'c=IN IP4 0.0.0.0', 'a=candidate:1 1 udp 2113937151 8f5e.local 50000 typ host', ...TRANSPORT, 'a=mid:0',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level', 'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01', 'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=sendonly', 'a=rtcp-mux', 'a=rtpmap:111 opus/48000/2', 'a=rtcp-fb:111 transport-cc', 'a=fmtp:111 minptime=10;useinbandfec=1', 'a=rtpmap:63 red/48000/2', 'a=fmtp:63 111/111', 'a=rtpmap:0 PCMU/8000',
]
const VIDEO = [
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 104 108', 'c=IN IP4 0.0.0.0', ...TRANSPORT, 'a=mid:1',
  'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01', 'a=sendonly', 'a=rtcp-mux',
  'a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 nack', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96',
  'a=rtpmap:102 H264/90000', 'a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f',
  'a=rtpmap:104 H264/90000', 'a=fmtp:104 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=4d001f',
  'a=rtpmap:108 H264/90000', 'a=rtcp-fb:108 goog-remb', 'a=rtcp-fb:108 transport-cc', 'a=rtcp-fb:108 ccm fir', 'a=rtcp-fb:108 nack', 'a=rtcp-fb:108 nack pli', 'a=rtcp-fb:108 ccm tmmbr',
  'a=fmtp:108 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  'a=rid:big send', 'a=simulcast:send big', 'a=ssrc-group:FID 1 2', 'a=ssrc:1 cname:x',
]
const SMALL = VIDEO.map((line) => line.replace('a=mid:1', 'a=mid:2'))
const OFFER = [...SESSION, ...AUDIO, ...VIDEO, ''].join('\r\n')

const narrowed = (sdp: string, extensions = true) => {
  const offer = narrowOffer(sdp, extensions)
  if (typeof offer === 'string') throw new Error(offer)
  return offer
}

test('a browser\'s offer comes down to H.264 in mode 1 and Opus', () => {
  const { sdp, media } = narrowed(OFFER)
  expect(media).toEqual([
    { kind: 'audio', line: 'audio', mid: '0', payloadType: 111, parameters: 'minptime=10;useinbandfec=1', transportSequenceId: 3, levelId: 1, sends: true, receives: false },
    { kind: 'video', line: 'video', mid: '1', payloadType: 108, parameters: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f', transportSequenceId: 3, levelId: null, sends: true, receives: false },
  ])
  expect(sdp).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n')
  expect(sdp).toContain('m=video 9 UDP/TLS/RTP/SAVPF 108\r\n')
  expect(sdp).not.toMatch(/VP8|red|PCMU|rtx|candidate|simulcast|rid|ssrc-group|tmmbr|sdes:mid|allow-mixed/)
  expect(sdp).toContain('a=rtcp-fb:108 nack pli\r\n')
  expect(sdp).toContain('a=rtcp-fb:108 transport-cc\r\n')
})

test('a viewer is offered no header extensions: the gateway sends none', () => {
  const { sdp, media } = narrowed(OFFER.replaceAll('sendonly', 'recvonly'), false)
  expect(sdp).not.toMatch(/extmap|transport-cc/)
  expect(media.map(({ sends, receives }) => ({ sends, receives }))).toEqual([{ sends: false, receives: true }, { sends: false, receives: true }])
})

test('a publisher\'s second picture is the small one; a viewer asks for one', () => {
  const two = [...SESSION, ...VIDEO, ...AUDIO, ...SMALL, ''].join('\r\n')
  expect(narrowed(two).media.map(({ line, mid }) => `${line} ${mid}`)).toEqual(['video 1', 'audio 0', 'small 2'])
  expect(narrowOffer(two, false)).toBe('media/sdp-invalid')
})

test('sound alone is an offer', () => {
  expect(narrowed([...SESSION, ...AUDIO, ''].join('\r\n')).media).toHaveLength(1)
})

test.each([
  ['nothing', ''],
  ['a session without media', [...SESSION, ''].join('\r\n')],
  ['a data channel', `${OFFER}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:2\r\n`],
  ['three pictures', [...SESSION, ...VIDEO, ...SMALL, ...VIDEO.map((line) => line.replace('a=mid:1', 'a=mid:3')), ''].join('\r\n')],
  ['two sounds', [...SESSION, ...AUDIO, ...AUDIO.map((line) => line.replace('a=mid:0', 'a=mid:1')), ''].join('\r\n')],
  ['two lines of one name', [...SESSION, ...VIDEO, ...VIDEO, ''].join('\r\n')],
  ['no fingerprint', OFFER.replaceAll(/a=fingerprint.*\r\n/g, '')],
  ['no ICE password', OFFER.replaceAll(/a=ice-pwd.*\r\n/g, '')],
  ['no mid', OFFER.replace('a=mid:1\r\n', '')],
  ['a hundred sections', [...SESSION, ...Array.from({ length: 100 }, () => AUDIO).flat(), ''].join('\r\n')],
])('%s is refused', (_name, sdp) => {
  expect(narrowOffer(sdp, true)).toBe('media/sdp-invalid')
})

test('video without H.264 is told so', () => {
  expect(narrowOffer(OFFER.replaceAll('H264', 'VP9'), true)).toBe('media/no-h264')
  expect(narrowOffer(OFFER.replaceAll('packetization-mode=1', 'packetization-mode=0'), true)).toBe('media/no-h264')
})

test('an announced address is told before the bound ones', () => {
  const bound = 'a=candidate:2 1 UDP 2116026111 fd00::2 40000 typ host\r\na=candidate:1 1 UDP 2114977791 192.168.1.9 40000 typ host\r\n'
  expect(announceAddress(bound, '203.0.113.7').split('\r\n')).toEqual([
    'a=candidate:2 1 UDP 2116026111 fd00::2 40000 typ host',
    'a=candidate:9 1 UDP 2114977791 203.0.113.7 40000 typ host',
    'a=candidate:1 1 UDP 2114977791 192.168.1.9 40000 typ host',
    '',
  ])
  expect(announceAddress('v=0\r\n', '203.0.113.7')).toBe('v=0\r\n')
})

test('a mutated offer is narrowed or refused, never a fault', () => {
  const lines = OFFER.split('\r\n')
  const mutation = fc.record({ at: fc.nat(lines.length - 1), with: fc.oneof(fc.string(), fc.constantFrom(...lines), fc.constant('m=video'), fc.constant('a=mid:')) })
  fc.assert(fc.property(fc.array(mutation, { maxLength: 6 }), fc.string(), (mutations, tail) => {
    const mutated = [...lines]
    for (const { at, with: line } of mutations) mutated[at] = line
    const result = narrowOffer(mutated.join('\r\n') + tail, true)
    if (typeof result === 'string') expect(['media/sdp-invalid', 'media/no-h264']).toContain(result)
    else expect(result.sdp).not.toMatch(/a=candidate/)
  }), { numRuns: 1_000 })
})
