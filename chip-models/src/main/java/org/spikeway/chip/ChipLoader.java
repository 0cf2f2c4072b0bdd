package org.spikeway.chip;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads the tree of a chip file together with the chips that it extends, one after another. */
final class ChipLoader {
    private static final String EXTENDS = "extends";
    private static final int LONGEST_CHAIN = 16;

    private final ChipCatalogue catalogue;
    private final List<String> chain = new ArrayList<>();

    ChipLoader(ChipCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The complete tree.
     *
     * @param name of the file, for messages
     * @param identity tells this file from others, however it is named
     * @param folder in which the file lies; null for text that lies nowhere
     */
    Section load(String name, String identity, @Nullable Path folder, String text) {
        Section tree = Inheritance.expanded(YamlTree.read(name, text));
        chain.add(identity);
        if (!tree.has(EXTENDS)) {
            return tree;
        }
        Map<String, YamlNode> own = new LinkedHashMap<>(tree.entries());
        own.remove(EXTENDS);
        Section base = parent(tree.text(EXTENDS), tree.get(EXTENDS).place(), folder);
        tree.get("name");
        if (!tree.has("title")) {
            Place place = tree.get(EXTENDS).place();
            own.put("title", new YamlNode.Scalar(place, "Based on " + base.text("name"), false));
        }
        return Inheritance.merged(base, new Section(tree.place(), own));
    }

    private Section parent(String parent, Place place, @Nullable Path folder) {
        if (!ChipCatalogue.isFileName(parent)) {
            requireNew("chip " + parent, parent, place);
            return load(parent + ".yaml", "chip " + parent, null, catalogue.text(parent, place));
        }
        if (folder == null) {
            throw place.refuse("extends the file " + Place.quote(parent) + ", but only files can extend files."
                    + " Name a chip of the catalogue.");
        }
        Path file = within(folder, parent, place);
        requireNew(file.toString(), parent, place);
        return load(file.toString(), file.toString(), file.getParent(), ChipText.load(file));
    }

    /** The file beside or below the one that names it, links followed; none outside its folder. */
    private static Path within(Path folder, String name, Place place) {
        try {
            Path home = folder.toRealPath();
            Path file = home.resolve(name).toRealPath();
            if (file.startsWith(home)) {
                return file;
            }
        } catch (InvalidPathException | IOException e) {
            throw place.refuse("there is no chip file " + Place.quote(name) + " in the folder of this file."
                    + " Name a file there, or a chip of the catalogue.");
        }
        throw place.refuse(Place.quote(name) + " leads out of the folder of this file. Put the file there.");
    }

    private void requireNew(String identity, String name, Place place) {
        if (chain.contains(identity)) {
            throw place.refuse(Place.quote(name) + " extends this file in turn: the two go in a circle."
                    + " Let one of them state its values.");
        }
        if (chain.size() >= LONGEST_CHAIN) {
            throw place.refuse("more than " + LONGEST_CHAIN + " files extend one another. State the values here.");
        }
    }
}
