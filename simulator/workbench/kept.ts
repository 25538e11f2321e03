/** What one phone keeps of one mini-program in this browser: storage, saved files. Written behind, read once at the start. */
export interface Kept {
  readonly entries: readonly (readonly [key: string, json: string])[]
  readonly files: readonly (readonly [path: string, bytes: ArrayBuffer])[]
  write(key: string, json: string | null): void
  writeFile(path: string, bytes: ArrayBuffer | null): void
  clear(): Promise<void>
}

const DATABASE = 'lianmai-simulator'
const STORES = ['storage', 'files'] as const

/** Opens what is kept under a name: the phone's, and the mini-program's. */
export async function openKept(name: string): Promise<Kept> {
  const database = await openDatabase()
  const range = IDBKeyRange.bound(`${name}/`, `${name}/\uffff`)
  const [storage, files] = await Promise.all(STORES.map((store) => readAll(database, store, range)))
  const write = (store: (typeof STORES)[number], key: string, value: unknown): void => {
    const objects = database.transaction(store, 'readwrite').objectStore(store)
    if (value === null) objects.delete(`${name}/${key}`)
    else objects.put(value, `${name}/${key}`)
  }
  const own = (key: string): string => key.slice(name.length + 1)
  return {
    entries: (storage ?? []).flatMap(([key, value]) => (typeof value === 'string' ? [[own(key), value] as const] : [])),
    files: (files ?? []).flatMap(([key, value]) => (value instanceof ArrayBuffer ? [[own(key), value] as const] : [])),
    write: (key, json) => write('storage', key, json),
    writeFile: (path, bytes) => write('files', path, bytes),
    async clear() {
      await Promise.all(STORES.map((store) => settled(database.transaction(store, 'readwrite').objectStore(store).delete(range))))
    },
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => {
    for (const store of STORES) opening.result.createObjectStore(store)
  }
  return settled(opening)
}

async function readAll(database: IDBDatabase, store: string, range: IDBKeyRange): Promise<readonly (readonly [string, unknown])[]> {
  const objects = database.transaction(store).objectStore(store)
  const [keys, values] = await Promise.all([settled(objects.getAllKeys(range)), settled(objects.getAll(range))])
  return keys.map((key, index) => [String(key), values[index]])
}

const settled = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'))
})
