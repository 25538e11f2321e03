import { declaredComponents } from '../../simulator/border/declared-components.ts'

/**
 * Modes that a build uses when it has their word in its scripts. WeChat's page dates `mode` as a whole (1.7.0);
 * Tencent's guide to real-time calls, which rest on RTC mode, asks for 2.10.0.
 */
const MODES = { 'live-player': { RTC: '2.10.0' }, 'live-pusher': { RTC: '2.10.0' } }

/** Everything that is used must be there in the declared base library, or stand behind `canIUse` of its name. */
export function baseLibrary({ apis, components, texts }, declared, minimum) {
  return [...apis.flatMap((use) => apiFault(use, declared, minimum)), ...[...components].flatMap(([tag, at]) => componentFaults(tag, at, texts, minimum))]
}

function apiFault({ name, root, at, guarded }, declared, minimum) {
  if (guarded) return []
  // What Taro has beside WeChat's API (hooks, its router) its own types hold.
  if (!Object.hasOwn(declared, name)) return root === 'wx' ? [`${at} uses wx.${name}, which WeChat does not declare`] : []
  const { since } = declared[name]
  return isOlder(minimum, since ?? '1.0.0') ? [`${at} uses ${root}.${name} of base library ${since}, and ${minimum} is declared`] : []
}

function componentFaults(tag, at, texts, minimum) {
  const since = declaredComponents[tag]
  if (since === undefined) return [`${at} has <${tag}>, which simulator/border/declared-components.ts does not know`]
  if (since === null) return [`${at} has <${tag}>, and no page of WeChat's tells which base library it needs`]
  const modes = Object.entries(MODES[tag] ?? {}).filter(([mode, youngest]) => texts.has(mode) && isOlder(minimum, youngest))
  return [
    ...(isOlder(minimum, since) ? [`${at} has <${tag}> of base library ${since}, and ${minimum} is declared`] : []),
    ...modes.map(([mode, youngest]) => `${at} has <${tag}> in mode ${mode} of base library ${youngest}, and ${minimum} is declared`),
  ]
}

/** Whether one dotted version is older than another. */
function isOlder(version, than) {
  const [ours, theirs] = [version, than].map((each) => each.split('.').map(Number))
  const place = [0, 1, 2].find((index) => (ours[index] ?? 0) !== (theirs[index] ?? 0))
  return place !== undefined && (ours[place] ?? 0) < (theirs[place] ?? 0)
}
