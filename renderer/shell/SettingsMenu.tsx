import { Settings as Gear } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Density, Language, Theme } from '../../preload/contract';
import { SendModeChoice } from '../changes/SendModeChoice';
import { useSession } from '../state/session';
import { changeSettings, useSettings } from '../state/settings';
import { useStatus } from '../state/status';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Menu, MenuHeading, MenuLine, MenuRadio, MenuRadios } from '../ui/Menu';

/** Theme, density, language, and when edits go out; all change at once. */
export function SettingsMenu() {
  const { t } = useTranslation();
  const { theme, language, density } = useSettings();
  const status = useStatus((state) => state.status);
  const version = useSession((session) => session.version);
  return (
    <Menu
      label={t('settings.open')}
      side="top"
      trigger={
        <Button look="quiet" icon={<Gear aria-hidden />} data-testid="settings">
          {t('settings.open')}
        </Button>
      }
    >
      <MenuHeading>{t('settings.theme')}</MenuHeading>
      <MenuRadios value={theme} onChange={(next) => changeSettings({ theme: next }).catch(reportFault)}>
        {Theme.options.map((option) => (
          <MenuRadio key={option} value={option}>
            {t(`settings.theme.${option}`)}
          </MenuRadio>
        ))}
      </MenuRadios>
      <MenuLine />
      <MenuHeading>{t('settings.density')}</MenuHeading>
      <MenuRadios value={density} onChange={(next) => changeSettings({ density: next }).catch(reportFault)}>
        {Density.options.map((option) => (
          <MenuRadio key={option} value={option}>
            {t(`settings.density.${option}`)}
          </MenuRadio>
        ))}
      </MenuRadios>
      <MenuLine />
      <MenuHeading>{t('settings.language')}</MenuHeading>
      <MenuRadios value={language} onChange={(next) => changeSettings({ language: next }).catch(reportFault)}>
        {Language.options.map((option) => (
          <MenuRadio key={option} value={option}>
            {t(`settings.language.${option}`)}
          </MenuRadio>
        ))}
      </MenuRadios>
      {status && (
        <>
          <MenuLine />
          <SendModeChoice tenantId={status.tenantId} mode={status.sendMode} />
        </>
      )}
      <MenuLine />
      <MenuHeading>{t('settings.version', { version })}</MenuHeading>
    </Menu>
  );
}
