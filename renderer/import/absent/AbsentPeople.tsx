import { UserRoundMinus, UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { useImporting } from '../importing';
import { AbsentDialog } from './AbsentDialog';

/** Leads to the people whom the file does not name, and says how many of them are to be deactivated. */
export function AbsentPeople({ count }: { count: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const leavers = useImporting((state) => state.leavers.size);
  if (count === 0) return null;
  const absent = t('import.absent', { count });
  return (
    <>
      <Button
        look={leavers > 0 ? 'plain' : 'quiet'}
        icon={leavers > 0 ? <UserRoundMinus aria-hidden /> : <UserRoundSearch aria-hidden />}
        onClick={() => setOpen(true)}
        data-testid="import-absent"
      >
        {leavers > 0 ? t('absent.button', { absent, count: leavers }) : absent}
      </Button>
      {isOpen && <AbsentDialog count={count} onClose={() => setOpen(false)} />}
    </>
  );
}
