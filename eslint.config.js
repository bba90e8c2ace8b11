import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const MAX_LINES = 400

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'test-results/', 'test/**/fixtures/'] },
  tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', MAX_LINES],
      'no-empty': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Types decide here, not syntax: a promise nobody waits for loses its refusal.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/cli/**', 'src/demo/**', 'src/main.ts', 'src/**/*.test.{ts,tsx}'],
    rules: { 'no-console': 'error' },
  },
  { files: ['src/web/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
)
