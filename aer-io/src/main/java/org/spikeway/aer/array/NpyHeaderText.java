package org.spikeway.aer.array;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;

/**
 * Reads the text of an NPY header: a Python dictionary with the three keys descr, fortran_order and shape.
 *
 * <p>The grammar is exactly what NumPy writes, in any order of keys; nothing is evaluated:
 *
 * <pre>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 4), }</pre>
 */
final class NpyHeaderText {
    private static final int LARGEST_RANK = 64;

    private final String text;
    private final int offset;
    private final String name;
    private int at;

    private @Nullable ElementType type;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private @Nullable Boolean fortranOrder;
    private int @Nullable [] shape;

    /**
     * @param offset where the text begins in the file, for messages
     */
    NpyHeaderText(String text, int offset, String name) {
        this.text = text;
        this.offset = offset;
        this.name = name;
    }

    NpyHeader parse() throws UnreadableException {
        expect('{');
        while (!accept('}')) {
            entry();
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipSpace();
        if (at < text.length()) {
            throw malformed("the end of the header");
        }
        if (type == null || fortranOrder == null || shape == null) {
            throw malformed("the keys descr, fortran_order and shape");
        }
        return new NpyHeader(type, order, fortranOrder, shape, offset + text.length());
    }

    private void entry() throws UnreadableException {
        int start = at;
        String key = string();
        expect(':');
        boolean fresh =
                switch (key) {
                    case "descr" -> type == null;
                    case "fortran_order" -> fortranOrder == null;
                    case "shape" -> shape == null;
                    default -> false;
                };
        if (!fresh) {
            at = start;
            throw malformed("each of descr, fortran_order and shape once");
        }
        switch (key) {
            case "descr" -> type = elementType();
            case "fortran_order" -> fortranOrder = bool();
            default -> shape = tuple();
        }
    }

    private ElementType elementType() throws UnreadableException {
        skipSpace();
        int start = at;
        String descr = string();
        if (descr.length() == 3 && "<>|=".indexOf(descr.charAt(0)) >= 0) {
            order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            for (ElementType known : ElementType.values()) {
                if (known.name().toLowerCase(Locale.ROOT).equals(descr.substring(1))) {
                    return known;
                }
            }
        }
        throw new UnreadableException(name + ": byte " + (offset + start) + ": element type '" + descr
                + "' is not read. Save it with astype('float32') or an integer type of at most 64 bits.");
    }

    private boolean bool() throws UnreadableException {
        skipSpace();
        for (String word : new String[] {"True", "False"}) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw malformed("True or False");
    }

    private int[] tuple() throws UnreadableException {
        int[] extents = new int[LARGEST_RANK];
        int rank = 0;
        expect('(');
        while (!accept(')')) {
            if (rank == LARGEST_RANK) {
                throw malformed("at most " + LARGEST_RANK + " dimensions");
            }
            extents[rank++] = extent();
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return Arrays.copyOf(extents, rank);
    }

    private int extent() throws UnreadableException {
        skipSpace();
        int start = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at++) - '0');
            if (value > Integer.MAX_VALUE) {
                at = start;
                throw malformed("an extent of at most 2147483647");
            }
        }
        if (at == start) {
            throw malformed("an extent of 0 or more");
        }
        if (at < text.length() && text.charAt(at) == 'L') {
            at++; // Python 2 wrote long integers so.
        }
        return (int) value;
    }

    private String string() throws UnreadableException {
        skipSpace();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0 || end - at > 40) {
            throw malformed("a short quoted word");
        }
        String word = text.substring(at + 1, end);
        at = end + 1;
        return word;
    }

    private void expect(char wanted) throws UnreadableException {
        if (!accept(wanted)) {
            throw malformed("'" + wanted + "'");
        }
    }

    private boolean accept(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private UnreadableException malformed(String wanted) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "its end";
        return new UnreadableException(name + ": byte " + (offset + at) + ": NPY header: expected " + wanted
                + ", found " + found + ". Save it again with numpy.save.");
    }
}
