import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notPermittedText } from '../selection/offers';
import { isPermitted, useAdministration } from '../state/administration';
import { ReasonedButton } from '../ui/ReasonedButton';
import { openInvite } from './draft';

/** Opens the dialog that creates people. */
export function InviteButton() {
  const { t, i18n } = useTranslation();
  const administration = useAdministration((state) => state.administration);
  const situation = { administration, t, language: i18n.language };
  return (
    <ReasonedButton
      look="primary"
      icon={<UserRoundPlus aria-hidden />}
      why={isPermitted(administration, 'users.create') ? null : notPermittedText(situation)}
      onClick={openInvite}
      data-testid="invite-open"
    >
      {t(administration && administration.invitation === null ? 'invite.open.create' : 'invite.open')}
    </ReasonedButton>
  );
}
