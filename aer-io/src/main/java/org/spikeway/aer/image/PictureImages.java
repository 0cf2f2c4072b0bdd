package org.spikeway.aer.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.spikeway.aer.UnreadableException;

/**
 * Pictures in PNG and JPEG files, decoded when they are read.
 *
 * <p>Samples are taken as they are stored, without colour management; transparency is passed over.
 */
final class PictureImages extends UnlabelledImages {
    private static final long LARGEST_FILE = 1L << 28;

    private final List<Path> files;

    PictureImages(String name, List<Path> files, Extent extent) throws UnreadableException {
        super(name, files.size(), extent);
        this.files = List.copyOf(files);
    }

    @Override
    public void read(int index, double[] chw) throws UnreadableException {
        Path file = files.get(Objects.checkIndex(index, size()));
        PictureHeader header = PictureHeader.read(file);
        if (!new Extent(header.channels(), header.height(), header.width()).equals(extent())) {
            throw new UnreadableException(
                    file + ": " + header.extent() + " now. Leave the files as they are in a run.");
        }
        try {
            BufferedImage image = decode(bytes(file), header);
            if (image.getColorModel() instanceof IndexColorModel palette) {
                paletteSamples(image.getRaster(), palette, chw);
            } else {
                samples(image.getRaster(), chw);
            }
        } catch (UnreadableException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            // The decoders throw runtime exceptions of many kinds at damaged files.
            throw new UnreadableException(
                    file + ": cannot be decoded (" + damaged.getMessage() + "). Fetch or save the file again.");
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST_FILE) {
            throw new UnreadableException(String.format(
                    "%s: %,d bytes, a picture file may have %,d. Save it smaller.", file, size, LARGEST_FILE));
        }
        return Files.readAllBytes(file);
    }

    private BufferedImage decode(byte[] file, PictureHeader header) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(header.format()).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            String[] warning = new String[1];
            reader.addIIOReadWarningListener((source, text) -> warning[0] = text);
            if (reader.getWidth(0) != width() || reader.getHeight(0) != height()) {
                throw new IIOException("two sizes in one file");
            }
            BufferedImage image = reader.read(0);
            if (warning[0] != null) {
                // A truncated JPEG is filled up with grey and only warned of.
                throw new IIOException(warning[0]);
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private void samples(Raster raster, double[] chw) {
        int plane = extent().plane();
        int[] row = new int[width()];
        for (int c = 0; c < channels(); c++) {
            for (int y = 0; y < height(); y++) {
                raster.getSamples(0, y, width(), 1, c, row);
                for (int x = 0; x < row.length; x++) {
                    chw[c * plane + y * width() + x] = row[x] / 255.0;
                }
            }
        }
    }

    private void paletteSamples(Raster raster, IndexColorModel palette, double[] chw) {
        int plane = extent().plane();
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                int rgb = palette.getRGB(raster.getSample(x, y, 0));
                for (int c = 0; c < channels(); c++) {
                    chw[c * plane + y * width() + x] = (rgb >> (16 - 8 * c) & 0xFF) / 255.0;
                }
            }
        }
    }
}
