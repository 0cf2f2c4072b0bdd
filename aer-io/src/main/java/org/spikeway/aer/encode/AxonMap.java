package org.spikeway.aer.encode;

import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;

/**
 * Which input axon of a network an event of a sensor goes to.
 *
 * <p>A network with two channels gets OFF events in channel 0 and ON events in channel 1; one with a single channel gets
 * both alike. Axons are numbered channels last: {@code (y · width + x) · channels + channel}. A network that reads a flat
 * list of numbers gets them in the order of its training: channel by channel and row by row.
 *
 * @param channels 1 or 2
 * @param flat whether the network reads a list of channels · height · width numbers
 */
public record AxonMap(int channels, int height, int width, boolean flat) {

    /**
     * Fits a sensor to a network's input of channels × height × width.
     *
     * @param name of the recording, for messages
     * @throws UnreadableException if the network does not read events of this sensor
     */
    public static AxonMap of(String name, Geometry sensor, int channels, int height, int width)
            throws UnreadableException {
        String input = channels + "×" + height + "×" + width;
        if (height == 1 && width == 1) {
            long pixels = (long) sensor.width() * sensor.height();
            if (sensor.known() && (pixels == channels || 2 * pixels == channels)) {
                return new AxonMap(2 * pixels == channels ? 2 : 1, sensor.height(), sensor.width(), true);
            }
            throw new UnreadableException(name + ": a sensor of " + sensor + " pixels, the network reads a list of "
                    + channels + " numbers. Give the sensor's size, or crop the recording to it.");
        }
        if (channels > 2) {
            throw new UnreadableException(name + ": events have two polarities, the network reads " + input
                    + ". Choose a network with one or two input channels.");
        }
        if (sensor.known() && (sensor.width() > width || sensor.height() > height)) {
            throw new UnreadableException(name + ": a sensor of " + sensor + " pixels, the network reads " + input
                    + ". Crop or downsample the recording.");
        }
        return new AxonMap(channels, height, width, false);
    }

    /** The number of axons. */
    public int size() {
        return channels * height * width;
    }

    /** The axon of an event; -1 if it lies outside. */
    public int axon(int x, int y, int polarity) {
        if (x >= width || y >= height) {
            return -1;
        }
        int channel = channels == 2 ? polarity : 0;
        return flat ? (channel * height + y) * width + x : (y * width + x) * channels + channel;
    }

    /** The place of an axon in an image of channels × height × width. */
    public int imageIndex(int axon) {
        return flat ? axon : axon % channels * height * width + axon / channels;
    }
}
