/** The pictures of the shown tenant's people, in the two sizes in which the window shows them. */
import { engine } from '../bridge/engine';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { createPhotoStore, later, type PhotoStore } from './photoStore';
import { roundPicture } from './roundPicture';

interface Photos {
  /** For rows of lists. */
  small: PhotoStore<ImageBitmap>;
  /** For one person alone. */
  large: PhotoStore<ImageBitmap>;
}

const isOnline = () => useStatus.getState().status?.connection === 'online';

function storeOf(tenantId: string, size: number, capacity: number): PhotoStore<ImageBitmap> {
  return createPhotoStore({
    async load(row) {
      const answer = await engine.call('people.photo', { tenantId, row });
      // Without a connection nobody can say that there is none.
      if (!answer.ok || (answer.value === null && !isOnline())) return later;
      return answer.value === null ? null : roundPicture(answer.value, size);
    },
    dispose: (photo) => photo.close(),
    now: Date.now,
    onFault: reportFault,
    capacity,
  });
}

let shown: { tenantId: string; photos: Photos } | null = null;

useStatus.subscribe(({ status }, { status: before }) => {
  if (status?.connection !== 'online' || before?.connection === 'online') return;
  shown?.photos.small.retry();
  shown?.photos.large.retry();
});

/** The pictures of a tenant; those of the one before it are forgotten. */
export function photosOf(tenantId: string): Photos {
  if (shown?.tenantId === tenantId) return shown.photos;
  shown?.photos.small.clear();
  shown?.photos.large.clear();
  const photos = { small: storeOf(tenantId, 64, 500), large: storeOf(tenantId, 192, 12) };
  shown = { tenantId, photos };
  return photos;
}
