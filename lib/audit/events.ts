/**
 * Everything that is recorded, by area. The name is what the audit log stores, so an entry is
 * never renamed; the text is what a screen calls it.
 */
export const auditEvents = {
  'project.created': 'Project created',
  'setup.refused': 'Set-up refused',

  'user.invited': 'User invited',
  'invitation.resent': 'Invitation resent',
  'invitation.link_copied': 'Invitation link copied',
  'invitation.withdrawn': 'Invitation withdrawn',
  'invitation.renewal_requested': 'New invitation link requested',
  'invitation.password_set': 'Password set from an invitation',
  'invitation.accepted': 'Invitation accepted',
  'invitation.refused': 'Invitation link refused',

  'user.updated': 'User details changed',
  'user.roles_changed': 'Roles changed',
  'user.access_updated': 'Access updated',
  'user.enabled': 'User enabled',
  'user.disabled': 'User disabled',
  'user.locked': 'Account locked',
  'user.unlocked': 'Account unlocked',
  'user.access_revoked': 'User access revoked',
  'user.access_granted': 'User access granted',
  'user.deleted': 'User deleted',
  'user.inactivity_warned': 'Warned of inactivity',

  'sign_in.succeeded': 'Signed in',
  'sign_in.failed': 'Sign-in failed',
  'sign_in.locked': 'Sign-in by password locked',
  'sign_in.password_accepted': 'Password accepted, second factor owed',
  'sign_in.second_factor_failed': 'Second factor failed',
  'sign_in.blocked': 'Sign-in of a disabled or locked account refused',
  'session.ended': 'Signed out',
  'session.confirmed': 'Identity confirmed',
  'session.confirmation_failed': 'Identity not confirmed',

  'password.reset_requested': 'Password reset requested',
  'password.reset': 'Password reset',
  'two_factor.reset_requested': 'Two-factor reset requested',
  'two_factor.replaced': 'Two-factor authentication replaced',
  'recovery_code.used': 'Recovery code used',
  'account_link.refused': 'Reset link refused',

  'role.created': 'Role created',
  'role.updated': 'Role updated',
  'role.deleted': 'Role deleted',

  'module.created': 'Module added',
  'module.renamed': 'Module renamed',
  'module.moved': 'Module moved',
  'module.retired': 'Module retired',
  'module.restored': 'Module restored',
  'product.created': 'Product added',
  'product.renamed': 'Product renamed',
  'product.retired': 'Product retired',
  'product.restored': 'Product restored',
  'gateway.created': 'Gateway added',
  'gateway.renamed': 'Gateway renamed',
  'gateway.retired': 'Gateway retired',
  'gateway.restored': 'Gateway restored',

  'sign_up.requested': 'Signed up, address to be confirmed',
  'project.renamed': 'Project renamed',
  'project.left': 'Project left',
  'project.network_refused': 'Opening from an address that is not allowed refused',
  'settings.security_changed': 'Security settings changed',
  'settings.networks_changed': 'Allowed addresses changed',

  'sign_in.passkey_accepted': 'Passkey accepted',
  'password.changed': 'Password changed',
  'recovery_codes.replaced': 'Recovery codes replaced',
  'passkey.added': 'Passkey added',
  'passkey.renamed': 'Passkey renamed',
  'passkey.removed': 'Passkey removed',
  'profile.updated': 'Own name changed',
  'session.others_ended': 'Signed out everywhere else',

  'user.two_factor_reset': 'Two-factor authentication reset by an administrator',
  'user.password_reset_sent': 'Password reset link sent by an administrator',
  'user.session_ended': 'Signed out of one device by an administrator',
  'user.sessions_ended': 'Signed out everywhere by an administrator',
  'user.email_change_requested': 'Change of e-mail address requested',
  'user.email_change_cancelled': 'Change of e-mail address cancelled',
  'user.email_changed': 'E-mail address changed',

  'project.admin_rescued': 'Admin rescued by the operator',

  'passcode.granted': 'Passcode granted',
  'passcode.reset': 'Passcode reset',
  'passcode.revoked': 'Passcode revoked',

  'user.list_downloaded': 'Users downloaded',
  'user.list_download_broken_off': 'Download of users broken off',

  'passcode.refused': 'Passcode refused',

  'audit.downloaded': 'Audit log downloaded',
  'audit.download_broken_off': 'Download of the audit log broken off',

  'action.refused': 'Action refused',
} as const;

export type AuditEventName = keyof typeof auditEvents;
