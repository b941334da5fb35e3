import { Funnel } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import { Popover } from '../ui/Popover';
import { closeFilterMenu, openFilterMenu, useFilterEditing } from './editing';
import { FilterMenu } from './FilterMenu';
import type { MenuOption } from './menuOptions';

/** Opens everything that one can filter by. */
export function FilterButton() {
  const { t } = useTranslation();
  const isOpen = useFilterEditing((state) => state.isMenuOpen);
  const chosen = useRef<MenuOption | null>(null);
  return (
    <Popover
      label={t('filter.menu')}
      trigger={
        <Button icon={<Funnel aria-hidden />} title={t('filter.open')} data-filter-button data-testid="filter">
          {t('filter.open')}
        </Button>
      }
      isOpen={isOpen}
      onOpen={openFilterMenu}
      onClose={closeFilterMenu}
      onClosed={() => {
        // Only now: an editor takes the keyboard for itself.
        chosen.current?.run();
        chosen.current = null;
      }}
      testId="filter-menu"
    >
      <FilterMenu
        choose={(option) => {
          chosen.current = option;
          closeFilterMenu();
        }}
      />
    </Popover>
  );
}
