/**
 * The floor plan. Each room lists the rooms it may import, besides itself; imports run downwards only.
 * A room that is missing here may import nothing and be imported by nothing.
 * `test/architecture/rooms.test.ts` holds the table and the folders to each other.
 */
const rooms = {
  'shared/kernel': [],
  'shared/protocol': ['shared/kernel', 'shared/room', 'shared/scenario'],
  'shared/room': ['shared/kernel', 'shared/protocol', 'shared/scenario'],
  'shared/board': ['shared/kernel', 'shared/protocol', 'shared/room', 'shared/scenario'],
  'shared/scenario': ['shared/kernel', 'shared/protocol', 'shared/room'],

  'src/grid-layout': ['shared'],
  'src/platform': ['shared'],
  'src/ui': ['shared', 'src/platform', 'src/grid-layout'],
  'src/signaling': ['shared', 'src/platform'],
  'src/media': ['shared', 'src/platform', 'src/ui'],
  'src/store': ['shared', 'src/platform', 'src/signaling', 'src/media', 'src/grid-layout'],
  'src/call': ['shared', 'src/platform', 'src/ui', 'src/grid-layout', 'src/signaling', 'src/media', 'src/store'],
  'src/scenarios': ['shared', 'src/platform', 'src/ui', 'src/grid-layout', 'src/media', 'src/store', 'src/call'],
  'src/pages': ['shared', 'src/platform', 'src/ui', 'src/grid-layout', 'src/signaling', 'src/media', 'src/store', 'src/call', 'src/scenarios/catalog'],
  'src/app': ['shared', 'src/platform', 'src/ui', 'src/call', 'src/scenarios/catalog'],

  'server/src/config': ['shared'],
  'server/src/rates': ['shared'],
  'server/src/tokens': ['shared'],
  'server/src/bus': ['shared'],
  'server/src/rooms': ['shared', 'server/src/bus', 'server/src/gateway/control/messages'],
  'server/src/recordings': ['shared'],
  'server/src/store': ['shared', 'server/src/rooms', 'server/src/recordings'],
  'server/src/media-link': ['shared', 'server/src/rooms', 'server/src/tokens', 'server/src/gateway/control/messages'],
  'server/src/signaling': ['shared', 'server/src/rooms', 'server/src/bus', 'server/src/rates', 'server/src/tokens'],
  'server/src/api': ['shared', 'server/src/rooms', 'server/src/store', 'server/src/recordings', 'server/src/signaling', 'server/src/rates', 'server/src/tokens', 'server/src/config'],
  'server/src/supervise': ['shared', 'server/src/config'],
  'server/src/serve': ['shared', 'server/src/config', 'server/src/api', 'server/src/bus', 'server/src/media-link', 'server/src/open-recordings', 'server/src/recordings', 'server/src/rooms', 'server/src/signaling', 'server/src/store', 'server/src/tokens'],
  'server/src/open-recordings': ['shared', 'server/src/config', 'server/src/recordings', 'server/src/store'],
  'server/src/gateway': ['shared', 'server/src/config', 'src/grid-layout'],
  'server/src/main': ['shared', 'server/src', 'src/scenarios/laws'],

  'simulator/border': ['shared'],
  'simulator/source': ['shared', 'simulator/border'],
  'simulator/logic': ['shared', 'simulator/border'],
  'simulator/view': ['shared', 'simulator/border'],
  'simulator/phone': ['shared', 'simulator/border'],
  'simulator/carrier': ['shared', 'simulator/border', 'server/src/gateway/wire'],
  'simulator/headless': ['shared', 'simulator/border', 'simulator/carrier', 'simulator/logic', 'simulator/view', 'simulator/phone'],
  'simulator/check': ['shared', 'simulator/border', 'simulator/source', 'simulator/headless'],
  'simulator/workbench': ['shared', 'simulator/border', 'simulator/logic', 'simulator/view', 'simulator/phone'],
  'simulator/serve': ['shared', 'simulator/border', 'simulator/source', 'simulator/carrier', 'simulator/logic', 'simulator/view'],
  'simulator/main': ['shared', 'simulator/serve', 'simulator/source', 'simulator/carrier'],
}

/** Rooms whose members are strangers to each other. */
const siblings = ['src/scenarios', 'src/media/providers', 'src/platform', 'server/src/gateway/servers']

module.exports = { rooms, siblings }
