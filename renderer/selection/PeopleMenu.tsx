import { PanelRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { openPerson } from '../state/person';
import { reportFault } from '../state/toasts';
import { MenuContent, MenuHeading, MenuItem, MenuLine } from '../ui/Menu';
import { carryOut } from './deeds';
import { closePeopleMenu, type Point } from './menuPlace';
import { OfferIcon } from './OfferIcon';
import styles from './PeopleMenu.module.css';
import { selectedRows, usePeople } from './selectedPeople';
import { useOffers } from './useOffers';

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

  if (count === 0) return null;
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
          if (!document.querySelector('[role=dialog]')) document.querySelector<HTMLElement>('main canvas')?.focus();
        }}
      >
        <MenuHeading>{t('people.selected', { count })}</MenuHeading>
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
              note={applies === null || count === 1 ? undefined : number(applies)}
              why={why}
              testId={`people-menu-${id}`}
              onChoose={() => rows && carryOut(tenant.id, deed, rows).catch(reportFault)}
            >
              {name}
            </MenuItem>
          </Fragment>
        ))}
      </MenuContent>
    </DropdownMenu.Root>
  );
}
