import styles from './bench.module.scss'

/** One of a few, by the browser's own list; where its name stands beside it already, it is `hidden`. */
export function Choice<V extends string>({ label, value, options, hidden = false, onChoose }: { readonly label: string; readonly value: V; readonly options: readonly (readonly [V, string])[]; readonly hidden?: boolean; readonly onChoose: (value: V) => void }) {
  const choose = (given: string): void => {
    const found = options.find(([one]) => one === given)
    if (found) onChoose(found[0])
  }
  return (
    <label className={styles['choice']}>
      {!hidden && <span>{label}</span>}
      <select aria-label={label} value={value} onChange={(event) => choose(event.target.value)}>{options.map(([one, words]) => <option key={one} value={one}>{words}</option>)}</select>
    </label>
  )
}
