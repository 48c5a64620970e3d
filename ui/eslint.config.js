import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Who may import what: each list is a rule of the architecture. */
const shellOnlyInBackend = {
  group: ['@tauri-apps/*'],
  message: 'Only src/backend may speak to the shell.',
};
const noBackendInComponents = {
  regex: '/(backend|screens|frame)(/|$)',
  message: 'A component shows what it is given; asking is the screen’s work.',
};
const noScreenInFrame = {
  regex: '/screens/(?!index)',
  message: 'The frame knows the table of screens, not the screens.',
};

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/bindings'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/prefer-svelte-reactivity': 'off',
      'no-undef': 'off',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/backend/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [shellOnlyInBackend] }] },
  },
  {
    files: ['src/components/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [shellOnlyInBackend, noBackendInComponents] }],
    },
  },
  {
    files: ['src/frame/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [shellOnlyInBackend, noScreenInFrame] }],
    },
  },
);
