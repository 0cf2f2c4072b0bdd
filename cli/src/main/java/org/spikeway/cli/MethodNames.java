package org.spikeway.cli;

import java.util.Arrays;
import java.util.Iterator;
import org.spikeway.mapping.convert.Recipe;

/** The methods of conversion, for a shell that completes the value of {@code --method}. */
final class MethodNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Recipe.values()).map(Recipe::text).iterator();
    }
}
