import ts from 'typescript'
import { failures } from '../../shared/protocol/failures'
import { closeCodes } from '../../shared/protocol/close-codes'
import { read } from '../support/tree'

/** docs/5-protocol.md lists what the types say, no more and no less. */

const page = read('docs/5-protocol.md')

/** The first column of the table under a heading: names in backticks. */
function listed(heading: string): readonly string[] {
  const [, section = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'))
  const [table = ''] = section.split(/^#+ /m)
  return [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name).sort()
}

/** The `type` of each member of a union. */
function declared(path: string, union: string): readonly string[] {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  file.forEachChild((node) => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text === union) collect(node.type, found)
  })
  return found.sort()
}

function collect(type: ts.TypeNode, found: string[]): void {
  if (ts.isUnionTypeNode(type)) for (const member of type.types) collect(member, found)
  if (!ts.isTypeLiteralNode(type)) return
  for (const property of type.members) {
    if (!ts.isPropertySignature(property) || property.name.getText() !== 'type') continue
    if (property.type && ts.isLiteralTypeNode(property.type) && ts.isStringLiteral(property.type.literal)) found.push(property.type.literal.text)
  }
}

test.each([
  { heading: 'Client to server', path: 'shared/protocol/client-message.ts', union: 'ClientMessage' },
  { heading: 'Server to client', path: 'shared/protocol/server-message.ts', union: 'ServerMessage' },
  { heading: 'Commands', path: 'shared/room/commands.ts', union: 'RoomCommand' },
  { heading: 'Ephemerals', path: 'shared/room/commands.ts', union: 'Ephemeral' },
  { heading: 'Events', path: 'shared/room/events.ts', union: 'RoomEvent' },
  { heading: 'From the gateway', path: 'server/src/gateway/control/messages.ts', union: 'GatewayMessage' },
  { heading: 'To the gateway', path: 'server/src/gateway/control/messages.ts', union: 'GatewayOrder' },
])('the page lists every $union', ({ heading, path, union }) => {
  expect(declared(path, union)).not.toEqual([])
  expect(listed(heading)).toEqual(declared(path, union))
})

test('the page lists every failure code', () => expect(listed('Failure codes')).toEqual(Object.keys(failures).sort()))

test.each(Object.entries(failures))('the page gives the status of %s', (code, status) => expect(page).toContain(`| \`${code}\` | ${status} |`))

test('the page lists every close code', () => expect(listed('Close codes')).toEqual(Object.values(closeCodes).map(String).sort()))
