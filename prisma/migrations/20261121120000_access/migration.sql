-- CreateEnum
CREATE TYPE "access_level" AS ENUM ('NONE', 'READ', 'READ_WRITE');

-- CreateEnum
CREATE TYPE "module_kind" AS ENUM ('CONSOLE', 'PRODUCT');

-- CreateEnum
CREATE TYPE "scope_kind" AS ENUM ('PRODUCT', 'GATEWAY');

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "all_gateways" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "all_products" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "modules" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "parent_id" UUID,
    "kind" "module_kind" NOT NULL DEFAULT 'PRODUCT',
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "modules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "module_grants" (
    "project_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "level" "access_level" NOT NULL,

    CONSTRAINT "module_grants_pkey" PRIMARY KEY ("role_id","module_id")
);

-- CreateTable
CREATE TABLE "overrides" (
    "project_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "level" "access_level" NOT NULL,

    CONSTRAINT "overrides_pkey" PRIMARY KEY ("member_id","module_id")
);

-- CreateTable
CREATE TABLE "scope_items" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "scope_kind" NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scope_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_scopes" (
    "project_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "member_scopes_pkey" PRIMARY KEY ("member_id","item_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "modules_project_id_key_key" ON "modules"("project_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "modules_project_id_id_key" ON "modules"("project_id", "id");

-- CreateIndex
CREATE INDEX "module_grants_project_id_module_id_idx" ON "module_grants"("project_id", "module_id");

-- CreateIndex
CREATE INDEX "overrides_project_id_module_id_level_idx" ON "overrides"("project_id", "module_id", "level");

-- CreateIndex
CREATE UNIQUE INDEX "scope_items_project_id_kind_external_id_key" ON "scope_items"("project_id", "kind", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "scope_items_project_id_id_key" ON "scope_items"("project_id", "id");

-- CreateIndex
CREATE INDEX "member_scopes_project_id_item_id_idx" ON "member_scopes"("project_id", "item_id");

-- AddForeignKey
ALTER TABLE "modules" ADD CONSTRAINT "modules_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "modules" ADD CONSTRAINT "modules_project_id_parent_id_fkey" FOREIGN KEY ("project_id", "parent_id") REFERENCES "modules"("project_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_grants" ADD CONSTRAINT "module_grants_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_grants" ADD CONSTRAINT "module_grants_project_id_role_id_fkey" FOREIGN KEY ("project_id", "role_id") REFERENCES "roles"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_grants" ADD CONSTRAINT "module_grants_project_id_module_id_fkey" FOREIGN KEY ("project_id", "module_id") REFERENCES "modules"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_project_id_member_id_fkey" FOREIGN KEY ("project_id", "member_id") REFERENCES "members"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_project_id_module_id_fkey" FOREIGN KEY ("project_id", "module_id") REFERENCES "modules"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scope_items" ADD CONSTRAINT "scope_items_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_scopes" ADD CONSTRAINT "member_scopes_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_scopes" ADD CONSTRAINT "member_scopes_project_id_member_id_fkey" FOREIGN KEY ("project_id", "member_id") REFERENCES "members"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_scopes" ADD CONSTRAINT "member_scopes_project_id_item_id_fkey" FOREIGN KEY ("project_id", "item_id") REFERENCES "scope_items"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot express.

-- Checked at the end of a transaction, so that a copied database may bring sub-modules first.
ALTER TABLE "modules" ALTER CONSTRAINT "modules_project_id_parent_id_fkey" DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "modules"
  ADD CONSTRAINT "modules_key_form" CHECK ("key" ~ '^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$' AND length("key") <= 100),
  -- Sub-modules carry their module's key in front, and there is no deeper level.
  ADD CONSTRAINT "modules_key_depth" CHECK (("parent_id" IS NOT NULL) = (position('.' in "key") > 0)),
  ADD CONSTRAINT "modules_name_form" CHECK (length("name") BETWEEN 1 AND 60),
  ADD CONSTRAINT "modules_console_flat" CHECK ("kind" <> 'CONSOLE' OR ("parent_id" IS NULL AND "retired_at" IS NULL));
ALTER TABLE "scope_items"
  ADD CONSTRAINT "scope_items_external_id_form" CHECK ("external_id" ~ '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$'),
  ADD CONSTRAINT "scope_items_name_form" CHECK (length("name") BETWEEN 1 AND 100);
ALTER TABLE "roles"
  ADD CONSTRAINT "roles_name_form" CHECK (length("name") BETWEEN 1 AND 60);

-- The modules that guard this dashboard are the same in every project and never change.
INSERT INTO "modules" ("id", "project_id", "kind", "key", "name", "position")
  SELECT gen_random_uuid(), p."id", 'CONSOLE', c."key", c."name", c."position"
  FROM "projects" p CROSS JOIN (VALUES
    ('users', 'Users', 0), ('roles', 'Roles', 1), ('customers', 'Customers', 2),
    ('audit', 'Audit Log', 3), ('settings', 'Settings', 4)) c ("key", "name", "position");

CREATE FUNCTION refuse_console_module_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."kind" = 'CONSOLE'
     AND (TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM "projects" WHERE "id" = OLD."project_id")) THEN
    RAISE EXCEPTION 'console modules cannot be changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'console_module_fixed';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "modules_console_fixed" BEFORE UPDATE OR DELETE ON "modules"
  FOR EACH ROW EXECUTE FUNCTION refuse_console_module_change();

-- What system roles give is fixed in the code; a grant beside it would be a second truth.
CREATE FUNCTION refuse_system_role_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "roles" WHERE "id" = NEW."role_id" AND "system_role" IS NOT NULL) THEN
    RAISE EXCEPTION 'system roles cannot be changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'system_role_fixed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "module_grants_custom_only" BEFORE INSERT OR UPDATE ON "module_grants"
  FOR EACH ROW EXECUTE FUNCTION refuse_system_role_grant();

-- The last usable Admin. Whatever takes one away is checked when its transaction commits; the
-- project's row is the lock, so of two such transactions the second sees what the first did. An
-- Admin with an end date does not count: time would take the last one away without any change.
CREATE FUNCTION require_usable_admin("project" uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "projects" WHERE "id" = "project" FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "roles" r
    JOIN "member_roles" mr ON mr."project_id" = r."project_id" AND mr."role_id" = r."id" AND mr."ends_at" IS NULL
    JOIN "members" m ON m."id" = mr."member_id" AND m."status" = 'ACTIVE' AND m."ends_at" IS NULL
    JOIN "users" u ON u."id" = m."user_id"
      AND u."activated_at" IS NOT NULL AND u."disabled_at" IS NULL AND u."locked_at" IS NULL
    WHERE r."project_id" = "project" AND r."system_role" = 'ADMIN') THEN
    RAISE EXCEPTION 'a project needs one usable Admin' USING ERRCODE = 'check_violation', CONSTRAINT = 'last_admin';
  END IF;
END $$;

CREATE FUNCTION check_admin_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "roles" WHERE "id" = OLD."role_id" AND "system_role" = 'ADMIN') THEN
    PERFORM require_usable_admin(OLD."project_id");
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "member_roles_last_admin_removed" AFTER DELETE ON "member_roles"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."ends_at" IS NULL)
  EXECUTE FUNCTION check_admin_assignment();
CREATE CONSTRAINT TRIGGER "member_roles_last_admin_changed" AFTER UPDATE ON "member_roles"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."ends_at" IS NULL AND (NEW."ends_at" IS NOT NULL
     OR NEW."role_id" <> OLD."role_id" OR NEW."member_id" <> OLD."member_id"))
  EXECUTE FUNCTION check_admin_assignment();

CREATE FUNCTION check_admin_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "member_roles" mr JOIN "roles" r ON r."id" = mr."role_id"
             WHERE mr."member_id" = OLD."id" AND r."system_role" = 'ADMIN') THEN
    PERFORM require_usable_admin(OLD."project_id");
  END IF;
  RETURN NULL;
END $$;
-- A member who goes takes the assignments along, which are checked above.
CREATE CONSTRAINT TRIGGER "members_last_admin" AFTER UPDATE ON "members"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."status" = 'ACTIVE' AND OLD."ends_at" IS NULL
    AND (NEW."status" <> 'ACTIVE' OR NEW."ends_at" IS NOT NULL OR NEW."user_id" <> OLD."user_id"))
  EXECUTE FUNCTION check_admin_membership();

CREATE FUNCTION check_admin_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE "project" uuid;
BEGIN
  -- One order for everybody, so that two transactions cannot wait for each other.
  FOR "project" IN
    SELECT DISTINCT m."project_id" FROM "members" m
    JOIN "member_roles" mr ON mr."member_id" = m."id"
    JOIN "roles" r ON r."id" = mr."role_id" AND r."system_role" = 'ADMIN'
    WHERE m."user_id" = OLD."id" AND m."status" = 'ACTIVE' ORDER BY m."project_id"
  LOOP
    PERFORM require_usable_admin("project");
  END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "users_last_admin" AFTER UPDATE ON "users"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."activated_at" IS NOT NULL AND OLD."disabled_at" IS NULL AND OLD."locked_at" IS NULL
    AND (NEW."activated_at" IS NULL OR NEW."disabled_at" IS NOT NULL OR NEW."locked_at" IS NOT NULL))
  EXECUTE FUNCTION check_admin_person();
