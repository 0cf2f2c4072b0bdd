package org.spikeway.aer.recording.aedat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.event.Geometry;

/** The cameras of AEDAT files whose address layout is known. */
enum Retina {
    DVS128(128, 128, "ch.unizh.ini.jaer.chip.retina.DVS128"),
    DAVIS240(240, 180, "eu.seebetter.ini.chips.davis.DAVIS240C"),
    DAVIS346(346, 260, "eu.seebetter.ini.chips.davis.Davis346blue"),
    DAVIS640(640, 480, "eu.seebetter.ini.chips.davis.Davis640");

    private final int width;
    private final int height;
    private final String chip;

    Retina(int width, int height, String chip) {
        this.width = width;
        this.height = height;
        this.chip = chip;
    }

    Geometry geometry() {
        return new Geometry(width, height);
    }

    /** The name of its class in jAER, by which headers name it. */
    String chip() {
        return chip;
    }

    RetinaWord word() {
        return this == DVS128 ? RetinaWord.DVS128 : RetinaWord.DAVIS;
    }

    /** The camera that a text names; null if none. */
    static @Nullable Retina named(String text) {
        String words = text.toUpperCase(Locale.ROOT);
        for (Retina retina : values()) {
            if (words.contains(retina.name())) {
                return retina;
            }
        }
        return null;
    }

    /** The smallest camera with room for so many columns and rows; null if none. */
    static @Nullable Retina holding(int columns, int rows) {
        for (Retina retina : values()) {
            if (columns <= retina.width && rows <= retina.height) {
                return retina;
            }
        }
        return null;
    }
}
