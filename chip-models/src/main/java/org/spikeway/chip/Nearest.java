package org.spikeway.chip;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name a user may have meant, by edit distance (Levenshtein 1966). */
public final class Nearest {
    private Nearest() {}

    /** The nearest candidate, if at most a third of the letters, or two, must change. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= Math.max(2, candidate.length() / 3));
    }

    /** {@code " Did you mean light?"}, or nothing where no candidate is near. */
    public static String hint(String name, Collection<String> candidates) {
        return to(name, candidates).map(near -> " Did you mean " + near + "?").orElse("");
    }

    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
