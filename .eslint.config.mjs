// Rules that find mistakes; layout is Prettier's, types are the compiler's, layers are dependency-cruiser's.
import js from '@eslint/js';
import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['dist/', 'test/cases/', 'node_modules/'] },
  js.configs.recommended,
  typescript.configs.strict,
  typescript.configs.stylistic,
  {
    files: ['**/*.ts'],
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // Manuscripts may contain control characters; finding them is a job of some expressions here.
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  { files: ['templates/**/*.js'], languageOptions: { globals: { document: 'readonly', localStorage: 'readonly' } } },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
  { files: ['test/bench/**'], rules: { 'no-console': 'off' } },
);
