package org.spikeway.chip;

/** A place in a chip file, for messages: {@code my.yaml:12: energy.hopX.unit: …}. */
record Place(String file, int line, String path) {
    private static final int LONGEST_QUOTE = 60;

    Place at(int newLine, String key) {
        return new Place(file, newLine, path.isEmpty() ? plain(key) : path + "." + plain(key));
    }

    RefusedException refuse(String reason) {
        return new RefusedException(plain(file) + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + reason);
    }

    /** The text of a file as one short piece of a line, in quotes. */
    static String quote(String text) {
        String plain = plain(text);
        return "'" + (plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "…" : plain) + "'";
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
