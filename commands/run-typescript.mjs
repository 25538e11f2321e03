import { spawn } from 'node:child_process'

/** Runs one of the project's own TypeScript programs under this Node, its output shown. Answers its exit code. */
export function runTypescript(root, program, words) {
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning', program, ...words], { cwd: root, stdio: 'inherit' })
  process.once('exit', () => child.kill('SIGKILL'))
  // The terminal's ctrl-c reaches the program itself, which ends what it started.
  process.on('SIGINT', () => {})
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}
