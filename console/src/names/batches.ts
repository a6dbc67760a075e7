interface Waiting<Value> {
  resolve: (value: Value | undefined) => void;
  reject: (error: unknown) => void;
}

/** One by one for those who ask, but read together: all that is asked for in the same
 * moment, at most so many at once. What is not among the answers is undefined. */
export function inBatches<Value>(
  most: number,
  read: (keys: string[]) => Promise<Map<string, Value>>,
): (key: string) => Promise<Value | undefined> {
  let asked = new Map<string, Waiting<Value>[]>();
  const ask = async (batch: [string, Waiting<Value>[]][]) => {
    try {
      const found = await read(batch.map(([key]) => key));
      for (const [key, waiting] of batch)
        for (const { resolve } of waiting) resolve(found.get(key));
    } catch (error) {
      for (const [, waiting] of batch) for (const { reject } of waiting) reject(error);
    }
  };
  const flush = () => {
    const all = [...asked];
    asked = new Map();
    for (let at = 0; at < all.length; at += most) void ask(all.slice(at, at + most));
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (asked.size === 0) setTimeout(flush);
      asked.set(key, [...(asked.get(key) ?? []), { resolve, reject }]);
    });
}
