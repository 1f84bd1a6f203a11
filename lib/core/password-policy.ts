import { foldText } from './person-name';

export const passwordMaxLength = 128;

/** zxcvbn's cost grows with the square of the length, and nothing past this adds to the answer. */
const estimatedLength = 64;
/** Under 10^6 guesses: what a common password, a keyboard walk or a repetition takes. */
const weakestAcceptedScore = 2;

/** How hard a password is to guess: 0 (at once) to 4 (very hard), with one sentence of advice. */
export type PasswordEstimate = { score: 0 | 1 | 2 | 3 | 4; advice: string | null };

// The dictionaries weigh hundreds of kilobytes: loaded with the first password, and only then.
const loadEstimator = (() => {
  let loading: ReturnType<typeof load> | undefined;
  return () => (loading ??= load());
})();

async function load() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
}

/** @param personalWords names and addresses that a guesser would try first */
export async function estimatePassword(
  password: string,
  personalWords: string[],
): Promise<PasswordEstimate> {
  const estimator = await loadEstimator();
  const result = estimator.check(password.slice(0, estimatedLength), personalWords);
  return {
    score: result.score,
    advice: result.feedback.warning ?? result.feedback.suggestions[0] ?? null,
  };
}

/**
 * Why a password is refused, in a sentence that says what to do, or null when it is good: the
 * length counts characters, no composition is asked for (NIST SP 800-63B-4).
 * @param minLength what the person's projects ask for
 */
export async function passwordProblem(
  password: string,
  personalWords: string[],
  minLength: number,
): Promise<string | null> {
  const length = [...password].length;
  if (length < minLength) return `Use at least ${minLength} characters.`;
  if (length > passwordMaxLength) return `Use at most ${passwordMaxLength} characters.`;
  if (/^(.{1,4})\1+.{0,3}$/su.test(password)) {
    return 'This repeats the same few characters. Choose something less regular.';
  }
  if (isMadeOf(password, personalWords)) {
    return 'This is made of your name, your e-mail address or the product’s name. Choose other words.';
  }
  const { score } = await estimatePassword(password, personalWords);
  return score < weakestAcceptedScore
    ? 'This password is too common or too easy to guess. Several unrelated words make a good one.'
    : null;
}

/** Whether little more than digits and signs is left once the personal words are taken out. */
function isMadeOf(password: string, personalWords: string[]): boolean {
  const words = personalWords
    .flatMap((text) => foldText(text).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const folded = foldText(password);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), folded);
  return rest !== folded && rest.replace(/[^\p{L}]/gu, '').length < 4;
}
