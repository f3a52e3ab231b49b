import type { EpubImage } from './book.ts';

/** Whether an image moves, or may: nobody has checked whether it flashes (EPUB Accessibility 1.1, 2.3, accessibilityHazard). */
export function moves({ mediaType, bytes }: EpubImage): boolean {
  switch (mediaType) {
    case 'image/gif':
      return true;
    case 'image/webp':
      // The animation flag of the extended format (WebP Container Specification, Extended File Format).
      return latin(bytes.subarray(12, 16)) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
    case 'image/png': {
      // The control chunk of an animation stands before the image data (PNG, third edition, 11.3.4.1).
      const head = latin(bytes.subarray(0, 0x1_0000));
      const control = head.indexOf('acTL');
      return control >= 0 && control < (head.indexOf('IDAT') + 1 || head.length);
    }
    case 'image/svg+xml':
      return /<(?:[\w-]+:)?(?:animate\w*|set)[\s/>]|@keyframes\b/.test(new TextDecoder().decode(bytes));
    case 'image/jpeg':
      return false;
  }
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
