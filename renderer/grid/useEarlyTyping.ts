import { useLayoutEffect, useRef } from 'react';
import type { Movement, Typing } from './typing';

/**
 * Gives an editor, once, the keys that came before it was there. What was typed beyond its end goes to the cells that follow,
 * unless the edit could not be ended.
 *
 * @param finish answers whether the edit has ended
 */
export function useEarlyTyping(
  typing: Typing,
  draft: string,
  type: (text: string) => void,
  finish: (text: string, movement: Movement) => boolean,
) {
  const given = useRef({ draft, type, finish });
  useLayoutEffect(() => {
    const { draft, type, finish } = given.current;
    const { text, end, rest } = typing.take();
    if (text !== '' || end === null) type(draft + text);
    if (end !== null && finish(draft + text, end)) typing.pressAgain(rest);
  }, [typing]);
}
