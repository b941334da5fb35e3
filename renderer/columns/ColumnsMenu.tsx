import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { columnLabel } from '../i18n/columnLabel';
import { showColumns } from '../state/asking';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Menu, MenuCheck, MenuHeading, MenuItem, MenuLine } from '../ui/Menu';

/** Which columns the list shows. */
export function ColumnsMenu() {
  const { t } = useTranslation();
  const columns = useUsers((state) => state.columns);
  const layout = useUsers((state) => state.layout);
  const shown = layout.columns.map(({ key }) => key);
  const isMatrix = useUsers(({ face }) => face.kind === 'matrix');
  const others = (key: string) => shown.filter((one) => one !== key);
  // The matrix has columns of its own, and a choice of them.
  if (isMatrix) return null;

  return (
    <Menu
      label={t('columns.label')}
      align="end"
      trigger={
        <Button look="quiet" icon={<Columns3 aria-hidden />} data-testid="columns">
          {t('columns.open')}
        </Button>
      }
    >
      <MenuHeading>{t('columns.label')}</MenuHeading>
      {columns.map((column) => {
        const checked = shown.includes(column.key);
        return (
          <MenuCheck
            key={column.key}
            checked={checked}
            disabled={checked && shown.length === 1}
            onChange={(show) => showColumns(show ? [...shown, column.key] : others(column.key))}
          >
            {columnLabel(t, column)}
          </MenuCheck>
        );
      })}
      <MenuLine />
      <MenuItem onChoose={() => showColumns(columns.filter((column) => column.shown).map(({ key }) => key))}>
        {t('columns.reset')}
      </MenuItem>
    </Menu>
  );
}
