import * as v from 'valibot'
import { createHash } from 'node:crypto'
import { describeSchema } from '../../../../server/src/api/describe-schema'
import { hostName, httpBase, originOf, socketBase } from '../../../../server/src/api/origin'
import { policyFor } from '../../../../server/src/api/policy'
import { openRoomSchema } from '#shared/protocol/http-schema'

describe('the origin', () => {
  test.each([
    ['http', 'example.com:8080', 'http://example.com:8080', 'ws://example.com:8080', 'example.com'],
    ['https', '192.168.1.2', 'https://192.168.1.2', 'wss://192.168.1.2', '192.168.1.2'],
    ['http', '[::1]:80', 'http://[::1]:80', 'ws://[::1]:80', '[::1]'],
    ['http', undefined, 'http://own:1', 'ws://own:1', 'own'],
    ['http', 'evil.example/path?', 'http://own:1', 'ws://own:1', 'own'],
    ['http', 'user@evil.example', 'http://own:1', 'ws://own:1', 'own'],
    ['http', 'a b', 'http://own:1', 'ws://own:1', 'own'],
  ])('of %s and %s', (protocol, host, http, socket, name) => {
    const origin = originOf(protocol, host, 'own:1')
    expect([httpBase(origin), socketBase(origin), hostName(origin)]).toEqual([http, socket, name])
  })
})

describe('the page’s policy', () => {
  const script = 'window.a = 1'
  const hash = createHash('sha256').update(script).digest('base64')

  test('allows the page’s own inline scripts by their hashes, and no others', () => {
    const policy = policyFor(`<html><script>${script}</script><script src="/app.js"></script></html>`, false)
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`)
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
  })

  test('reaches out only where a vendor’s engine needs it', () => {
    expect(policyFor('', false)).toContain("connect-src 'self' ws: wss:;")
    expect(policyFor('', true)).toContain("connect-src 'self' ws: wss: https:;")
  })
})

describe('a description', () => {
  test('says what the schema checks', () => {
    expect(describeSchema(openRoomSchema)).toEqual({
      type: 'object',
      properties: {
        scenario: { type: 'string', maxLength: 200 },
        variant: { type: 'string', maxLength: 200 },
        title: { type: 'string', maxLength: 40 },
      },
      required: ['scenario', 'title'],
    })
  })

  test('knows unions, lists, nothing and one of several', () => {
    const schema = v.variant('kind', [v.object({ kind: v.literal('a'), list: v.pipe(v.array(v.number()), v.maxLength(3)) }), v.object({ kind: v.literal('b'), name: v.nullable(v.picklist(['x', 'y'])) })])
    expect(describeSchema(schema)).toEqual({
      oneOf: [
        { type: 'object', properties: { kind: { const: 'a' }, list: { type: 'array', items: { type: 'number' }, maxItems: 3 } }, required: ['kind', 'list'] },
        { type: 'object', properties: { kind: { const: 'b' }, name: { anyOf: [{ enum: ['x', 'y'] }, { type: 'null' }] } }, required: ['kind', 'name'] },
      ],
    })
    expect(describeSchema(v.unknown())).toEqual({})
  })
})
