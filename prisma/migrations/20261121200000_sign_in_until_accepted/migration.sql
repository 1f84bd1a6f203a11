-- Until somebody accepts the invitation, when they signed in elsewhere is none of the project's
-- business: it is not shown, and no filter, order or place in a list may tell it either. So the
-- member's copy of it begins with the acceptance.
CREATE OR REPLACE FUNCTION copy_user_to_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "sort_name", "search_text" || ' ' || "id",
         CASE WHEN NEW."status" <> 'INVITED' THEN "last_sign_in_at" END
    INTO NEW."sort_name", NEW."search_text", NEW."last_sign_in_at"
    FROM "users" WHERE "id" = NEW."user_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "members_copy_user_once_joined" BEFORE UPDATE OF "status" ON "members"
  FOR EACH ROW
  WHEN (OLD."status" <> NEW."status" AND (OLD."status" = 'INVITED' OR NEW."status" = 'INVITED'))
  EXECUTE FUNCTION copy_user_to_member();

CREATE OR REPLACE FUNCTION copy_user_to_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "members"
    SET "sort_name" = NEW."sort_name", "search_text" = NEW."search_text" || ' ' || NEW."id",
        "last_sign_in_at" = CASE WHEN "status" <> 'INVITED' THEN NEW."last_sign_in_at" END
    WHERE "user_id" = NEW."id";
  RETURN NULL;
END $$;

UPDATE "members" SET "last_sign_in_at" = NULL
  WHERE "status" = 'INVITED' AND "last_sign_in_at" IS NOT NULL;
