export interface ProgressBarProps {
  /** What goes on: "Inviting users". */
  label: string;
  /** Absent for work that is done as a whole or not at all. */
  value?: number;
  max: number;
}

/** Work whose amount is known, with its counts. */
export function ProgressBar({ label, value, max }: ProgressBarProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-muted tabular-nums">
          {value !== undefined && `${value.toLocaleString('en-GB')} of `}
          {max.toLocaleString('en-GB')}
        </span>
      </div>
      <progress
        aria-label={label}
        value={value}
        max={max}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-active [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-active [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[inline-size] [&::-webkit-progress-value]:duration-150"
      />
    </div>
  );
}
