import { describe } from 'vitest';
import { testShare } from './fixed-seeds';

describe('histories with odd seeds', () => testShare(1, 2));
