export const oidcWords = {
  by: { zh: '用{name}登录', en: 'Sign in with {name}' },
  back: { zh: '正在登录', en: 'Signing in' },
  again: { zh: '回到登录页', en: 'Back to sign-in' },
}
