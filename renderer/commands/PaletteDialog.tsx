import { useEffect, useState } from 'react';
import { selectedRows, usePeople } from '../selection/selectedPeople';
import { useOffers } from '../selection/useOffers';
import { useCurrentTenant } from '../state/tenants';
import { reportFault } from '../state/toasts';
import { Palette } from './Palette';

/** The palette, with what can be done to the selected people where a tenant is shown. */
export function PaletteDialog() {
  const tenant = useCurrentTenant();
  return tenant ? <PaletteOfTenant tenantId={tenant.id} /> : <Palette offers={[]} />;
}

function PaletteOfTenant({ tenantId }: { tenantId: string }) {
  const selected = usePeople(({ count }) => count > 0);
  const [rows, setRows] = useState<readonly number[] | null>(null);
  useEffect(() => {
    if (selected) selectedRows().then(setRows, reportFault);
  }, [selected]);
  return <Palette offers={useOffers(tenantId, rows)} />;
}
