import { createTokenBucket, type Rate, type TokenBucket } from './token-bucket.ts'

/** Keys remembered; the one unused for longest is forgotten then, and begins with a full bucket again. */
const MAX_KEYS = 10_000

/** One bucket a key, such as an address: answers whether one more may happen now. */
export function createBucketsByKey(rate: Rate, now: () => number): (key: string) => TokenBucket {
  const buckets = new Map<string, TokenBucket>()
  return (key) => {
    const bucket = buckets.get(key) ?? createTokenBucket(rate, now)
    buckets.delete(key)
    buckets.set(key, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > MAX_KEYS && oldest !== undefined) buckets.delete(oldest)
    return bucket
  }
}
