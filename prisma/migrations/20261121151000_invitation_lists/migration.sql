-- CreateIndex
CREATE INDEX "invitations_project_id_sent_at_id_idx" ON "invitations"("project_id", "sent_at", "id");

-- CreateIndex
CREATE INDEX "invitations_email" ON "invitations" USING gin ("email" gin_trgm_ops);

-- The list shows those that were not accepted, which are few among all that ever were sent.
CREATE INDEX "invitations_unaccepted" ON "invitations" ("project_id", "sent_at", "id")
  WHERE "accepted_at" IS NULL;
