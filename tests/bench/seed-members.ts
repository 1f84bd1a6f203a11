import pg from 'pg';
import { hashPassword } from '../../lib/auth/password-hash';
import { newTotpSecret } from '../../lib/auth/totp';
import { foldText } from '../../lib/core/person-name';
import { seal } from '../../lib/platform/crypto';
import { transact } from '../../lib/platform/transact';
import { createProject, type CreatedProject } from '../../lib/projects/store';
import { nameGroups, type SpelledName } from '../../scripts/demo/names';

/** Everybody has the same password and authenticator, so that anyone can be signed in as. */
export type SeededProject = CreatedProject & { password: string; totpSecret: string };

export const benchPassword = 'tunnel orchid bench lantern';
/** In the names of one person in twenty thousand. */
export const rareFragment = 'quillfeather';
/** In one family name in thirty or so. */
export const commonFragment = 'sson';

const batch = 20_000;

// A hash of the row's number picks each fact, so that the same rows come out every time, in no
// visible order. The first fifty are Admins in good standing.
const people = `
  SELECT i, $1::text[] AS firsts, $2::text[] AS lasts,
    (lpad(to_hex($3::bigint + i * 1000), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid AS id,
    to_timestamp(($3::bigint + i * 1000) / 1000.0) AS created,
    1 + abs(hashint8(i)::bigint) % array_length($1::text[], 1) AS f,
    1 + abs(hashint8(i + 10000000000)::bigint) % array_length($2::text[], 1) AS l,
    abs(hashint8(i + 20000000000)::bigint) % 1000 AS fate,
    abs(hashint8(i + 30000000000)::bigint) % 100 AS seen,
    i <= 50 AS kept
  FROM generate_series($4::bigint, $5::bigint) i`;

const addUsers = `
  WITH person AS (${people}), named AS (
    SELECT *, split_part(firsts[f], '|', 1) AS first, split_part(firsts[f], '|', 2) AS first_folded,
      CASE WHEN i % 20000 = 7 THEN 'Quillfeather' ELSE split_part(lasts[l], '|', 1) END AS last,
      CASE WHEN i % 20000 = 7 THEN 'quillfeather' ELSE split_part(lasts[l], '|', 2) END AS last_folded,
      split_part(firsts[f], '|', 3) || '.' || split_part(lasts[l], '|', 3) || '.' || i || '@example.com' AS email
    FROM person)
  INSERT INTO users (id, email, first_name, last_name, password_hash, password_changed_at, activated_at,
    disabled_at, locked_at, password_locked_until, last_sign_in_at, sort_name, search_text, created_at)
  SELECT id, email, first, last,
    CASE WHEN kept OR fate >= 50 THEN $6::text END, created,
    CASE WHEN kept OR fate >= 50 THEN created END,
    CASE WHEN NOT kept AND fate BETWEEN 970 AND 989 THEN now() END,
    CASE WHEN NOT kept AND fate = 990 THEN now() END,
    CASE WHEN NOT kept AND fate = 991 THEN now() + interval '20 minutes' END,
    CASE WHEN fate >= 50 AND seen >= 10 THEN now() - (seen * interval '1 day') - (fate * interval '1 minute') END,
    first_folded || ' ' || last_folded, first_folded || ' ' || last_folded || ' ' || email, created
  FROM named`;

const addMembers = `
  WITH person AS (${people}), sorted AS (SELECT i, id, created, fate, kept FROM person)
  INSERT INTO members (id, project_id, user_id, status, created_at, joined_at)
  SELECT id, $6::uuid, id,
    (CASE WHEN kept THEN 'ACTIVE' WHEN fate < 50 THEN 'INVITED' WHEN fate < 80 THEN 'REVOKED' ELSE 'ACTIVE' END)::member_status,
    created, CASE WHEN kept OR fate >= 50 THEN created END
  FROM sorted`;

const addRoles = `
  INSERT INTO member_roles (project_id, member_id, role_id)
  SELECT m.project_id, m.id, r.id
  FROM (SELECT *, abs(hashtext(id::text)::bigint) % 100 AS share FROM members WHERE project_id = $1) m
  JOIN roles r ON r.project_id = m.project_id AND r.system_role = (CASE
    WHEN m.id IN (SELECT id FROM members WHERE project_id = $1 ORDER BY created_at LIMIT 50) THEN 'ADMIN'
    WHEN share < 8 THEN 'APPROVER' WHEN share < 35 THEN 'CREATOR' ELSE 'MEMBER' END)::system_role`;

const addMails = `
  INSERT INTO outbox_messages (id, template, recipient, status, attempts, next_attempt_at, sent_at, created_at)
  SELECT m.id, 'invitation', u.email, 'SENT', 1, m.created_at, m.created_at, m.created_at
  FROM members m JOIN users u ON u.id = m.user_id WHERE m.project_id = $1`;

const addInvitations = `
  INSERT INTO invitations (id, project_id, member_id, email, created_at, sent_at, expires_at, accepted_at, outbox_message_id)
  SELECT id, project_id, id, (SELECT email FROM users WHERE users.id = user_id), created_at, created_at,
    created_at + interval '72 hours', joined_at, id
  FROM members WHERE project_id = $1`;

const addTotp = `
  INSERT INTO totp_credentials (id, user_id, sealed_secret, confirmed_at, created_at)
  SELECT id, id, $1::bytea, activated_at, activated_at FROM users WHERE activated_at IS NOT NULL`;

function pool(part: 'first' | 'last'): string[] {
  const entry = ({ text, spelling }: SpelledName) => `${text}|${foldText(text)}|${spelling}`;
  return [...new Set(nameGroups.flatMap((group) => group[part].map(entry)))];
}

/** Fills an empty, migrated database with one project of so many members. */
export async function seedMembers(url: string, count: number): Promise<SeededProject> {
  const project = await transact((tx) =>
    createProject(tx, { name: 'Bench', slug: 'bench', now: new Date() }),
  );
  const totpSecret = newTotpSecret();
  const passwordHash = await hashPassword(benchPassword);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // So far back that the newest was added a moment ago.
    const shared = [pool('first'), pool('last'), Date.now() - (count + 60) * 1000];
    for (let from = 1; from <= count; from += batch) {
      const range = [...shared, from, Math.min(from + batch - 1, count)];
      await client.query(addUsers, [...range, passwordHash]);
      await client.query(addMembers, [...range, project.id]);
    }
    for (const sql of [addRoles, addMails, addInvitations]) await client.query(sql, [project.id]);
    await client.query(addTotp, [seal('totp-secret', totpSecret)]);
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
  return { ...project, password: benchPassword, totpSecret };
}
