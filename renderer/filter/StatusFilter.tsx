import { ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { statusWord } from '../i18n/columnLabel';
import { useFormats } from '../i18n/useFormats';
import { changeQuery } from '../state/asking';
import { reportFault } from '../state/toasts';
import { countStatuses, useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Menu, MenuRadio, MenuRadios } from '../ui/Menu';
import styles from './StatusFilter.module.css';

/** Radio groups know only texts; this one stands for none. No status is named so. */
const none = '';

export function StatusFilter() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const statuses = useUsers((state) => state.statuses);
  const status = useUsers(({ query }) => query.status);
  if (statuses.length === 0 && status === null) return null;

  const total = statuses.reduce((sum, { count }) => sum + count, 0);
  const shown = status === null ? t('filter.status.all') : statusWord(t, status);
  return (
    <Menu
      label={t('filter.status')}
      onOpen={() => countStatuses().catch(reportFault)}
      trigger={
        <Button
          className={status === null ? undefined : styles.active}
          icon={<ListFilter aria-hidden />}
          data-testid="status-filter"
        >
          {t('filter.status.label', { status: shown })}
        </Button>
      }
    >
      <MenuRadios value={status ?? none} onChange={(value) => changeQuery({ status: value === none ? null : value })}>
        <MenuRadio value={none} note={number(total)}>
          {t('filter.status.all')}
        </MenuRadio>
        {statuses.map(({ value, count }) => (
          <MenuRadio key={value} value={value} note={number(count)}>
            {statusWord(t, value)}
          </MenuRadio>
        ))}
      </MenuRadios>
    </Menu>
  );
}
