package org.spikeway.aer.recording.numpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.aer.UnreadableException;

/**
 * Reads the few forms of Python text that a NumPy header is made of; nothing is evaluated.
 *
 * <p>A dictionary becomes a {@link Map}, a list or tuple a {@link List}, a quoted text a {@link String}, a whole number
 * of up to 18 digits a {@link Long}, True and False a {@link Boolean}, and None the text {@code None}.
 */
final class PythonLiteral {
    private static final int DEEPEST = 8;
    private static final int MOST_DIGITS = 18;

    private final String text;
    private final String name;
    private int at;

    private PythonLiteral(String text, String name) {
        this.text = text;
        this.name = name;
    }

    /**
     * Reads a whole text.
     *
     * @param name of the file, for messages
     */
    static Object parse(String text, String name) throws UnreadableException {
        PythonLiteral literal = new PythonLiteral(text, name);
        Object value = literal.value(0);
        literal.skipSpace();
        if (literal.at < text.length()) {
            throw literal.malformed("the end of the header");
        }
        return value;
    }

    private Object value(int depth) throws UnreadableException {
        skipSpace();
        if (depth > DEEPEST) {
            throw malformed("at most " + DEEPEST + " brackets within each other");
        }
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (accept('{')) {
            return map(depth);
        }
        if (accept('[')) {
            return list(']', depth);
        }
        if (accept('(')) {
            return list(')', depth);
        }
        if (c == '\'' || c == '"') {
            return quoted(c);
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            return number();
        }
        return word();
    }

    private Map<Object, Object> map(int depth) throws UnreadableException {
        Map<Object, Object> map = new LinkedHashMap<>();
        while (!accept('}')) {
            Object key = value(depth + 1);
            expect(':');
            if (map.put(key, value(depth + 1)) != null) {
                throw malformed("the key " + key + " once");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        return map;
    }

    private List<Object> list(char end, int depth) throws UnreadableException {
        List<Object> list = new ArrayList<>();
        while (!accept(end)) {
            list.add(value(depth + 1));
            if (!accept(',')) {
                expect(end);
                break;
            }
        }
        return list;
    }

    private String quoted(char quote) throws UnreadableException {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw malformed("the end of a quoted text");
        }
        String quoted = text.substring(at + 1, end);
        at = end + 1;
        return quoted;
    }

    private Long number() throws UnreadableException {
        int start = at++;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        if (at - start > MOST_DIGITS || text.charAt(at - 1) == '-') {
            throw malformed("a whole number of at most " + MOST_DIGITS + " digits");
        }
        long number = Long.parseLong(text.substring(start, at));
        if (at < text.length() && text.charAt(at) == 'L') {
            at++; // Python 2 wrote long numbers so.
        }
        return number;
    }

    private Object word() throws UnreadableException {
        for (String known : new String[] {"True", "False", "None"}) {
            if (text.startsWith(known, at)) {
                at += known.length();
                return known.equals("None") ? known : (Object) known.equals("True");
            }
        }
        throw malformed("a value");
    }

    private void expect(char wanted) throws UnreadableException {
        if (!accept(wanted)) {
            throw malformed("'" + wanted + "'");
        }
    }

    private boolean accept(char wanted) {
        skipSpace();
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private UnreadableException malformed(String wanted) {
        return new UnreadableException(
                name + ": NPY header, character " + at + ": expected " + wanted + ". Save it again with numpy.save.");
    }
}
