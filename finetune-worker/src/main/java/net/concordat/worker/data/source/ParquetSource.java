// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file of flat columns; one group of rows is in memory at a time. Numbers become text as
 * Java writes them, dates and times as ISO 8601 does, true and false 1 and 0.
 */
public record ParquetSource(Path file) implements DividedSource {
  private static final int LARGEST_READ = 8 << 20;

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public RowCursor open() {
    return openAt(0, Long.MAX_VALUE);
  }

  @Override
  public RowSource part(List<String> header, Part part) {
    return RowSource.of(name(), () -> openAt(part.from().rows(), part.rows()));
  }

  /** Where its groups of rows begin, and its end; from the file's footer. */
  public List<Part.Cut> cuts() {
    try (ParquetFileReader reader = reader()) {
      List<Part.Cut> cuts = new ArrayList<>();
      long row = 0;
      for (BlockMetaData group : reader.getRowGroups()) {
        cuts.add(new Part.Cut(row, row));
        row += group.getRowCount();
      }
      cuts.add(new Part.Cut(row, row));
      return cuts;
    } catch (IOException | RuntimeException e) {
      throw unreadable(name(), e);
    }
  }

  private ParquetFileReader reader() throws IOException {
    return new ParquetFileReader(new LocalInputFile(file), options());
  }

  private RowCursor openAt(long rowsBefore, long rows) {
    InputFiles.require(file);
    try {
      return new Cursor(name(), reader(), rowsBefore, rows);
    } catch (IOException | RuntimeException e) {
      throw unreadable(name(), e);
    }
  }

  /**
   * What the builder would make, which cannot be used: it makes Hadoop's codecs and input formats
   * first, and there is no Hadoop here.
   */
  private static ParquetReadOptions options() {
    try {
      Constructor<?> all =
          Arrays.stream(ParquetReadOptions.class.getDeclaredConstructors())
              .filter(constructor -> constructor.getParameterCount() == 18)
              .findFirst()
              .orElseThrow();
      all.setAccessible(true);
      return (ParquetReadOptions)
          all.newInstance(
              false, // signed string minima
              false, // statistics filter
              false, // dictionary filter
              false, // record filter
              false, // column index filter
              true, // page checksums
              false, // bloom filter
              false, // decryption outside the heap
              false, // vectored reads
              FilterCompat.NOOP,
              ParquetMetadataConverter.NO_FILTER,
              new ParquetCodecs(),
              new HeapByteBufferAllocator(),
              LARGEST_READ,
              Map.of(),
              null,
              null,
              new PlainParquetConfiguration());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This is another Parquet library than was tested", e);
    }
  }

  private static InvalidInputException unreadable(String name, Exception e) {
    return e instanceof InvalidInputException refused
        ? refused
        : new InvalidInputException(
            "%s must be a whole Parquet file, but could not be read: %s"
                .formatted(name, e.getMessage()),
            e);
  }

  private static final class Cursor implements RowCursor {
    private final String name;
    private final ParquetFileReader reader;
    private final MessageType columns;
    private final MessageColumnIO rows;
    private final List<String> header;
    private final List<ParquetCell> cells = new ArrayList<>();
    private final long rowsBefore;
    private long toSkip;
    private long toRead;
    private @Nullable RecordReader<Group> group;
    private long left;

    Cursor(String name, ParquetFileReader reader, long rowsBefore, long rows) {
      this.name = name;
      this.reader = reader;
      this.rowsBefore = rowsBefore;
      this.toSkip = rowsBefore;
      this.toRead = rows;
      this.columns = reader.getFileMetaData().getSchema();
      this.rows = new ColumnIOFactory().getColumnIO(columns);
      try {
        List<String> names = new ArrayList<>();
        for (Type type : columns.getFields()) {
          names.add(type.getName());
          cells.add(ParquetCell.of(name, type));
        }
        this.header = Header.require(name, names);
      } catch (InvalidInputException e) {
        close();
        throw e;
      }
    }

    @Override
    public List<String> header() {
      return header;
    }

    @Override
    public long rowsBefore() {
      return rowsBefore;
    }

    @Override
    public @Nullable List<String> next() {
      if (toRead == 0) {
        return null;
      }
      toRead--;
      try {
        skip();
        while (left == 0) {
          PageReadStore pages = reader.readNextRowGroup();
          if (pages == null) {
            return null;
          }
          left = pages.getRowCount();
          group = rows.getRecordReader(pages, new GroupRecordConverter(columns));
        }
        left--;
        return cells(java.util.Objects.requireNonNull(group).read());
      } catch (IOException | ParquetRuntimeException | IllegalArgumentException e) {
        throw unreadable(name, e);
      }
    }

    /** A part begins where a group does. */
    private void skip() {
      for (int next = 0; toSkip > 0; next++) {
        toSkip -= reader.getRowGroups().get(next).getRowCount();
        reader.skipNextRowGroup();
      }
    }

    private List<String> cells(Group row) {
      List<String> texts = new ArrayList<>(cells.size());
      for (int i = 0; i < cells.size(); i++) {
        texts.add(row.getFieldRepetitionCount(i) == 0 ? "" : cells.get(i).text(row, i));
      }
      return texts;
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
