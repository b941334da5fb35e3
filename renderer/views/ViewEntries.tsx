/** The saved views among the sidebar's lists. */
import { Bookmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from '../shell/Sidebar.module.css';
import { SidebarEntry } from '../shell/SidebarEntry';
import { useScreen } from '../state/screen';
import { reportFault } from '../state/toasts';
import { useSavedViews } from './savedViews';
import { openView, useCurrentView } from './showing';
import { ChangedDot } from './ViewsMenu';

export function ViewEntries() {
  const { t } = useTranslation();
  const views = useSavedViews((state) => state.views);
  const screen = useScreen((state) => state.screen);
  const { view: current, isChanged } = useCurrentView();
  if (views.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{t('views.heading')}</h2>
      {views.map((view) => (
        <SidebarEntry
          key={view.id}
          Icon={Bookmark}
          name={view.name}
          count={null}
          mark={view === current && isChanged ? <ChangedDot /> : null}
          isCurrent={screen === 'users' && view === current}
          choose={() => openView(view).catch(reportFault)}
          testId={`list-view-${view.name}`}
        />
      ))}
    </>
  );
}
