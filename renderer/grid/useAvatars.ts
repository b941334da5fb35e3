import type { DataEditorRef } from '@glideapps/glide-data-grid';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { avatarColumn } from '../avatar/avatarLook';
import { createAvatarPainter } from '../avatar/paintAvatar';
import { photosOf } from '../avatar/photos';
import type { UserList } from '../state/users';
import type { GridColors } from './colors';

/** What paints people's pictures in the list; those that come are painted in the next frame. */
export function useAvatars(
  tenantId: string,
  { columns, view }: UserList,
  grid: RefObject<DataEditorRef | null>,
  colors: GridColors,
) {
  const visible = useRef({ first: 0, last: -1 });
  const photos = photosOf(tenantId).small;
  const column = avatarColumn(columns);
  const { count } = view;

  useEffect(() => {
    let frame: number | null = null;
    function repaint() {
      frame = null;
      const { first, last } = visible.current;
      const end = Math.min(last, count - 1);
      const rows = Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index);
      if (column >= 0) grid.current?.updateCells(rows.map((row) => ({ cell: [column, row] })));
    }
    const off = photos.subscribe(() => {
      frame ??= requestAnimationFrame(repaint);
    });
    return () => {
      off();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [photos, grid, column, count]);

  const paint = useMemo(() => {
    const { avatar0, avatar1, avatar2, avatar3, avatar4, avatar5, avatarText: text, accent: ring } = colors;
    const shades = [avatar0, avatar1, avatar2, avatar3, avatar4, avatar5];
    return createAvatarPainter({ shades, text, ring }, getComputedStyle(document.body).fontFamily, photos);
  }, [colors, photos]);

  return {
    paint,
    /** Tells which rows (both ends included) are on the screen. */
    see(first: number, last: number) {
      visible.current = { first, last };
    },
  };
}
