/** A person's texts as the database orders and searches them. */
type Person = { email: string; firstName: string; lastName: string };

/** What a screen calls a person: the name, or the address while there is none. */
export function displayName(person: Pick<Person, 'email' | 'firstName' | 'lastName'>): string {
  return `${person.firstName} ${person.lastName}`.trim() || person.email;
}

/** Case and accents removed, white space collapsed, so that "Jose" finds "José". */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The columns by which a member list is ordered and searched; written with every user change. The
 * database copies them to the members and adds the user's ID to what is searched.
 */
export function personSearchColumns(person: Person): { sortName: string; searchText: string } {
  return {
    sortName: foldText(displayName(person)),
    searchText: foldText(`${person.firstName} ${person.lastName} ${person.email}`),
  };
}
