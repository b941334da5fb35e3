import { lazy, Suspense } from 'react';
import type { Tenant } from '../../preload/contract';
import { useMenuPlace } from './menuPlace';
import { usePeople } from './selectedPeople';

const SelectionBar = lazy(async () => ({ default: (await import('./SelectionBar')).SelectionBar }));
const PeopleMenu = lazy(async () => ({ default: (await import('./PeopleMenu')).PeopleMenu }));

/** What can be done to the selected people: a bar while several are selected, and the menu that a click asks for. */
export function SelectedPeople({ tenant }: { tenant: Tenant }) {
  const isChosen = usePeople((people) => people.isChosen);
  const place = useMenuPlace((state) => state.place);
  return (
    <Suspense fallback={null}>
      {isChosen && <SelectionBar tenant={tenant} />}
      {place && <PeopleMenu key={`${place.x}/${place.y}`} tenant={tenant} place={place} />}
    </Suspense>
  );
}
