package org.spikeway.examples.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Splits a block of shell lines into commands and words: quotes, comments, a backslash at the end of a line, and variables
 * as {@code $NAME}. Nothing else of a shell is understood, and what is not understood is refused.
 */
final class ShellCommands {
    private static final String NOT_UNDERSTOOD = "|&;<>()`*?";

    private final Map<String, String> variables;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private ShellCommands(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The commands of a block, each as its words. */
    static List<List<String>> of(String text, Map<String, String> variables) {
        ShellCommands reader = new ShellCommands(variables);
        reader.read(text);
        return reader.commands;
    }

    private void read(String text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i++;
            } else if (c == '#' && !inWord) {
                i = text.indexOf('\n', i) - 1;
            } else if (c == '\n') {
                endCommand();
            } else if (c == ' ') {
                endWord();
            } else if (c == '$') {
                i = variable(text, i + 1) - 1;
            } else if (NOT_UNDERSTOOD.indexOf(c) >= 0) {
                throw new IllegalArgumentException("'" + c + "' is more of a shell than a page may use");
            } else {
                word.append(c);
                inWord = true;
            }
        }
        endCommand();
    }

    private int variable(String text, int from) {
        int end = from;
        while (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_') {
            end++;
        }
        String name = text.substring(from, end);
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("$" + name + " stands for nothing. Known: " + variables.keySet());
        }
        word.append(value);
        inWord = true;
        return end;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
