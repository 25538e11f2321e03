import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Scope } from '#shared/kernel/scope'
import type { AppPackage } from '../border/app-package.ts'
import { readAppPackage, type Project } from '../source/app-package.ts'
import { watchFolder } from './project-watch.ts'

/** The mini-program that the phones run, read again when it has changed. */
export interface AppSource {
  readonly project: Project
  read(): AppPackage
  onChange(listener: () => void): () => void
}

export function createAppSource(project: Project, scope: Scope): AppSource {
  let made: AppPackage | null = null
  const listeners = new Set<() => void>()
  watchFolder(project.folder, () => {
    if (!existsSync(join(project.folder, 'app.json'))) return
    made = null
    for (const listener of [...listeners]) listener()
  }, scope)
  return {
    project,
    read: () => (made ??= readAppPackage(project)),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
