import { FileSpreadsheet, ListFilter, UsersRound, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cancelExport, useExporting } from '../state/exporting';
import { exportAllUsers, exportUsers } from '../state/session';
import { reportFault } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Menu, MenuItem } from '../ui/Menu';
import { Progress } from '../ui/Progress';
import styles from './ExportButton.module.css';

/** Exports the list that is shown, or all users, to Excel; while it does, shows how far it is and can be cancelled. */
export function ExportButton() {
  const { t } = useTranslation();
  const exporting = useExporting((state) => state.exporting);
  const hasList = useUsers(({ list }) => list !== null);

  if (!exporting) {
    return (
      <Menu
        label={t('export.open')}
        align="end"
        trigger={
          <Button
            look="quiet"
            icon={<FileSpreadsheet aria-hidden />}
            title={t('export.open')}
            disabled={!hasList}
            data-testid="export-button"
          >
            {t('export.open')}
          </Button>
        }
      >
        <MenuItem
          icon={<ListFilter aria-hidden />}
          note={t('export.list.note')}
          onChoose={() => exportUsers().catch(reportFault)}
          testId="export-list"
        >
          {t('export.list')}
        </MenuItem>
        <MenuItem
          icon={<UsersRound aria-hidden />}
          note={t('export.users.note')}
          onChoose={() => exportAllUsers().catch(reportFault)}
          testId="export-users"
        >
          {t('export.users')}
        </MenuItem>
      </Menu>
    );
  }
  const { done, total } = exporting;
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <span className={styles.text}>{t('export.progress', { done, total })}</span>
        <Progress label={t('export.progress.label')} done={done} total={total} testId="export-progress" />
      </div>
      <Button
        look="quiet"
        icon={<X aria-hidden />}
        aria-label={t('export.cancel')}
        onClick={() => cancelExport().catch(reportFault)}
        data-testid="export-cancel"
      />
    </div>
  );
}
