package org.spikeway.cli;

/**
 * What the terminal can do, as the launcher has found out.
 *
 * @param isTerminal whether somebody looks at standard error, rather than a pipe or a file
 * @param columns signs that fit side by side
 * @param colours whether colours are wanted: on a terminal only, and never where {@code NO_COLOR} is set (no-color.org)
 */
record Terminal(boolean isTerminal, int columns, boolean colours) {
    /** Where nobody says how wide it is. */
    static final int USUAL_COLUMNS = 120;

    private static final int FEWEST_COLUMNS = 40;

    /** The terminal of this process. */
    static Terminal here() {
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        boolean terminal = Boolean.getBoolean("spikeway.terminal") && !dumb;
        String noColor = System.getenv("NO_COLOR");
        int columns = Integer.getInteger("spikeway.columns", USUAL_COLUMNS);
        return new Terminal(
                terminal, Math.max(FEWEST_COLUMNS, columns), terminal && (noColor == null || noColor.isEmpty()));
    }
}
