/** What manifests say of a publication, where that does not matter. */
import type { About } from '../../scripts/release/manifest.ts';

export const about: About = {
  date: '2021-03-05',
  title: { ja: '小さな本', en: 'A small book' },
  description: { ja: '説明', en: 'What it is' },
  issuer: { ja: '発行者', en: 'The publisher' },
  authors: [],
  url: 'https://example.org/book',
  licence: { id: 'CC-BY-4.0', url: 'https://example.org/licence' },
};
