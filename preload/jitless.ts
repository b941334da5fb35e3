/** Loaded before any schema is made: the page's content security policy forbids the code that zod would generate. */
import { z } from 'zod';

z.config({ jitless: true });
