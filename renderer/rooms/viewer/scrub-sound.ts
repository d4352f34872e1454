import type { SoundPiece } from './frames/frame-messages.ts';

/** Seconds in which a piece comes and goes: cut off, it would crack. */
const FADE = 0.005;

/** Plays a short piece of sound at each frame that is stepped or dragged to. */
export class ScrubSound {
  #context: AudioContext | null = null;
  #playing: AudioBufferSourceNode | null = null;

  /** In place of the piece before. */
  play({ sampleRate, channels }: SoundPiece): void {
    const [first] = channels;
    if (!first) return;
    const context = (this.#context ??= new AudioContext());
    const buffer = context.createBuffer(channels.length, first.length, sampleRate);
    channels.forEach((channel, at) => buffer.copyToChannel(channel, at));
    this.#stop();
    const loudness = context.createGain();
    const start = context.currentTime;
    const end = start + buffer.duration;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(1, start + FADE);
    loudness.gain.setValueAtTime(1, Math.max(start + FADE, end - FADE));
    loudness.gain.linearRampToValueAtTime(0, end);
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(loudness).connect(context.destination);
    source.start();
    this.#playing = source;
  }

  /** Gives back the way to the loudspeaker. */
  close(): void {
    this.#stop();
    void this.#context?.close();
    this.#context = null;
  }

  #stop(): void {
    this.#playing?.stop();
    this.#playing = null;
  }
}
