import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { createScope, type Scope } from '#shared/kernel/scope'
import { launchBrowser, openWindow, type BrowserWish, type Window } from '../../support/browser'
import { installEars } from '../../support/ears'
import { fakeDeviceSwitches, type Signature } from '../../support/fake-media'
import { startServer, type StartedServer, type StartOptions } from '../../support/start-server'

/** Everything that a scene needs: the real program, and people with browsers of their own. */
export interface Stage {
  readonly scope: Scope
  readonly server: StartedServer
  /** A person with a browser of their own. With a signature, camera and microphone show and sound it. */
  person(name: string, wish?: PersonWish): Promise<Person>
  /** Somebody more, in a window of a browser that is open already. */
  neighbour(of: Person, name: string, look?: Parameters<typeof openWindow>[1]): Promise<Person>
}

export interface PersonWish extends BrowserWish {
  readonly signature?: Signature
  readonly look?: Parameters<typeof openWindow>[1]
}

export interface Person extends Window {
  readonly name: string
  readonly browser: Browser
}

/** One test: a sentence, and what happens. When it fails, what everybody saw and read is kept in `.cache/e2e`. */
export function scene(sentence: string, act: (stage: Stage) => Promise<void>, start: StartOptions | ((scope: Scope) => StartOptions) = {}): void {
  it(sentence, async () => {
    const scope = createScope()
    const people: Person[] = []
    let server: StartedServer | null = null
    try {
      server = await startServer(typeof start === 'function' ? start(scope) : start)
      await act(createStage(scope, server, people))
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${await keepEvidence(sentence, people, server?.log() ?? '')}`, { cause: error })
    } finally {
      scope.end()
      await Promise.all([...new Set(people.map(({ browser }) => browser))].map((browser) => browser.close().catch(() => undefined)))
      await server?.stop()
    }
  })
}

function createStage(scope: Scope, server: StartedServer, people: Person[]): Stage {
  const seat = async (name: string, browser: Browser, look: PersonWish['look']): Promise<Person> => {
    const opened = await openWindow(browser, look)
    const person = { name, browser, ...opened }
    people.push(person)
    await installEars(opened.context)
    return person
  }
  return {
    scope,
    server,
    async person(name, { signature, look, ...wish } = {}) {
      const switches = [...(wish.switches ?? []), ...(signature ? fakeDeviceSwitches(join(EVIDENCE, 'devices'), signature) : [])]
      return seat(name, await launchBrowser(scope, { ...wish, switches }), look)
    },
    neighbour: (of, name, look) => seat(name, of.browser, look),
  }
}

/** Answers what everybody read, for a report that is all that is left of a run elsewhere. */
async function keepEvidence(sentence: string, people: readonly Person[], log: string): Promise<string> {
  const read: string[] = []
  const folder = join(EVIDENCE, sentence.replace(/[^a-z0-9]+/gi, '-').slice(0, 80))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'server.log'), log)
  for (const { name, page, console } of people) {
    writeFileSync(join(folder, `${name}.console.log`), `${page.url().split('?')[0] ?? ''}\n${console().join('\n')}\n`)
    await page.screenshot({ path: join(folder, `${name}.png`), timeout: 10_000 }).catch(() => undefined)
    const text = await page.innerText('body', { timeout: 10_000 }).catch(() => '')
    writeFileSync(join(folder, `${name}.text.txt`), text)
    read.push(`${name} read: ${text.replace(/\s+/g, ' ')}`)
  }
  return read.join('\n')
}

const EVIDENCE = '.cache/e2e'
