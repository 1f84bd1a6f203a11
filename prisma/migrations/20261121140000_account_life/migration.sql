-- CreateEnum
CREATE TYPE "passkey_challenge_purpose" AS ENUM ('REGISTRATION', 'SIGN_IN', 'SECOND_FACTOR', 'REAUTHENTICATION');

-- AlterEnum
ALTER TYPE "account_link_purpose" ADD VALUE 'CONFIRM_EMAIL';

-- AlterTable
ALTER TABLE "account_links" ADD COLUMN     "email" TEXT;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "active_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "inactivity_warned_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "allowed_networks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "inactivity_disable_days" INTEGER,
ADD COLUMN     "inactivity_warn_days" INTEGER,
ADD COLUMN     "invitation_hours" INTEGER NOT NULL DEFAULT 72,
ADD COLUMN     "lock_minutes" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "lock_threshold" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "password_min_length" INTEGER NOT NULL DEFAULT 12,
ADD COLUMN     "session_absolute_minutes" INTEGER NOT NULL DEFAULT 480,
ADD COLUMN     "session_idle_minutes" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenges" (
    "digest" BYTEA NOT NULL,
    "user_id" UUID,
    "purpose" "passkey_challenge_purpose" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenges_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "sign_ups" (
    "digest" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "project_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_ups_pkey" PRIMARY KEY ("digest")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");

-- CreateIndex
CREATE INDEX "passkey_challenges_user_id_idx" ON "passkey_challenges"("user_id");

-- CreateIndex
CREATE INDEX "passkey_challenges_expires_at_idx" ON "passkey_challenges"("expires_at");

-- CreateIndex
CREATE INDEX "sign_ups_email_idx" ON "sign_ups"("email");

-- CreateIndex
CREATE INDEX "sign_ups_expires_at_idx" ON "sign_ups"("expires_at");

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot express.

-- The bounds within which a project may set its numbers.
ALTER TABLE "projects"
  ALTER COLUMN "allowed_networks" SET NOT NULL,
  ADD CONSTRAINT "projects_security_bounds" CHECK (
    "password_min_length" BETWEEN 8 AND 64
    AND "lock_threshold" BETWEEN 3 AND 10
    AND "lock_minutes" BETWEEN 0 AND 1440
    AND "session_idle_minutes" BETWEEN 5 AND 1440
    AND "session_absolute_minutes" BETWEEN 60 AND 43200
    AND "invitation_hours" BETWEEN 1 AND 720),
  ADD CONSTRAINT "projects_inactivity_days" CHECK (
    ("inactivity_warn_days" IS NULL) = ("inactivity_disable_days" IS NULL)
    AND ("inactivity_warn_days" IS NULL
      OR ("inactivity_warn_days" >= 1 AND "inactivity_disable_days" BETWEEN "inactivity_warn_days" + 1 AND 1095)));
-- A new address waits for its confirmation; the other links carry none.
ALTER TABLE "account_links"
  ADD CONSTRAINT "account_links_email" CHECK (("purpose"::text = 'CONFIRM_EMAIL') = ("email" IS NOT NULL));
ALTER TABLE "passkeys"
  ALTER COLUMN "transports" SET NOT NULL,
  ADD CONSTRAINT "passkeys_name_form" CHECK (length("name") BETWEEN 1 AND 60);
-- Only a sign-in by passkey alone begins without anybody known.
ALTER TABLE "passkey_challenges"
  ADD CONSTRAINT "passkey_challenges_person" CHECK (("purpose" = 'SIGN_IN') = ("user_id" IS NULL));
