-- CreateEnum
CREATE TYPE "sign_in_challenge_purpose" AS ENUM ('SECOND_FACTOR', 'ENROLMENT');

-- CreateEnum
CREATE TYPE "account_link_purpose" AS ENUM ('RESET_PASSWORD', 'RESET_TWO_FACTOR');

-- CreateEnum
CREATE TYPE "member_status" AS ENUM ('INVITED', 'ACTIVE', 'REVOKED');

-- CreateEnum
CREATE TYPE "system_role" AS ENUM ('ADMIN', 'APPROVER', 'CREATOR', 'MEMBER');

-- CreateEnum
CREATE TYPE "audit_outcome" AS ENUM ('SUCCESS', 'REFUSED', 'FAILED');

-- CreateEnum
CREATE TYPE "outbox_status" AS ENUM ('QUEUED', 'SENT', 'FAILED');

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "mobile" TEXT,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "password_failures" INTEGER NOT NULL DEFAULT 0,
    "password_locked_until" TIMESTAMPTZ(3),
    "activated_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "sort_name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_credentials" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sealed_secret" BYTEA NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_used_step" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_credentials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenges" (
    "digest" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "sign_in_challenge_purpose" NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_challenges_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "sign_in_tickets" (
    "digest" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_tickets_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "account_links" (
    "digest" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "account_link_purpose" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_links_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "status" "member_status" NOT NULL DEFAULT 'INVITED',
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joined_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "sort_name" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roles" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "system_role" "system_role",
    "precedence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_roles" (
    "project_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_roles_pkey" PRIMARY KEY ("member_id","role_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "member_id" UUID,
    "email" TEXT NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "outbox_message_id" UUID,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_links" (
    "digest" BYTEA NOT NULL,
    "invitation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_links_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "setup_tokens" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "project_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "outcome" "audit_outcome" NOT NULL DEFAULT 'SUCCESS',
    "actor_user_id" UUID,
    "actor_name" TEXT,
    "actor_email" TEXT,
    "target_type" TEXT,
    "target_id" UUID,
    "target_name" TEXT,
    "target_email" TEXT,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "address" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_messages" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "sealed_props" BYTEA,
    "status" "outbox_status" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "projects_slug_key" ON "projects"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_user_id_digest_key" ON "recovery_codes"("user_id", "digest");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_challenges_user_id_idx" ON "sign_in_challenges"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_challenges_expires_at_idx" ON "sign_in_challenges"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_tickets_user_id_idx" ON "sign_in_tickets"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_tickets_expires_at_idx" ON "sign_in_tickets"("expires_at");

-- CreateIndex
CREATE INDEX "account_links_user_id_purpose_idx" ON "account_links"("user_id", "purpose");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE INDEX "members_project_id_created_at_id_idx" ON "members"("project_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "members_project_id_user_id_key" ON "members"("project_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_project_id_id_key" ON "members"("project_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "roles_project_id_system_role_key" ON "roles"("project_id", "system_role");

-- CreateIndex
CREATE UNIQUE INDEX "roles_project_id_id_key" ON "roles"("project_id", "id");

-- CreateIndex
CREATE INDEX "member_roles_project_id_role_id_member_id_idx" ON "member_roles"("project_id", "role_id", "member_id");

-- CreateIndex
CREATE INDEX "invitations_project_id_created_at_idx" ON "invitations"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "invitations_member_id_idx" ON "invitations"("member_id");

-- CreateIndex
CREATE INDEX "invitations_outbox_message_id_idx" ON "invitations"("outbox_message_id");

-- CreateIndex
CREATE INDEX "invitation_links_invitation_id_idx" ON "invitation_links"("invitation_id");

-- CreateIndex
CREATE INDEX "audit_events_project_id_id_idx" ON "audit_events"("project_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_target_id_id_idx" ON "audit_events"("target_id", "id");

-- CreateIndex
CREATE INDEX "audit_events_actor_user_id_id_idx" ON "audit_events"("actor_user_id", "id");

-- AddForeignKey
ALTER TABLE "totp_credentials" ADD CONSTRAINT "totp_credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_challenges" ADD CONSTRAINT "sign_in_challenges_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_tickets" ADD CONSTRAINT "sign_in_tickets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roles" ADD CONSTRAINT "roles_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_project_id_member_id_fkey" FOREIGN KEY ("project_id", "member_id") REFERENCES "members"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_project_id_role_id_fkey" FOREIGN KEY ("project_id", "role_id") REFERENCES "roles"("project_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_outbox_message_id_fkey" FOREIGN KEY ("outbox_message_id") REFERENCES "outbox_messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_links" ADD CONSTRAINT "invitation_links_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot express.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Listing and searching a project's members: keyset orders and one trigram index.
-- "C" keeps the order of the folded names the same on every server and its cursors stable.
ALTER TABLE "users" ALTER COLUMN "sort_name" TYPE TEXT COLLATE "C";
ALTER TABLE "members" ALTER COLUMN "sort_name" TYPE TEXT COLLATE "C";
CREATE INDEX "members_project_name" ON "members" ("project_id", "sort_name", "id");
CREATE INDEX "members_project_last_sign_in"
  ON "members" ("project_id", COALESCE("last_sign_in_at", '1970-01-01 00:00:00+00'::timestamptz), "id");
CREATE INDEX "members_search" ON "members" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "members_invited" ON "members" ("project_id", "sort_name", "id") WHERE "status" = 'INVITED';
CREATE INDEX "members_revoked" ON "members" ("project_id", "sort_name", "id") WHERE "status" = 'REVOKED';
CREATE INDEX "users_disabled" ON "users" ("id") WHERE "disabled_at" IS NOT NULL;
CREATE INDEX "users_locked" ON "users" ("id") WHERE "locked_at" IS NOT NULL OR "password_locked_until" IS NOT NULL;

-- The outbox worker's queue.
CREATE INDEX "outbox_messages_due" ON "outbox_messages" ("next_attempt_at") WHERE "status" = 'QUEUED';

-- One open invitation for a member; one role name in a project, whatever its case.
CREATE UNIQUE INDEX "invitations_open" ON "invitations" ("member_id")
  WHERE "accepted_at" IS NULL AND "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "roles_name" ON "roles" ("project_id", lower("name"));

ALTER TABLE "projects"
  ADD CONSTRAINT "projects_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 63),
  ADD CONSTRAINT "projects_name_form" CHECK (length("name") BETWEEN 1 AND 100);
ALTER TABLE "users"
  ADD CONSTRAINT "users_email_form" CHECK ("email" = lower("email") AND "email" ~ '^[^@\s]+@[^@\s]+$' AND length("email") <= 254),
  ADD CONSTRAINT "users_failures_count" CHECK ("password_failures" >= 0),
  -- Nobody counts as set up without a password.
  ADD CONSTRAINT "users_activated_with_password" CHECK ("activated_at" IS NULL OR "password_hash" IS NOT NULL);
ALTER TABLE "roles"
  ADD CONSTRAINT "roles_precedence" CHECK (("system_role" IS NULL) = ("precedence" = 0));
ALTER TABLE "setup_tokens"
  ADD CONSTRAINT "setup_tokens_single" CHECK ("id" = 1);
ALTER TABLE "invitations"
  ADD CONSTRAINT "invitations_one_end" CHECK ("accepted_at" IS NULL OR "withdrawn_at" IS NULL);
ALTER TABLE "outbox_messages"
  -- What is secret in a mail outlives neither its delivery nor its failure.
  ADD CONSTRAINT "outbox_messages_erased" CHECK (("status" = 'QUEUED') = ("sealed_props" IS NOT NULL));

-- Members carry copies of the user's texts (with the ID, which is searched too) and last sign-in,
-- so that one index serves a project's list. The database keeps them, so no writer can forget.
CREATE FUNCTION copy_user_to_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "sort_name", "search_text" || ' ' || "id", "last_sign_in_at"
    INTO NEW."sort_name", NEW."search_text", NEW."last_sign_in_at"
    FROM "users" WHERE "id" = NEW."user_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "members_copy_user" BEFORE INSERT ON "members"
  FOR EACH ROW EXECUTE FUNCTION copy_user_to_member();

CREATE FUNCTION copy_user_to_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "members"
    SET "sort_name" = NEW."sort_name", "search_text" = NEW."search_text" || ' ' || NEW."id", "last_sign_in_at" = NEW."last_sign_in_at"
    WHERE "user_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "users_copy_to_members" AFTER UPDATE OF "sort_name", "search_text", "last_sign_in_at" ON "users"
  FOR EACH ROW
  WHEN (OLD."sort_name" IS DISTINCT FROM NEW."sort_name"
     OR OLD."search_text" IS DISTINCT FROM NEW."search_text"
     OR OLD."last_sign_in_at" IS DISTINCT FROM NEW."last_sign_in_at")
  EXECUTE FUNCTION copy_user_to_members();

-- The audit log is append-only for every writer, this application included.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_append_only';
END $$;
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE ON "audit_events"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "audit_events_no_truncate" BEFORE TRUNCATE ON "audit_events"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- System roles are fixed: their levels live in the code, their rows never change or go alone.
CREATE FUNCTION refuse_system_role_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."system_role" IS NOT NULL
     AND (TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM "projects" WHERE "id" = OLD."project_id")) THEN
    RAISE EXCEPTION 'system roles cannot be changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'system_role_fixed';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "roles_system_fixed" BEFORE UPDATE OR DELETE ON "roles"
  FOR EACH ROW EXECUTE FUNCTION refuse_system_role_change();

-- One authenticator in force and one waiting to be confirmed, for each person.
CREATE UNIQUE INDEX "totp_credentials_in_force" ON "totp_credentials" ("user_id") WHERE "confirmed_at" IS NOT NULL;
CREATE UNIQUE INDEX "totp_credentials_pending" ON "totp_credentials" ("user_id") WHERE "confirmed_at" IS NULL;
