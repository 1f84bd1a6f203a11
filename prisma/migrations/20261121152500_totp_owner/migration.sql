-- The two partial indexes serve no cascade: deleting a person read every authenticator there is.
CREATE INDEX "totp_credentials_user_id_idx" ON "totp_credentials"("user_id");
