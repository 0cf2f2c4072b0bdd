package org.spikeway.aer.event;

/** The corner of the picture from which a recording counts columns and rows; streams always count from the upper left. */
public enum Origin {
    UPPER_LEFT("upper left"),
    LOWER_LEFT("lower left"),
    LOWER_RIGHT("lower right");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    /** The words for it in reports. */
    public String label() {
        return label;
    }
}
