-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN     "passcode_prefix" TEXT;
