import compiler from 'glass-easel-template-compiler'
import { filesIn, textOf } from './files.mjs'

/** The official template compiler reads every page; what a template imports must be there. */
export function templates(folder) {
  const group = new compiler.TmplGroup()
  const files = filesIn(folder)
  const pages = files.filter((path) => path.endsWith('.wxml'))
  for (const path of files.filter((name) => name.endsWith('.wxs'))) group.addScript(bare(path), textOf(folder, path))
  const errors = pages.flatMap((path) => compile(group, folder, path))
  const missing = pages.flatMap((path) => missingFor(group, files, path))
  return pages.length === 0 ? ['there is no template'] : [...errors, ...missing]
}

const compile = (group, folder, path) =>
  (group.addTmpl(bare(path), textOf(folder, path)) ?? [])
    // A tag left open is a mere warning here, and an error in WeChat's own compiler.
    .filter((finding) => finding.isError || /\b(missing|invalid) end tag\b/.test(finding.message))
    .map((finding) => `${path}:${finding.startLine + 1}: ${finding.message}`)

function missingFor(group, files, path) {
  const templatesMissing = group.getDirectDependencies(bare(path)).filter((name) => !files.includes(`${name}.wxml`))
  const scriptsMissing = group.getScriptDependencies(bare(path)).filter((name) => !files.includes(`${name}.wxs`))
  return [...templatesMissing, ...scriptsMissing].map((name) => `${path} imports ${name}, which is not there`)
}

const bare = (path) => path.replace(/\.(wxml|wxs)$/, '')
