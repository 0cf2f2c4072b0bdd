package org.spikeway.aer.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;

/**
 * What a PNG or JPEG file says of itself before it is decoded.
 *
 * <pre>
 *  PNG   byte 0             8            12     16      20       24    25          26
 *        +------------------+------------+------+-------+--------+-----+-----------+
 *        | 89 PNG 0d0a1a0a  | length 13  | IHDR | width | height | bit | colour    |   big endian
 *        |                  |            |      |       |        |depth| 0,4 grey  |
 *        +------------------+------------+------+-------+--------+-----+-----------+
 *
 *  JPEG  FF D8, then segments: FF, marker, length (2 bytes, itself included), content.
 *        The content of a frame header (markers C0..CF but C4, C8, CC):
 *        +------+---------+---------+------------+
 *        | bits | height  | width   | components |   1 = grey, 3 = colour
 *        | 1    | 2       | 2       | 1          |   big endian
 *        +------+---------+---------+------------+
 * </pre>
 *
 * @param format the name of the form, png or jpeg
 * @param channels 1 for grey, else 3
 */
record PictureHeader(String format, int channels, int height, int width) {
    /** The most pixels a picture may have; a header that declares more is not followed. */
    static final int LARGEST = 1 << 24;

    private static final int PNG_START = 0x89504E47;
    private static final int PNG_GREY = 0;
    private static final int PNG_GREY_ALPHA = 4;

    static PictureHeader read(Path file) throws UnreadableException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int start = in.readInt();
            PictureHeader header;
            if (start == PNG_START) {
                header = png(in, file);
            } else if (start >>> 16 == 0xFFD8) {
                header = jpeg(in, start & 0xFFFF, file);
            } else {
                throw new UnreadableException(file + ": neither PNG nor JPEG. A folder of pictures holds these only.");
            }
            if (header.height < 1 || header.width < 1 || (long) header.height * header.width > LARGEST) {
                throw new UnreadableException(String.format(
                        "%s: %s, a picture has 1 to %,d pixels. Scale it down.", file, header.extent(), LARGEST));
            }
            return header;
        } catch (UnreadableException refused) {
            throw refused;
        } catch (EOFException truncated) {
            throw new UnreadableException(file + ": truncated in the header. Fetch the file again.");
        } catch (IOException failed) {
            throw new UnreadableException(file + ": cannot be read (" + failed.getMessage() + "). Check its access.");
        }
    }

    /** The size for messages, such as {@code 32×32 in 3 channels}. */
    String extent() {
        return width + "×" + height + " in " + channels + (channels == 1 ? " channel" : " channels");
    }

    private static PictureHeader png(DataInputStream in, Path file) throws IOException {
        if (in.readInt() != 0x0D0A1A0A || in.readInt() != 13 || in.readInt() != 0x49484452) {
            throw new UnreadableException(file + ": byte 4: the PNG header is damaged. Fetch the file again.");
        }
        int width = in.readInt();
        int height = in.readInt();
        int depth = in.readUnsignedByte();
        int colour = in.readUnsignedByte();
        requireEightBits(depth <= 8, depth, file);
        return new PictureHeader("png", colour == PNG_GREY || colour == PNG_GREY_ALPHA ? 1 : 3, height, width);
    }

    /** @param marker the first marker, with the FF before it */
    private static PictureHeader jpeg(DataInputStream in, int marker, Path file) throws IOException {
        int next = marker;
        while (!isFrame(next)) {
            int length = in.readUnsignedShort();
            if (next >>> 8 != 0xFF || next == 0xFFDA || next == 0xFFD9 || length < 2) {
                throw new UnreadableException(file + ": no frame header before the JPEG data. Fetch the file again.");
            }
            in.skipNBytes(length - 2L);
            next = in.readUnsignedShort();
            while (next == 0xFFFF) {
                next = 0xFF00 | in.readUnsignedByte(); // Fill bytes may stand before a marker.
            }
        }
        in.readUnsignedShort();
        int depth = in.readUnsignedByte();
        int height = in.readUnsignedShort();
        int width = in.readUnsignedShort();
        int components = in.readUnsignedByte();
        requireEightBits(depth == 8, depth, file);
        if (components != 1 && components != 3) {
            throw new UnreadableException(
                    file + ": JPEG of " + components + " components, 1 or 3 are read. Save it as RGB.");
        }
        return new PictureHeader("jpeg", components, height, width);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }

    private static void requireEightBits(boolean met, int depth, Path file) throws UnreadableException {
        if (!met) {
            throw new UnreadableException(file + ": samples of " + depth + " bits, 8 are read. Save it with 8 bits.");
        }
    }
}
