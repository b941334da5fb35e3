import { useEffect, useRef, useState } from 'react';
import { reportFault } from '../state/toasts';

interface Asked<T> {
  question: string;
  ask(): Promise<T>;
}

/**
 * The answer to the newest question that has one. While a question is under way only the last of those that follow
 * waits, so that whoever answers is never asked what nobody wants to know any more.
 */
export function useNewest<T>(question: string, ask: () => Promise<T>): { question: string; answer: T } | null {
  const [answered, setAnswered] = useState<{ question: string; answer: T } | null>(null);
  const state = useRef<{ waiting: Asked<T> | null; isBusy: boolean }>({ waiting: null, isBusy: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the question says all that is asked
  useEffect(() => {
    const { current } = state;
    current.waiting = { question, ask };
    if (!current.isBusy) follow().catch(reportFault);
  }, [question]);

  useEffect(() => {
    const { current } = state;
    return () => {
      current.waiting = null;
    };
  }, []);

  async function follow() {
    const { current } = state;
    current.isBusy = true;
    try {
      while (current.waiting) {
        const { question: asked, ask: put } = current.waiting;
        current.waiting = null;
        const answer = await put();
        setAnswered({ question: asked, answer });
      }
    } finally {
      current.isBusy = false;
    }
  }

  return answered;
}
