/** A process of its own, `node run-pages.mjs FOLDER MINIMUM`: opens every page on a phone of today and on one of the declared base library. Prints the faults as JSON, and ends when nothing is left open. */
process.removeAllListeners('warning')
const { runPages } = await import('../../simulator/check/run-pages.ts')
const [, , folder, minimum] = process.argv

const today = await runPages({ folder })
// A broken build is broken there too, and each page that never draws costs seconds.
const oldest = today.length > 0 ? [] : await runPages({ folder, baseLibrary: minimum })
process.stdout.write(JSON.stringify([...today, ...oldest.map((fault) => `with base library ${minimum}: ${fault}`)]))
