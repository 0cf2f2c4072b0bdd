package org.spikeway.chip;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages a chip file in every way of one kind: each key removed, each key misspelt, each unit or number replaced. */
final class Mutations {
    /** A key at the start of a line or in a flow mapping, outside comments and quotes. */
    private static final Pattern KEY = Pattern.compile("(?<=^ {0,8}|\\{|, )([a-zA-Z]+):(?= |$)");

    private final List<String> lines;

    Mutations(String text) {
        lines = text.lines().toList();
    }

    /** One damaged text and what was done. */
    record Mutant(String what, String text) {
        @Override
        public String toString() {
            return what;
        }
    }

    List<Mutant> withoutAKey() {
        List<Mutant> mutants = new ArrayList<>();
        eachKey((row, key) -> {
            String line = lines.get(row);
            List<String> left = new ArrayList<>(lines);
            if (line.substring(0, key.start()).isBlank()) {
                int end = row + 1;
                while (end < lines.size() && indent(lines.get(end)) > indent(line)) {
                    end++;
                }
                left.subList(row, end).clear();
            } else {
                left.set(row, line.substring(0, key.start()) + line.substring(endOfEntry(line, key.end())));
            }
            mutants.add(new Mutant("without " + key.group(1) + " in line " + (row + 1), String.join("\n", left)));
        });
        return mutants;
    }

    List<Mutant> withAMisspeltKey() {
        List<Mutant> mutants = new ArrayList<>();
        eachKey((row, key) -> {
            String name = key.group(1);
            String misspelt = name.substring(0, 1) + name.substring(2) + "x";
            mutants.add(replaced("misspelt " + name, row, key.start(1), key.end(1), misspelt));
        });
        return mutants;
    }

    /** Each match of the first group of the pattern replaced, one at a time. */
    List<Mutant> with(String pattern, String replacement) {
        List<Mutant> mutants = new ArrayList<>();
        for (int row = 0; row < lines.size(); row++) {
            Matcher match = Pattern.compile(pattern).matcher(lines.get(row));
            while (match.find()) {
                mutants.add(replaced(match.group(1), row, match.start(1), match.end(1), replacement));
            }
        }
        return mutants;
    }

    private Mutant replaced(String what, int row, int start, int end, String replacement) {
        List<String> damaged = new ArrayList<>(lines);
        String line = lines.get(row);
        damaged.set(row, line.substring(0, start) + replacement + line.substring(end));
        return new Mutant(what + " → " + replacement + " in line " + (row + 1), String.join("\n", damaged));
    }

    private interface KeyAction {
        void at(int row, Matcher key);
    }

    private void eachKey(KeyAction action) {
        for (int row = 0; row < lines.size(); row++) {
            if (!lines.get(row).startsWith("#")) {
                // Quoted text keeps its length but loses what looks like keys.
                String line = blankQuotes(lines.get(row));
                Matcher key = KEY.matcher(line);
                while (key.find()) {
                    action.at(row, key);
                }
            }
        }
    }

    private static String blankQuotes(String line) {
        return Pattern.compile("\"[^\"]*\"").matcher(line).replaceAll(quoted -> "q"
                .repeat(quoted.group().length()));
    }

    /** Where the next entry of a flow mapping begins, or the closing brace. */
    private static int endOfEntry(String line, int from) {
        boolean quoted = false;
        int depth = 0;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (!quoted && depth == 0 && (c == ',' || c == '}')) {
                return c == ',' ? i + 2 : i;
            }
        }
        throw new IllegalStateException("no end of entry: " + line);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
