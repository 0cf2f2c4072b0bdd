package org.spikeway.examples.digits;

import java.util.List;
import java.util.stream.Stream;

/** The ways of writing each digit, as strokes in a box from (0, 0) at the top left to (100, 100). */
final class Glyphs {
    private static final List<List<List<Stroke>>> VARIANTS = List.of(
            List.of( // 0: closed, overlapping, narrow top
                    glyph("M 55 0 C 15 0 0 30 0 52 C 0 80 20 100 48 100 C 80 100 100 75 100 48 C 100 20 85 0 55 0"),
                    glyph("M 72 8 C 40 -8 5 15 2 52 C 0 85 25 100 50 100 C 85 98 100 70 98 45 C 96 15 75 0 42 4"),
                    glyph("M 45 2 C 12 20 -2 45 4 72 C 12 104 62 108 82 80 C 104 46 92 6 60 2 Q 45 0 38 10")),
            List.of( // 1: a stick, with a flag, with flag and foot
                    glyph("M 50 0 L 50 100"),
                    glyph("M 24 24 Q 44 15 52 0 L 50 100"),
                    glyph("M 20 26 Q 42 16 52 0 L 52 98", "M 20 99 L 84 98")),
            List.of( // 2: straight foot, loop, wavy foot
                    glyph("M 5 25 C 10 -8 90 -10 90 28 C 90 55 40 70 2 98 L 100 98"),
                    glyph("M 8 22 C 20 -8 88 -8 85 28 C 82 60 45 85 18 95 C -5 100 -5 75 18 78 C 45 82 60 105 100 92"),
                    glyph("M 5 20 C 20 -5 85 -8 85 25 C 85 55 35 75 5 98 Q 30 85 55 93 Q 80 103 98 90")),
            List.of( // 3: round, flat top, small loop in the middle
                    glyph("M 8 12 C 30 -5 85 -5 85 25 C 85 45 55 48 38 48 C 65 48 95 52 95 75 C 95 108 25 108 2 86"),
                    glyph("M 5 2 L 88 2 L 42 42 C 75 40 98 55 96 75 C 92 108 25 106 2 88"),
                    glyph("M 8 15 C 25 -8 85 -5 82 22 C 80 42 55 52 38 52 C 28 52 28 43 40 43"
                            + " C 80 42 98 60 94 78 C 86 108 20 104 2 84")),
            List.of( // 4: open and round, closed, open and straight, in one go
                    glyph("M 14 2 C 8 30 2 50 6 56 C 12 62 60 58 96 54", "M 76 8 C 74 40 70 70 70 100"),
                    glyph("M 70 100 L 70 0 L 0 65 L 100 65"),
                    glyph("M 35 0 L 2 62 L 98 62", "M 68 28 L 66 100"),
                    glyph("M 12 0 C 2 34 2 52 22 54 C 48 56 72 48 84 4 C 84 40 78 70 75 100")),
            List.of( // 5: hat drawn last, one stroke, without corners
                    glyph("M 15 4 L 10 44 C 40 32 95 38 95 70 C 95 105 30 108 2 90", "M 15 4 L 90 2"),
                    glyph("M 90 3 L 20 3 L 12 45 C 45 30 96 40 94 70 C 90 105 25 106 2 88"),
                    glyph("M 92 2 C 60 8 35 2 25 6 C 15 30 10 42 18 44 C 50 36 98 48 90 75 C 80 104 25 104 0 90")),
            List.of( // 6: round, straight stem, curled top
                    glyph("M 80 2 C 30 15 2 50 3 72 C 5 105 88 108 92 74 C 94 45 30 40 8 68"),
                    glyph("M 55 0 C 30 25 2 50 4 75 C 8 108 92 104 90 74 C 86 46 25 52 6 78"),
                    glyph("M 88 14 C 70 -8 5 5 3 62 C 3 110 90 108 92 72 C 92 42 20 40 4 70")),
            List.of( // 7: plain, with a bar, curved, with a serif and a bar
                    glyph("M 2 4 L 95 4 L 40 100"),
                    glyph("M 2 4 L 96 3 C 80 35 55 60 42 100", "M 26 52 L 84 48"),
                    glyph("M 2 12 Q 8 2 25 4 C 50 8 75 6 96 2 C 75 30 50 60 45 100"),
                    glyph("M 4 20 L 6 3 L 94 2 C 70 40 52 60 40 100", "M 30 52 L 88 46")),
            List.of( // 8: one stroke, two rings, open at the top
                    glyph("M 82 16 C 70 -8 12 -4 14 24 C 16 48 92 46 92 76 C 92 108 4 108 6 76 C 8 50 80 45 82 16"),
                    glyph(
                            "M 50 0 C 5 0 5 46 50 46 C 95 46 95 0 50 0",
                            "M 50 46 C -12 46 -12 100 50 100 C 112 100 112 46 50 46"),
                    glyph("M 86 10 C 60 -10 10 0 15 25 C 20 48 90 50 90 78 C 88 108 5 106 8 78 C 12 52 80 44 92 14")),
            List.of( // 9: straight stem, curled tail, slanted
                    glyph("M 85 22 C 75 -8 5 -4 5 28 C 5 60 80 58 86 24 C 86 50 82 80 78 100"),
                    glyph("M 88 25 C 80 -10 5 -5 5 28 C 6 60 82 56 90 20 C 96 60 90 100 50 100 C 30 100 18 94 10 86"),
                    glyph("M 80 10 C 40 -12 2 10 5 32 C 10 58 70 52 84 10 C 84 40 65 80 55 100")));

    private Glyphs() {}

    /** The strokes of one way of writing the digit, chosen by chance. */
    static List<Stroke> any(int digit, Chance chance) {
        List<List<Stroke>> variants = VARIANTS.get(digit);
        return variants.get(chance.below(variants.size()));
    }

    private static List<Stroke> glyph(String... paths) {
        return Stream.of(paths).map(Stroke::parse).toList();
    }
}
