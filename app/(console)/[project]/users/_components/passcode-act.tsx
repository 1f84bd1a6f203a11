import { GrantPasscodePanel } from '@/components/passcodes/grant-passcode-panel';
import { ResetPasscodePanel } from '@/components/passcodes/reset-passcode-panel';
import { RevokePasscodePanel } from '@/components/passcodes/revoke-passcode-panel';
import type { Actor } from '@/lib/core/actor';
import { passcodeActs, passcodeTenures, type PasscodeAct } from '@/lib/core/passcode-terms';
import { orNotFound } from '@/lib/delivery/page-actor';
import {
  getPasscode,
  mayLastForever,
  type PasscodeDetails,
} from '@/lib/passcodes/queries/get-passcode';
import { tenureEnd } from '@/lib/passcodes/tenure';
import {
  grantPasscodeAction,
  resetPasscodeAction,
  revokePasscodeAction,
} from '../passcode-actions';

/** The act that an address asks for: `?panel=grant-passcode`. */
export function addressedPasscodeAct(panel: string | string[] | undefined) {
  return passcodeActs.find((act) => `${act}-passcode` === panel);
}

interface PasscodeActDialogProps {
  actor: Actor;
  act: PasscodeAct;
  userId: string;
  /** The page without the panel. */
  closeHref: string;
}

/** The dialog of an act on a passcode, for those who may change users; 404 for anybody else's. */
export async function PasscodeActDialog({ actor, act, userId, closeHref }: PasscodeActDialogProps) {
  const now = new Date();
  const passcode = await orNotFound(getPasscode(actor, userId, now));
  const { name, email, current, overlapping, acts } = passcode;
  if (!acts) return null;
  const open = acts.find((each) => each.act === act);
  const shared = {
    name,
    email,
    refusal: open ? open.refusal : notOpen(act, passcode),
    hidden: { project: actor.projectSlug, userId },
    closeHref,
    projectId: actor.projectId,
  };
  if (act === 'grant') {
    const forever = await mayLastForever(actor);
    const tenures = passcodeTenures
      .filter((tenure) => forever || tenure !== 'FOREVER')
      .map((tenure) => ({ tenure, endsAt: tenureEnd(tenure, now) }));
    return <GrantPasscodePanel {...shared} tenures={tenures} action={grantPasscodeAction} />;
  }
  if (act === 'reset') {
    return <ResetPasscodePanel {...shared} current={current} action={resetPasscodeAction} />;
  }
  const { projectId: _, ...panel } = shared;
  return (
    <RevokePasscodePanel
      {...panel}
      hidden={{ ...panel.hidden, back: closeHref }}
      prefix={current?.prefix ?? null}
      overlapping={overlapping.length}
      action={revokePasscodeAction}
    />
  );
}

function notOpen(act: PasscodeAct, { name, status }: PasscodeDetails): string {
  if (act === 'grant') return `${name} has an active passcode; reset it instead.`;
  if (act === 'reset') return `${name} has no active passcode; grant one instead.`;
  return status === 'REVOKED'
    ? `The passcode of ${name} is revoked already.`
    : `${name} has no active passcode.`;
}
