import { useLayoutEffect, useRef } from 'react';
import type { Movement, Typing } from './typing';

/** Gives an editor, once, the keys that came before it was there. */
export function useEarlyTyping(
  typing: Typing,
  draft: string,
  type: (text: string) => void,
  finish: (text: string, movement: Movement) => void,
) {
  const given = useRef({ draft, type, finish });
  useLayoutEffect(() => {
    const { draft, type, finish } = given.current;
    const { text, end } = typing.take();
    if (text !== '' || end === null) type(draft + text);
    if (end !== null) finish(draft + text, end);
  }, [typing]);
}
