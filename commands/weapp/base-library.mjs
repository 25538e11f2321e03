import { COMPONENTS, MODES } from './components.mjs'

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
  const since = COMPONENTS[tag]
  if (since === undefined) return [`${at} has <${tag}>, which commands/weapp/components.mjs does not know`]
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
