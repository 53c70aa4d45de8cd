// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import net.concordat.inference.support.InvalidInputException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** How Parquet's pages are unpacked; its own way goes through Hadoop's classes. */
final class ParquetCodecs implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("Parquet is only read here");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return new Unpacker(codec);
  }

  @Override
  public void release() {
    // Nothing is kept.
  }

  private record Unpacker(CompressionCodecName codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput packed, int size) throws IOException {
      if (codec == CompressionCodecName.UNCOMPRESSED) {
        return packed;
      }
      byte[] bytes = packed.toInputStream().readAllBytes();
      byte[] page =
          switch (codec) {
            case SNAPPY -> snappy(bytes, size);
            case GZIP -> gzip(bytes, size);
            case ZSTD -> Zstd.decompress(bytes, size);
            default ->
                throw new InvalidInputException(
                    "A Parquet file must be packed with SNAPPY, GZIP, ZSTD or not at all, but one"
                        + " is packed with "
                        + codec);
          };
      if (page.length != size) {
        throw new IOException("a page has %d bytes instead of %d".formatted(page.length, size));
      }
      return BytesInput.from(page);
    }

    /** Looks at the stated length before anything of that length is made. */
    private static byte[] snappy(byte[] packed, int size) throws IOException {
      int stated = Snappy.uncompressedLength(packed);
      if (stated != size) {
        throw new IOException("a page has %d bytes instead of %d".formatted(stated, size));
      }
      return Snappy.uncompress(packed);
    }

    private static byte[] gzip(byte[] packed, int size) throws IOException {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return in.readNBytes(size);
      }
    }

    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer page, int size) {
      throw new UnsupportedOperationException("Pages are read into arrays here");
    }

    @Override
    public void release() {
      // Nothing is kept.
    }
  }
}
