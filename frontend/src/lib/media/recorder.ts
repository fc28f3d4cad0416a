/** Recording sound with the browser's own means: level, pause, length. */

const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'];
const endings: Record<string, string> = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' };

/** 32 kbit/s of speech: ten minutes are 2.4 MB. */
const bitsPerSecond = 32_000;
export const longestSeconds = 30 * 60;

export const canRecord = () =>
  typeof MediaRecorder === 'function' && typeof navigator.mediaDevices?.getUserMedia === 'function';

export interface Recording {
  blob: Blob;
  name: string;
  seconds: number;
}

/** One recording; `stop` or `drop` gives the microphone back. */
export class Recorder {
  private readonly parts: Blob[] = [];
  private readonly samples: Uint8Array<ArrayBuffer>;
  private begun = performance.now();
  private before = 0;

  private constructor(
    private readonly stream: MediaStream,
    private readonly media: MediaRecorder,
    private readonly context: AudioContext,
    private readonly analyser: AnalyserNode,
  ) {
    this.samples = new Uint8Array(analyser.fftSize);
    media.ondataavailable = ({ data }) => {
      if (data.size > 0) this.parts.push(data);
    };
    media.start(1000);
  }

  /** @throws {DOMException} when the person or the device says no */
  static async begin(): Promise<Recorder> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    const media = new MediaRecorder(stream, {
      ...(mimeType && { mimeType }),
      audioBitsPerSecond: bitsPerSecond,
    });
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    return new Recorder(stream, media, context, analyser);
  }

  get paused(): boolean {
    return this.media.state === 'paused';
  }

  get seconds(): number {
    const running = this.media.state === 'recording' ? (performance.now() - this.begun) / 1000 : 0;
    return this.before + running;
  }

  /** How loud it is now, 0 to 1. */
  get level(): number {
    this.analyser.getByteTimeDomainData(this.samples);
    const loudest = this.samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
    return Math.min(1, loudest / 100);
  }

  pause(): void {
    this.before = this.seconds;
    this.media.pause();
  }

  resume(): void {
    this.begun = performance.now();
    this.media.resume();
  }

  async stop(): Promise<Recording> {
    const { seconds } = this;
    const ended = new Promise<void>((done) => {
      this.media.onstop = () => done();
    });
    this.media.stop();
    await ended;
    this.release();
    const type = this.media.mimeType.split(';')[0] || 'audio/webm';
    return { blob: new Blob(this.parts, { type }), name: `recording.${endings[type] ?? 'webm'}`, seconds };
  }

  drop(): void {
    if (this.media.state !== 'inactive') this.media.stop();
    this.release();
  }

  private release() {
    for (const track of this.stream.getTracks()) track.stop();
    void this.context.close();
  }
}

/** 75 → `1:15`. */
export const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
