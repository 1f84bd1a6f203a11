import { givenMember, givenProject, type GivenMember, type GivenProject } from './given-project';

export let project: GivenProject;
export let admin: GivenMember;
export let mina: GivenMember;

/** Before each test: a project anew, its Admin Asha Rao, and its Member Mina Sato. */
export async function givenAshaAndMina(): Promise<void> {
  project = await givenProject();
  admin = await givenMember(project, 'ADMIN', { firstName: 'Asha', lastName: 'Rao' });
  mina = await givenMember(project, 'MEMBER', { firstName: 'Mina', lastName: 'Sato' });
}
