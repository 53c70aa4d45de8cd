// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import org.jspecify.annotations.Nullable;

/**
 * Under which ids the rows of a file are decided. The same row has the same id whenever it is asked
 * for, so that nothing is decided twice.
 */
public final class CaseIds {
  /** Java also takes shorter and longer parts, and cuts them off: different names, one id. */
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String purpose;
  private final @Nullable String digest;
  private final int column;

  private CaseIds(String purpose, @Nullable String digest, int column) {
    this.purpose = purpose;
    this.digest = digest;
    this.column = column;
  }

  /** From the file's SHA-256 and the row's number: another file has other ids. */
  public static CaseIds ofFile(String purpose, Path file) throws IOException {
    MessageDigest sha = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha.update(buffer, 0, read);
      }
    }
    return new CaseIds(purpose, HexFormat.of().formatHex(sha.digest()), -1);
  }

  /** From a column that names each case: a UUID as it is, other text by its SHA-256. */
  public static CaseIds named(String purpose, Path file, List<String> header, String column) {
    return new CaseIds(purpose, null, CsvTable.column(file.toString(), header, column));
  }

  /**
   * The id of a row.
   *
   * @param row its number, from 1
   * @throws InvalidInputException if the row does not name its case
   */
  UUID of(long row, List<String> cells) {
    if (digest != null) {
      return hashed("file", digest, Long.toString(row));
    }
    String name = cells.get(column).strip();
    if (name.isEmpty()) {
      throw new InvalidInputException(
          "Row %d must name its case in the id column, but the cell is empty".formatted(row));
    }
    return UUID_FORM.matcher(name).matches() ? UUID.fromString(name) : hashed("name", name);
  }

  /** The first 16 bytes of a SHA-256, as a UUID of version 8 (RFC 9562). */
  private UUID hashed(String... parts) {
    MessageDigest sha = sha256();
    sha.update("concordat/case".getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
    sha.update(purpose.getBytes(StandardCharsets.UTF_8));
    for (String part : parts) {
      sha.update((byte) 0);
      sha.update(part.getBytes(StandardCharsets.UTF_8));
    }
    ByteBuffer bytes = ByteBuffer.wrap(sha.digest());
    long high = bytes.getLong() & ~0xf000L | 0x8000L;
    long low = bytes.getLong() & ~(3L << 62) | 2L << 62;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
