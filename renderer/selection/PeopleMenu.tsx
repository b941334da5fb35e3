import { PanelRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { openPerson } from '../state/person';
import { reportFault } from '../state/toasts';
import { MenuContent, MenuHeading, MenuItem, MenuLine, MenuNote } from '../ui/Menu';
import { carryOut } from './deeds';
import { closePeopleMenu, type Point } from './menuPlace';
import { OfferIcon } from './OfferIcon';
import type { Deed } from './offers';
import styles from './PeopleMenu.module.css';
import { selectedRows, usePeople } from './selectedPeople';
import { useOffers } from './useOffers';
import { focusList } from './usePanes';

/** What can be done to the selected people, where the list was clicked on or the keyboard is. */
export function PeopleMenu({ tenant, place }: { tenant: Tenant; place: Point }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const count = usePeople((people) => people.count);
  const [rows, setRows] = useState<readonly number[] | null>(null);
  const offers = useOffers(tenant.id, rows);
  const [first] = rows ?? [];

  useEffect(() => {
    selectedRows().then(setRows, reportFault);
  }, []);

  async function run(deed: Deed) {
    const people = await selectedRows();
    if (people) await carryOut(tenant.id, deed, people);
  }

  if (count === 0) return null;
  // Where nothing can be done, and always for the same reason, it is said once.
  const [reason = null, ...otherReasons] = new Set(offers.map(({ why }) => why));
  const common = otherReasons.length === 0 ? reason : null;
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && closePeopleMenu()}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.place} style={{ left: place.x, top: place.y }} />
      </DropdownMenu.Trigger>
      <MenuContent
        label={t('people.bar')}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // What was chosen may have opened a dialog, which has the focus now.
          if (!document.querySelector('[role=dialog]')) focusList();
        }}
      >
        <MenuHeading>{t('people.selected', { count })}</MenuHeading>
        {common !== null && <MenuNote>{common}</MenuNote>}
        {count === 1 && first !== undefined && (
          <>
            <MenuItem icon={<PanelRight aria-hidden />} testId="people-menu-open" onChoose={() => openPerson(first)}>
              {t('people.open')}
            </MenuItem>
            <MenuLine />
          </>
        )}
        {offers.map(({ id, deed, name, applies, why }) => (
          <Fragment key={id}>
            {id === 'delete' && <MenuLine />}
            <MenuItem
              icon={<OfferIcon deed={deed} />}
              note={applies === null || why !== null || count === 1 ? undefined : number(applies)}
              why={why}
              isWhyTold={common !== null}
              testId={`people-menu-${id}`}
              onChoose={() => run(deed).catch(reportFault)}
            >
              {name}
            </MenuItem>
          </Fragment>
        ))}
      </MenuContent>
    </DropdownMenu.Root>
  );
}
