import { Status, type Tone } from "@/ui/Status";
import { useTexts } from "./texts";

const TONES: Record<string, Tone> = {
  live: "good",
  scheduled: "busy",
  paused: "warn",
  ended: "quiet",
};

export function ProgramState({ state }: { state: string }) {
  const { t } = useTexts();
  return <Status tone={TONES[state] ?? "quiet"}>{t(`program.state.${state}`)}</Status>;
}
