import { say } from './terminal.mjs'

/**
 * Runs the steps: light ones in `lanes` beside each other, then those that want the machine alone, one by one.
 * A step whose forerunner failed is not tried and counts as failed. Answers what came of each.
 * `memory` (see resume.mjs) knows what passed before.
 */
export async function runSteps(steps, lanes, memory = { recall: () => null, keep: () => {} }) {
  const outcomes = new Map()
  const names = new Set(steps.map((step) => step.name))
  const waitsFor = (step) => (step.after ?? []).filter((name) => names.has(name))
  const isReady = (step) => waitsFor(step).every((name) => outcomes.has(name))

  const take = async (step) => {
    const broken = waitsFor(step).find((name) => outcomes.get(name).failed > 0)
    outcomes.set(step.name, broken ? notTried(step.name, broken) : await timed(step, memory))
  }
  await inLanes(steps.filter((step) => !step.alone), lanes, isReady, take)
  for (const step of steps.filter((each) => each.alone)) await take(step)
  return steps.map((step) => outcomes.get(step.name))
}

async function inLanes(steps, lanes, isReady, take) {
  const waiting = [...steps]
  const running = new Set()
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(isReady)
    if (next >= 0 && running.size < lanes) {
      const [step] = waiting.splice(next, 1)
      const going = take(step).finally(() => running.delete(going))
      running.add(going)
    } else {
      await Promise.race(running)
    }
  }
}

async function timed(step, memory) {
  const before = memory.recall(step.name)
  if (before) {
    say(`✓ ${step.name}: ${before.passed} passed before, on this same tree`)
    return before
  }
  const began = Date.now()
  const outcome = await step.run()
  const seconds = Math.round((Date.now() - began) / 1_000)
  say(`${outcome.failed === 0 ? '✓' : '✗'} ${step.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`)
  memory.keep(step.name, { name: step.name, ...outcome })
  return { name: step.name, ...outcome }
}

function notTried(name, broken) {
  say(`✗ ${name}: not tried, ${broken} failed`)
  return { name, passed: 0, failed: 1, details: [`not tried, for ${broken} failed`] }
}
