package org.spikeway.aer.journal;

/** A class that tells when anything touches it. */
final class Trap {
    static final String SPRUNG = "org.spikeway.trap";

    static {
        System.setProperty(SPRUNG, "yes");
    }
}
