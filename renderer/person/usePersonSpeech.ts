import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../preload/failure';
import type { Speech } from '../grid/values';
import { failureText } from '../i18n/failureText';
import { localText } from '../i18n/localText';
import { useFormats } from '../i18n/useFormats';
import { useAdministration } from '../state/administration';

export interface PersonSpeech extends Speech {
  language: string;
  /** Why something cannot be done: in the tenant's words where it has some; of a column, where one is named. */
  reason(failure: Failure, column?: string): string;
}

/** How the panel speaks: the catalogue's words, the locale's formats, and the tenant's reasons. */
export function usePersonSpeech(): PersonSpeech {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const administration = useAdministration((state) => state.administration);
  const { language } = i18n;
  return useMemo(() => {
    function reason(failure: Failure, column?: string): string {
      const { what, remedy } = failureText(t, failure);
      const usual = `${what} ${remedy}`;
      if (failure.code === 'not-permitted') return localText(administration?.readOnlyReason, language, usual);
      if (failure.code === 'own-attribute') {
        const own = administration?.ownReadOnly.find((fixed) => fixed.column === column);
        return localText(own?.reason, language, usual);
      }
      // What the tenant says of its own offers is said to the admin as it stands.
      return failure.code === 'unavailable' && failure.detail !== null ? failure.detail : usual;
    }
    return { t, formats, language, reason };
  }, [t, formats, language, administration]);
}
