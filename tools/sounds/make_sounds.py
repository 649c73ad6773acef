#!/usr/bin/env python3
"""Makes the sounds of the client: make_sounds.py FOLDER. Same script, same bytes.

Every sound is a list of struck tones, each a few partials that die away, like a small glass bell
or a soft buzzer; mono, 16 bits, 44100 samples a second.
"""

import math
import struct
import sys
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 44_100
PEAK = 0.72 * 32_767
ATTACK = 0.004

BELL = ((1.0, 1.0, 1.0), (2.0, 0.32, 1.6), (3.01, 0.14, 2.4), (4.2, 0.05, 4.0))
SOFT = ((1.0, 1.0, 1.0), (2.0, 0.12, 1.5))
BUZZ = ((1.0, 1.0, 1.0), (3.0, 0.3, 1.0), (5.0, 0.15, 1.2))


@dataclass
class Tone:
    """Partials are (multiple of the pitch, strength, how much faster it dies than the tone)."""
    start: float
    pitch: float
    length: float
    strength: float = 1.0
    partials: tuple = BELL


def note(name):
    """The frequency of a note such as C5 or F#4."""
    steps = {"C": -9, "D": -7, "E": -5, "F": -4, "G": -2, "A": 0, "B": 2}
    step = steps[name[0]] + (1 if "#" in name else 0) + 12 * (int(name[-1]) - 4)
    return 440.0 * 2.0 ** (step / 12.0)


def phrase(names, gap, length, partials=BELL, strength=1.0):
    return [Tone(index * gap, note(name), length, strength, partials)
            for index, name in enumerate(names.split())]


SOUNDS = {
    "match_found": phrase("E5 B5 E6", 0.11, 0.5)
                   + [Tone(0.5 + tone.start, tone.pitch, tone.length, 0.8)
                      for tone in phrase("E5 B5 E6", 0.11, 0.6)],
    "countdown_tick": [Tone(0.0, note("A5"), 0.09, 0.6, SOFT)],
    "game_start": [Tone(0.0, note("A5"), 0.35, 0.7), Tone(0.0, note("E6"), 0.45, 0.7)],
    "key_error": [Tone(0.0, 150.0, 0.08, 0.5, BUZZ)],
    "victory": phrase("C5 E5 G5 C6", 0.12, 0.6)
               + [Tone(0.5, note(name), 1.1, 0.5) for name in ("C5", "G5", "E6")],
    "defeat": phrase("A4 F4 D4", 0.2, 0.7, SOFT)
              + [Tone(0.62, note("A3"), 0.9, 0.6, SOFT)],
    "tie": phrase("G4 D5 G4 D5", 0.16, 0.4, SOFT),
}


def add_tone(samples, tone):
    first = int(tone.start * RATE)
    count = int(tone.length * RATE)
    for index in range(count):
        time = index / RATE
        # Six time constants, and down to nothing at the very end: no click.
        rise = min(1.0, time / ATTACK)
        fall = min(1.0, (count - index) / (0.01 * RATE))
        value = 0.0
        for multiple, strength, haste in tone.partials:
            fading = math.exp(-6.0 * haste * time / tone.length)
            value += strength * fading * math.sin(2.0 * math.pi * tone.pitch * multiple * time)
        samples[first + index] += tone.strength * rise * fall * value


def render(tones):
    """Little-endian samples. As loud as the loudest tone says, never clipped."""
    length = max(int(tone.start * RATE) + int(tone.length * RATE) for tone in tones)
    samples = [0.0] * length
    for tone in tones:
        add_tone(samples, tone)
    loudness = max(tone.strength for tone in tones)
    scale = PEAK * loudness / max(abs(sample) for sample in samples)
    return struct.pack(f"<{length}h", *(round(sample * scale) for sample in samples))


def write_sounds(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, tones in SOUNDS.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(render(tones))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write_sounds(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
