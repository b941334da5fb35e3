import { Settings as Gear } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Language, Theme } from '../../preload/contract';
import { useSession } from '../state/session';
import { changeSettings, useSettings } from '../state/settings';
import { reportFault } from '../state/toasts';
import { Button } from '../ui/Button';
import { Menu, MenuHeading, MenuLine, MenuRadio, MenuRadios } from '../ui/Menu';

/** Theme and language; both change at once. */
export function SettingsMenu() {
  const { t } = useTranslation();
  const { theme, language } = useSettings();
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
      <MenuHeading>{t('settings.language')}</MenuHeading>
      <MenuRadios value={language} onChange={(next) => changeSettings({ language: next }).catch(reportFault)}>
        {Language.options.map((option) => (
          <MenuRadio key={option} value={option}>
            {t(`settings.language.${option}`)}
          </MenuRadio>
        ))}
      </MenuRadios>
      <MenuLine />
      <MenuHeading>{t('settings.version', { version })}</MenuHeading>
    </Menu>
  );
}
