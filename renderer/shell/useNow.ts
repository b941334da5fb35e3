import { useEffect, useState } from 'react';

const beat = 10_000;

/** The time (ms since 1970), renewed often enough for "today" and "next try at" to be right. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), beat);
    return () => clearInterval(timer);
  }, []);
  return now;
}
