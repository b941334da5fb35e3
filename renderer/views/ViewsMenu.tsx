import { Bookmark, Pencil, Save, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SavedView } from '../../preload/contract';
import { reportFault, showFailure } from '../state/toasts';
import { useUsers } from '../state/users';
import { Button } from '../ui/Button';
import { Menu, MenuCheck, MenuHeading, MenuItem, MenuLine, MenuNote, MenuRadio, MenuRadios } from '../ui/Menu';
import { useSavedViews } from './savedViews';
import { changeView, deleteView, openView, saveChanges, useCurrentView } from './showing';
import styles from './ViewsMenu.module.css';
import { openViewDialog } from './viewDialog';

/** The saved views, and what can be done with the one that is shown. */
export function ViewsMenu() {
  const { t } = useTranslation();
  const views = useSavedViews((state) => state.views);
  const isList = useUsers(({ face }) => face.kind === 'list');
  const { view, isChanged } = useCurrentView();
  const label = view ? t('views.current', { view: view.name }) : t('views.open');

  return (
    <Menu
      label={t('views.heading')}
      align="end"
      trigger={
        <Button
          className={styles.button}
          look="quiet"
          icon={<Bookmark aria-hidden />}
          title={isChanged ? `${label} – ${t('views.changed')}` : label}
          data-testid="views"
          data-changed={isChanged}
        >
          {view?.name ?? t('views.open')}
          {isChanged && <ChangedDot />}
        </Button>
      }
    >
      <MenuHeading>{t('views.heading')}</MenuHeading>
      {views.length === 0 && <MenuNote>{t('views.none')}</MenuNote>}
      {views.length > 0 && (
        <>
          <MenuRadios
            value={view?.id ?? ''}
            onChange={(id) => {
              const chosen = views.find((one) => one.id === id);
              if (chosen) openView(chosen).catch(reportFault);
            }}
          >
            {views.map(({ id, name, isDefault }) => (
              <MenuRadio key={id} value={id} {...(isDefault ? { note: t('views.default') } : {})}>
                {name}
              </MenuRadio>
            ))}
          </MenuRadios>
          <MenuLine />
        </>
      )}
      {view && (
        <MenuItem
          icon={<Save aria-hidden />}
          why={isChanged ? null : t('views.unchanged')}
          testId="views-save-changes"
          onChoose={() => saveChanges().catch(reportFault)}
        >
          {t('command.save-view-changes')}
        </MenuItem>
      )}
      <MenuItem
        icon={<Bookmark aria-hidden />}
        why={isList ? null : t('views.why.face')}
        testId="views-save"
        onChoose={() => openViewDialog(null)}
      >
        {t('command.save-view')}
      </MenuItem>
      {view && <ViewItems view={view} />}
    </Menu>
  );
}

/** What can be done with a view, whatever it shows. */
function ViewItems({ view }: { view: SavedView }) {
  const { t } = useTranslation();
  return (
    <>
      <MenuLine />
      <MenuHeading>{view.name}</MenuHeading>
      <MenuItem icon={<Pencil aria-hidden />} testId="views-rename" onChoose={() => openViewDialog(view)}>
        {t('views.rename')}
      </MenuItem>
      <MenuCheck
        checked={view.isDefault}
        onChange={(isDefault) => {
          changeView(view, { isDefault }).then((failure) => failure && showFailure(failure), reportFault);
        }}
      >
        {t('views.makeDefault')}
      </MenuCheck>
      <MenuItem
        icon={<Trash2 aria-hidden />}
        testId="views-delete"
        onChoose={() => deleteView(view).catch(reportFault)}
      >
        {t('views.delete')}
      </MenuItem>
    </>
  );
}

/** A quiet mark: what is shown is not what was saved. */
export function ChangedDot() {
  const { t } = useTranslation();
  return <span className={styles.dot} role="img" aria-label={t('views.changed')} />;
}
