package org.spikeway.aer.image;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * The order of files by their names, in which numbers count by their value: {@code frame9.png} stands before
 * {@code frame10.png}.
 */
final class NameOrder implements Comparator<Path> {
    @Override
    public int compare(Path first, Path second) {
        String a = first.getFileName().toString();
        String b = second.getFileName().toString();
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int difference;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endOfA = endOfNumber(a, i);
                int endOfB = endOfNumber(b, j);
                difference = compareNumbers(a.substring(i, endOfA), b.substring(j, endOfB));
                i = endOfA;
                j = endOfB;
            } else {
                difference = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (difference != 0) {
                return difference;
            }
        }
        int left = Integer.compare(a.length() - i, b.length() - j);
        return left != 0 ? left : a.compareTo(b);
    }

    /** Numbers of any length, without their leading zeros. */
    private static int compareNumbers(String a, String b) {
        String one = a.replaceFirst("^0+", "");
        String other = b.replaceFirst("^0+", "");
        return one.length() != other.length() ? Integer.compare(one.length(), other.length()) : one.compareTo(other);
    }

    private static int endOfNumber(String name, int from) {
        int end = from;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
