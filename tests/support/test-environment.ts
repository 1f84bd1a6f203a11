/** What every test process starts from, whatever the shell around it has set. */
Object.assign(process.env, {
  APP_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Rolecall <rolecall@example.com>',
  AUTH_SECRET: 'the-secret-of-the-tests-0123456789',
  SIGNUP: 'closed',
  LOG_LEVEL: 'silent',
  TRUST_PROXY: '0',
});
