package org.spikeway.examples.digits;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command that writes drawn digits as IDX files.
 *
 * <pre>{@code java -cp examples/target/classes org.spikeway.examples.digits.DrawDigits \
 *     --count 2000 --seed 7 --out digits [--first 0]}</pre>
 *
 * <p>It needs nothing but this module's own classes. Exit code 2 and one line on standard error for a wrong argument, 1
 * where the files cannot be written.
 */
public final class DrawDigits {
    private static final String USAGE = "usage: DrawDigits --count N --seed S --out DIR [--first INDEX]";
    private static final Set<String> NEEDED = Set.of("--count", "--seed", "--out");
    private static final Set<String> KNOWN = Set.of("--count", "--seed", "--out", "--first");

    private DrawDigits() {}

    public static void main(String[] arguments) {
        int code = run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The command without leaving the process; returns the exit code. */
    static int run(String... arguments) {
        try {
            Map<String, String> values = values(List.of(arguments));
            int count = (int) number(values, "--count", Integer.MAX_VALUE);
            long first = number(values, "--first", Long.MAX_VALUE - count);
            long seed = whole("--seed", values.getOrDefault("--seed", ""));
            return write(new DigitGenerator(seed), first, count, folder(values.getOrDefault("--out", "")));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private static int write(DigitGenerator digits, long first, int count, Path folder) {
        try {
            DigitFiles.write(digits, first, count, folder);
            return 0;
        } catch (IOException e) {
            System.err.println("--out " + folder + ": cannot write there ("
                    + e.getClass().getSimpleName() + " " + e.getMessage() + "). Choose another folder.");
            return 1;
        }
    }

    private static Map<String, String> values(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown argument " + name + "; " + USAGE);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("argument " + name + " needs a value; " + USAGE);
            }
            values.put(name, arguments.get(i + 1));
        }
        if (!values.keySet().containsAll(NEEDED)) {
            throw new IllegalArgumentException(USAGE);
        }
        return values;
    }

    private static long number(Map<String, String> values, String name, long largest) {
        String text = values.getOrDefault(name, "0");
        long number = whole(name, text);
        if (number < 0 || number > largest) {
            throw new IllegalArgumentException(name + " " + text + ": not in 0 to " + largest);
        }
        return number;
    }

    private static long whole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + text + ": not a whole number of 64 bits", e);
        }
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--out " + text + ": not a path of this system", e);
        }
    }
}
