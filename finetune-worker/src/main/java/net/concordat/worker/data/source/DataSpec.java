// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InputFiles;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a spec are: in JSON the name of a CSV or Parquet file, or an object with either
 * {@code file} or {@code jdbc}, and a {@code mapping} where the columns are not those of the
 * schema. A file whose name ends with {@code .json} holds such an object in its turn.
 */
public final class DataSpec {
  private static final String ELSEWHERE = ".json";
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final @Nullable String file;
  private final @Nullable JdbcSpec jdbc;
  private final @Nullable String mapping;

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  DataSpec(
      @JsonProperty("file") @Nullable String file,
      @JsonProperty("jdbc") @Nullable JdbcSpec jdbc,
      @JsonProperty("mapping") @Nullable String mapping) {
    if ((file == null) == (jdbc == null)) {
      throw new InvalidInputException(
          "'data' must be a file's name, or have one of 'file' and 'jdbc', but has %s"
              .formatted(file == null ? "neither" : "both"));
    }
    this.file = file == null ? null : Checks.text("data", file, 1000);
    this.jdbc = jdbc;
    this.mapping = mapping == null ? null : Checks.text("data.mapping", mapping, 1000);
  }

  /** A file; whether it is CSV or Parquet is seen from its first bytes. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DataSpec file(String name) {
    return new DataSpec(name, null, null);
  }

  /** As it stands in a spec. */
  @JsonValue
  Object written() {
    if (mapping == null && file != null) {
      return file;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    if (file != null) {
      fields.put("file", file);
    }
    if (jdbc != null) {
      fields.put("jdbc", jdbc);
    }
    if (mapping != null) {
      fields.put("mapping", mapping);
    }
    return fields;
  }

  /** A spec with what its names of files are relative to. */
  private record Located(DataSpec spec, Path folder) {}

  private Located located(Path folder) {
    if (file == null || !file.endsWith(ELSEWHERE)) {
      return new Located(this, folder);
    }
    Path elsewhere = folder.resolve(file);
    DataSpec spec = Json.read(elsewhere, DataSpec.class);
    if (spec.file != null && spec.file.endsWith(ELSEWHERE)) {
      throw new InvalidInputException(
          "%s must say where rows are, but names another file that does, '%s'"
              .formatted(elsewhere, spec.file));
    }
    return new Located(spec, elsewhere.resolveSibling(""));
  }

  /**
   * The file that says how the columns become the schema's; absent where they are.
   *
   * @param folder that names of files are relative to
   */
  public @Nullable Path mapping(Path folder) {
    if (mapping != null) {
      return folder.resolve(mapping);
    }
    Located rows = located(folder);
    return rows.spec.mapping == null ? null : rows.folder.resolve(rows.spec.mapping);
  }

  /**
   * The rows.
   *
   * @param folder that names of files are relative to
   * @throws InvalidInputException if there is no such file, or no password
   */
  public RowSource source(Path folder) {
    Located rows = located(folder);
    JdbcSpec query = rows.spec.jdbc;
    return query != null
        ? query.source(rows.folder)
        : of(rows.folder.resolve(Checks.required("data", rows.spec.file)));
  }

  /** The name of the file; empty where the rows come from a query. */
  public Optional<String> fileName() {
    return Optional.ofNullable(file);
  }

  /** A file beside which this bank keeps what belongs to the rows, such as the commitment's key. */
  public Path place(Path folder) {
    Located rows = located(folder);
    return rows.folder.resolve(rows.spec.file == null ? "query" : rows.spec.file);
  }

  /** The rows of a file. */
  public static RowSource of(Path file) {
    InputFiles.require(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(PARQUET.length);
      if (begin.length == 0) {
        throw new InvalidInputException(
            "A file of rows must be Parquet, or CSV that begins with the names of columns, but '%s' is empty"
                .formatted(file));
      }
      return Arrays.equals(begin, PARQUET) ? new ParquetSource(file) : new CsvSource(file);
    } catch (IOException e) {
      throw new InvalidInputException("Could not read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DataSpec that && written().equals(that.written());
  }

  @Override
  public int hashCode() {
    return written().hashCode();
  }

  @Override
  public String toString() {
    return written().toString();
  }
}
