/** What an act did and ended, item by item, told after it. */
export type Receipt = {
  /** In the past tense: "Asha Rao was disabled". */
  title: string;
  /** "Signed out of 2 devices"; empty when nothing else happened. */
  lines: string[];
};
