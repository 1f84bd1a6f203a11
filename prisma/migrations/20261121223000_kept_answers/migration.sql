-- Counters of sign-in have to outlive a crash: a guesser must not begin anew with it. Those of the
-- API, written with each of its calls, have nothing to lose and need not wait for the disk.
ALTER TABLE "rate_limits" SET LOGGED;

CREATE UNLOGGED TABLE "api_rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "api_rate_limits_pkey" PRIMARY KEY ("key")
);

-- Answers that are there already name no rights, which nobody's are equal to: they are not given again.
ALTER TABLE "idempotency_keys" ADD COLUMN "rights_digest" BYTEA NOT NULL DEFAULT '';
ALTER TABLE "idempotency_keys" ALTER COLUMN "rights_digest" DROP DEFAULT;
ALTER TABLE "idempotency_keys" DROP COLUMN "body";
ALTER TABLE "idempotency_keys" ADD COLUMN "sealed_body" BYTEA;
