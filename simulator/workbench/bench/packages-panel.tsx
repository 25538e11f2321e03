import type { AppPackage } from '../../border/app-package.ts'
import type { Device } from '../../phone/contract.ts'
import { useDevice } from '../use-device.ts'
import { t } from '../words.ts'
import styles from './bench.module.scss'

/** How large each package is, and which of its files the phone has loaded. */
export function PackagesPanel({ app, device }: { readonly app: AppPackage; readonly device: Device }) {
  const loaded = useDevice(device, (state) => state.loaded)
  const packages = sizesOf(app)
  return (
    <>
      <table className={styles['table']}>
        <tbody>
          {packages.map(({ root, bytes }) => <tr key={root}><th>{root === '' ? t('main') : root}</th><td>{(bytes / 1024).toFixed(1)} KB</td></tr>)}
          <tr><th>{t('total')}</th><td>{(packages.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(1)} KB</td></tr>
        </tbody>
      </table>
      <ul className={styles['files']}>{Object.entries(loaded).map(([path, sha256]) => <li key={path}><span>{path}</span><code title={sha256 ?? ''}>{sha256?.slice(0, 12)}</code></li>)}</ul>
    </>
  )
}

function sizesOf({ configs, files }: AppPackage): readonly { readonly root: string; readonly bytes: number }[] {
  const app: unknown = configs['app']
  const lists = ['subPackages', 'subpackages'].flatMap((name): readonly unknown[] => {
    const list: unknown = Reflect.get(Object(app), name)
    return Array.isArray(list) ? list : []
  })
  const roots = lists.map((one) => String(Reflect.get(Object(one), 'root') ?? '').replace(/\/$/, ''))
  const rootOf = (path: string): string => roots.find((root) => path.startsWith(`${root}/`)) ?? ''
  const sizes = new Map<string, number>([['', 0]])
  for (const [path, { bytes }] of Object.entries(files)) sizes.set(rootOf(path), (sizes.get(rootOf(path)) ?? 0) + bytes)
  return [...sizes].map(([root, bytes]) => ({ root, bytes }))
}
