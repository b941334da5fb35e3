/** The commands of menus and keys about people: for whom the list has selected. */
import i18next from 'i18next';
import { useGroups } from '../groups/groups';
import { useAdministration } from '../state/administration';
import { useDialogs } from '../state/dialogs';
import { useScreen } from '../state/screen';
import { showProblem } from '../state/toasts';
import { useUsers } from '../state/users';
import { carryOut } from './deeds';
import { offersFor } from './offers';
import { selectedRows } from './selectedPeople';

/** Does something to the selected people; says why where it cannot be done. */
export async function doToSelected(id: 'activate' | 'deactivate' | 'role' | 'groups' | 'delete'): Promise<void> {
  const { t, language } = i18next;
  const { tenantId, columns } = useUsers.getState();
  if (tenantId === null || useScreen.getState().screen !== 'users' || useDialogs.getState().dialog) return;
  const { administration } = useAdministration.getState();
  const hasGroups = (useGroups.getState().groups?.length ?? 0) > 0;
  const offers = offersFor({ administration, columns, hasGroups, counted: null, t, language });
  const offer = offers.find((offered) => offered.id === id);
  if (!offer || offer.why !== null) return showProblem(offer?.why ?? t('failure.unavailable.what'));
  const rows = await selectedRows();
  if (rows === null) return;
  if (rows.length === 0) return showProblem(t('people.selectFirst'));
  await carryOut(tenantId, offer.deed, rows);
}
