import { spawn } from 'node:child_process'
import { access, constants, readdir, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { failure, success, type Result } from '#shared/kernel/result'
import { after, createScope, type Scope } from '#shared/kernel/scope'
import type { FailureCode } from '#shared/protocol/failures'

/** It starts slowly, and large tables take their time. */
const CONVERT_MS = 120_000

/** LibreOffice's program in the folders of a search path, or null. */
export async function findConverter(searchPath: string): Promise<string | null> {
  for (const folder of searchPath.split(delimiter).filter((one) => one !== '')) {
    const program = join(folder, 'soffice')
    if (await access(program, constants.X_OK).then(() => true, () => false)) return program
  }
  return null
}

/** Turns an Office file into a PDF inside `folder`, which is made by it; answers the PDF's path. The converter never outlives the scope. */
export async function convertOffice(program: string, path: string, folder: string, scope: Scope): Promise<Result<string, FailureCode>> {
  await rm(folder, { recursive: true, force: true })
  // A profile of its own: two of them at once, and none of the person's macros.
  const words = [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', join(folder, 'out'), path]
  const outcome = await runConverter(program, words, scope)
  if (!outcome.ok) return outcome
  const made = await readdir(join(folder, 'out')).catch(() => [])
  const pdf = made.find((name) => name.endsWith('.pdf'))
  // It ends well also where it could not read the file.
  return pdf === undefined ? failure('file/broken') : success(join(folder, 'out', pdf))
}

function runConverter(program: string, words: readonly string[], scope: Scope): Promise<Result<void, FailureCode>> {
  const life = createScope(scope)
  // It starts others: a group of its own, ended together.
  const child = spawn(program, words, { stdio: 'ignore', detached: true })
  life.onEnd(() => endGroup(child.pid))
  return new Promise<Result<void, FailureCode>>((resolve) => {
    const end = (outcome: Result<void, FailureCode>): void => {
      resolve(outcome)
      life.end()
    }
    after(life, CONVERT_MS, () => end(failure('file/too-slow')))
    child.on('error', () => end(failure('file/no-converter')))
    child.on('exit', (code) => end(code === 0 ? success(undefined) : failure('file/broken')))
  })
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All of it has ended.
  }
}
