-- CreateEnum
CREATE TYPE "passcode_tenure" AS ENUM ('ONE_MONTH', 'THREE_MONTHS', 'SIX_MONTHS', 'ONE_YEAR', 'FOREVER');

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "passcode_forever" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "passcodes" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "tenure" "passcode_tenure" NOT NULL,
    "read_only" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,
    "warned_14_at" TIMESTAMPTZ(3),
    "warned_3_at" TIMESTAMPTZ(3),

    CONSTRAINT "passcodes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "member_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_digest" BYTEA NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("member_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "passcodes_prefix_key" ON "passcodes"("prefix");

-- CreateIndex
CREATE INDEX "passcodes_member_id_idx" ON "passcodes"("member_id");

-- CreateIndex
CREATE INDEX "passcodes_project_id_ends_at_idx" ON "passcodes"("project_id", "ends_at");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- AddForeignKey
ALTER TABLE "passcodes" ADD CONSTRAINT "passcodes_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passcodes" ADD CONSTRAINT "passcodes_project_id_member_id_fkey" FOREIGN KEY ("project_id", "member_id") REFERENCES "members"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One passcode at a time stands for a member; those it replaced are history.
CREATE UNIQUE INDEX "passcodes_current" ON "passcodes" ("member_id") WHERE "replaced_at" IS NULL;

-- One that has gone on with another must have had its time limited.
ALTER TABLE "passcodes" ADD CONSTRAINT "passcodes_overlap_ends"
  CHECK ("replaced_at" IS NULL OR "revoked_at" IS NOT NULL OR "ends_at" IS NOT NULL);

-- Counters of requests are written with each of them, and nothing is lost with them in a crash: they
-- need not wait for the disk.
ALTER TABLE "rate_limits" SET UNLOGGED;
