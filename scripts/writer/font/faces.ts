/** The faces that everything is set with, by the family names that the style sheets use. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Family = 'Serif JA' | 'Sans JA' | 'Serif EN' | 'Sans EN' | 'Serif Latin' | 'Sans Latin' | 'Symbols';
export type Weight = 400 | 500 | 600 | 700;
export type Style = 'normal' | 'italic';

/** One static font file under one family name. */
export interface Face {
  readonly family: Family;
  readonly weight: Weight;
  readonly style: Style;
  /** The npm package that holds the file. */
  readonly package: string;
  /** The path of the file in its package. */
  readonly path: string;
  /** By how much the face is set larger than the faces beside it; 1 where absent (CSS Fonts 5, `size-adjust`). */
  readonly sizeAdjust?: number;
  /** Which of its characters the face is used for; all of them where absent. */
  readonly uses?: (codePoint: number) => boolean;
}

const serifJa = (weight: Weight, path: string): Face => ({
  family: 'Serif JA',
  weight,
  style: 'normal',
  package: '@expo-google-fonts/noto-serif-jp',
  path,
});

const sansJa = (weight: Weight, path: string): Face => ({
  family: 'Sans JA',
  weight,
  style: 'normal',
  package: '@expo-google-fonts/noto-sans-jp',
  path,
});

const serifEn = (weight: Weight, style: Style, path: string): Face => ({
  family: 'Serif EN',
  weight,
  style,
  package: '@expo-google-fonts/source-serif-4',
  path,
});

const sansEn = (weight: Weight, style: Style, path: string): Face => ({
  family: 'Sans EN',
  weight,
  style,
  package: '@expo-google-fonts/source-sans-3',
  path,
});

const serifEnglish: readonly Face[] = [
  serifEn(400, 'normal', '400Regular/SourceSerif4_400Regular.ttf'),
  serifEn(400, 'italic', '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
  serifEn(600, 'normal', '600SemiBold/SourceSerif4_600SemiBold.ttf'),
  serifEn(700, 'normal', '700Bold/SourceSerif4_700Bold.ttf'),
  serifEn(700, 'italic', '700Bold_Italic/SourceSerif4_700Bold_Italic.ttf'),
];

const sansEnglish: readonly Face[] = [
  sansEn(400, 'normal', '400Regular/SourceSans3_400Regular.ttf'),
  sansEn(400, 'italic', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'),
  sansEn(600, 'normal', '600SemiBold/SourceSans3_600SemiBold.ttf'),
  sansEn(700, 'normal', '700Bold/SourceSans3_700Bold.ttf'),
];

/**
 * ASCII letters and digits and the accented Latin letters of European languages and Vietnamese. No punctuation: “ ” — …
 * inside Japanese text are full-width and must come from the Japanese face, which stands next in the font stack. Nor
 * Roman numeral signs (Ⅳ), full-width letters or ª º, which Unicode counts as Latin too.
 */
export function isLatinLetterOrDigit(codePoint: number): boolean {
  if (codePoint >= 0x30 && codePoint <= 0x39) return true;
  const inLatinBlocks = codePoint <= 0x024f || (codePoint >= 0x1e00 && codePoint <= 0x1eff);
  return inLatinBlocks && /^[\p{Lu}\p{Ll}]$/u.test(String.fromCodePoint(codePoint)) && codePoint !== 0xb5;
}

/**
 * Among kanji and kana, Latin letters of their own nominal size look small. These make the capitals as high as those that
 * the Japanese faces bring along (0.729 and 0.733 of the body against 0.67 and 0.66). Source Sans then has the stems of
 * Noto Sans JP (0.093 em against 0.094). Source Serif is a quarter darker than the letters of Noto Serif JP (0.113 against
 * 0.088), which were drawn for its kanji: the style sheets name Noto first, and Source Serif has what it lacks.
 */
const besideSerifJa = 1.088;
const besideSansJa = 1.11;

/** The emoji font also has digits, # and * (for keycaps) and ©; in running text those belong to the text faces. */
const isSymbol = (codePoint: number): boolean => codePoint >= 0x2000;

/** Every face, each combination of family, weight and style once. */
export const faces: readonly Face[] = [
  serifJa(400, '400Regular/NotoSerifJP_400Regular.ttf'),
  serifJa(700, '700Bold/NotoSerifJP_700Bold.ttf'),
  sansJa(400, '400Regular/NotoSansJP_400Regular.ttf'),
  sansJa(500, '500Medium/NotoSansJP_500Medium.ttf'),
  sansJa(700, '700Bold/NotoSansJP_700Bold.ttf'),
  ...serifEnglish,
  ...sansEnglish,
  ...serifEnglish.map((face): Face => ({
    ...face,
    family: 'Serif Latin',
    sizeAdjust: besideSerifJa,
    uses: isLatinLetterOrDigit,
  })),
  ...sansEnglish.map((face): Face => ({
    ...face,
    family: 'Sans Latin',
    sizeAdjust: besideSansJa,
    uses: isLatinLetterOrDigit,
  })),
  {
    family: 'Symbols',
    weight: 400,
    style: 'normal',
    package: '@fontsource/noto-emoji',
    // The whole font in one file; the numbered files beside it are slices by unicode-range.
    path: 'files/noto-emoji-emoji-400-normal.woff',
    uses: isSymbol,
  },
];

/** The face of exactly this family, weight and style, if there is one. */
export function findFace(family: Family, weight: Weight, style: Style): Face | undefined {
  return faces.find((face) => face.family === family && face.weight === weight && face.style === style);
}

/** The name that messages give to a face: `Serif JA 400 normal`. */
export function faceName({ family, weight, style }: Pick<Face, 'family' | 'weight' | 'style'>): string {
  return `${family} ${weight} ${style}`;
}

/**
 * The absolute path of a face's file. Whether it is there shows when it is read.
 *
 * @throws Error (ERR_MODULE_NOT_FOUND) when the package is not installed
 */
export function faceFile(face: Face): string {
  return fileURLToPath(import.meta.resolve(`${face.package}/${face.path}`));
}

/**
 * The version of a face's package: another version may draw the same characters otherwise.
 *
 * @throws Error when the package is not installed
 */
export function faceVersion(face: Face): string {
  const manifest = readFileSync(fileURLToPath(import.meta.resolve(`${face.package}/package.json`)), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
