package org.spikeway.chip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chip with every key of its file: what it inherits is written out, and each number keeps its unit and source.
 *
 * <p>Values of this class never change; {@link #with} gives a what-if beside the original.
 */
public final class ChipFile {
    private final Section tree;
    private final ChipModel model;

    private ChipFile(Section tree) {
        this.tree = tree;
        model = ChipReader.model(tree);
    }

    /**
     * Reads a chip file, and the ones that it extends.
     *
     * @throws RefusedException in one line that names file, line, key and what is allowed
     */
    public static ChipFile read(Path file) {
        String text = ChipText.load(file);
        try {
            Path real = file.toRealPath();
            return new ChipFile(
                    new ChipLoader(new ChipCatalogue()).load(file.toString(), real.toString(), real.getParent(), text));
        } catch (IOException e) {
            throw new RefusedException("chip file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "). Check its permissions.");
        }
    }

    /** Reads a chip from text; {@code name} is the name for messages. It can extend chips of the catalogue. */
    public static ChipFile read(String name, String text) {
        return read(name, "text " + name, text, new ChipCatalogue());
    }

    static ChipFile read(String name, String identity, String text, ChipCatalogue catalogue) {
        return new ChipFile(new ChipLoader(catalogue).load(name, identity, null, text));
    }

    public ChipModel model() {
        return model;
    }

    /** The complete file, without {@code extends}; reading it gives the same model. */
    public String text() {
        return new YamlWriter().write(tree);
    }

    /**
     * Every key in the order of the file: {@code energy.hopX} → {@code 3.0 pJ (Davies et al. 2018, …)}. A number is one
     * entry.
     */
    public Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        Listing.of(tree, "", entries);
        return entries;
    }

    /** The complete tree as maps, lists, texts and numbers, for JSON. */
    public Map<String, Object> tree() {
        return Listing.tree(tree);
    }

    /**
     * The same chip with another number. {@code energy.hop} stands for {@code energy.hopX} and {@code energy.hopY}.
     *
     * @param path of the number: {@code energy.synapticOperation}
     * @param value a number, with or without its unit: {@code 5}, {@code 5 pJ}, {@code 5pJ}; without, the unit of the file
     * @throws RefusedException if there is no such number, or the value is none
     */
    public ChipFile with(String path, String value) {
        return new ChipFile(new WhatIf(path, value).applied(tree));
    }
}
