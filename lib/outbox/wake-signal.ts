/** Lets one loop sleep until a time has passed or somebody wakes it, also just before it sleeps. */
export class WakeSignal {
  #awake = false;
  #sleeper: (() => void) | undefined;

  wake(): void {
    this.#awake = true;
    this.#sleeper?.();
  }

  async sleep(ms: number): Promise<void> {
    if (!this.#awake) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#sleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#sleeper = undefined;
    this.#awake = false;
  }
}
