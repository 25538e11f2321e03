import { failure, success } from '#shared/kernel/result'
import type { Answers } from '../border/calls.ts'
import type { LogicCalls } from '../border/phone-state.ts'
import type { DeviceLine } from './device-line.ts'
import { bufferOf } from './files/bytes.ts'
import type { FileSystem } from './files/file-system.ts'
import { follow } from './navigator.ts'
import type { Router } from './router.ts'
import { shareByButton } from './share-by-button.ts'

/** What the view of one screen may ask: most of it is the phone's to answer. */
export function viewAnswers(screen: number, line: DeviceLine, router: () => Router, files: FileSystem): Answers<LogicCalls> {
  return {
    permission: ({ scope }) => line.call('permission.ask', { scope, reason: '' }, null),
    file({ path }) {
      const found = files.read(path)
      return found.ok ? success({ bytes: bufferOf(found.value.bytes), type: found.value.type }) : found
    },
    'keep-file'({ bytes, extension }) {
      const kept = files.keep(bytes, extension)
      return kept.ok ? success({ path: kept.value }) : kept
    },
    navigate: (ask) => follow(ask, router(), line.call),
    settings: () => line.call('permission.open', { scopes: [] }, null),
    share: ({ id }) => shareByButton(id, router(), line.call),
    async 'choose-file'({ title, accept }) {
      const chosen = await line.call('files.show', { title, accept, most: 1 }, null)
      return chosen.ok ? success(chosen.value.files?.[0] ?? null) : chosen
    },
    keyboard: (wish) => line.call('keyboard.change', { screen, wish }),
    look(change) {
      const page = router().top
      return page ? line.call('screen.change', { screen: page.screen, change }) : failure({ why: 'no page is open' })
    },
  }
}
