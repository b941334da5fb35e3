import { FlaskConical, Plug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../state/dialogs';
import { Button } from '../ui/Button';
import { DemoForm } from './DemoForm';
import styles from './Welcome.module.css';

/** The first screen: what Muster is, and the two ways to begin. */
export function Welcome() {
  const { t } = useTranslation();
  return (
    <main className={styles.screen} data-testid="welcome">
      <div className={styles.column}>
        <header>
          <p className={styles.name}>{t('app.name')}</p>
          <h1 className={styles.title}>{t('welcome.title')}</h1>
          <p className={styles.line}>{t('welcome.line')}</p>
        </header>
        <div className={styles.ways}>
          <section className={`${styles.way} ${styles.short}`} aria-labelledby="welcome-connect">
            <div>
              <h2 id="welcome-connect" className={styles.wayTitle}>
                <Plug aria-hidden />
                {t('welcome.connect.title')}
              </h2>
              <p className={styles.text}>{t('welcome.connect.text')}</p>
            </div>
            <Button look="primary" onClick={() => openDialog('connect')} data-testid="connect-open">
              {t('command.connect-tenant')}
            </Button>
          </section>
          <section className={styles.way} aria-labelledby="welcome-demo">
            <div>
              <h2 id="welcome-demo" className={styles.wayTitle}>
                <FlaskConical aria-hidden />
                {t('welcome.demo.title')}
              </h2>
              <p className={styles.text}>{t('welcome.demo.text')}</p>
            </div>
            <DemoForm />
          </section>
        </div>
      </div>
    </main>
  );
}
