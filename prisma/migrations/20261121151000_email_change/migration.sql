-- AlterTable
ALTER TABLE "account_links" ADD COLUMN     "project_id" UUID,
ADD COLUMN     "requested_by_id" UUID;
