import { createContext, useContext } from 'react';
import type { Typing } from './typing';
import type { Speech } from './values';

/** What all editors of a grid share: how people speak, and what was typed before the editor was there. */
interface EditorSurroundings {
  speech: Speech;
  typing: Typing;
}

export const EditorContext = createContext<EditorSurroundings | null>(null);

export function useEditorContext(): EditorSurroundings {
  const context = useContext(EditorContext);
  if (!context) throw new Error('an editor is shown outside of a grid');
  return context;
}
