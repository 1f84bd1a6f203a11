-- Finds the few memberships that end, or have ended, which count as revoked.
CREATE INDEX "members_ends" ON "members" ("project_id", "ends_at") WHERE "ends_at" IS NOT NULL;
