// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.concordat.inference.support.InvalidInputException;

/**
 * The container of an artifact, in exactly one form: five stored (uncompressed) entries in a fixed
 * order with one fixed time, no comments, no extra fields. Reading ends with writing the entries
 * again and comparing all bytes, so no zip whose directory says something else than its content, or
 * which hides anything between or behind its entries, is ever accepted.
 */
final class ArtifactZip {
  static final String CONFIGURATION = "configuration.json";
  static final String WEIGHTS = "weights.bin";
  static final String SCHEMA = "schema.json";
  static final String CARD = "card.json";
  static final String EXPORT_MANIFEST = "export-manifest.json";

  static final int MAX_JSON_BYTES = 4 << 20;
  static final int MAX_WEIGHT_BYTES = 201 << 20;

  private static final List<String> ENTRIES =
      List.of(CONFIGURATION, WEIGHTS, SCHEMA, CARD, EXPORT_MANIFEST);

  // In the first month a zip can hold but its first: that one stands for "before 1980" and brings
  // an
  // extended field, which depends on the time zone.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int END_RECORD_BYTES = 22;
  private static final byte[] END_RECORD = {'P', 'K', 5, 6};

  private ArtifactZip() {}

  static byte[] write(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        zip.putNextEntry(entry(content.getKey(), content.getValue()));
        zip.write(content.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    return entry;
  }

  /**
   * Reads the five entries.
   *
   * @throws InvalidInputException if the bytes are anything but the one form described above
   */
  static Map<String, byte[]> read(byte[] zip) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        refuseUnlessExpected(entry, entries);
        entries.put(entry.getName(), content(in, entry));
      }
    } catch (EOFException e) {
      throw truncated(e);
    } catch (ZipException | IllegalArgumentException e) {
      throw new InvalidInputException("The artifact is not a sound zip: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    refuseUnlessComplete(zip, entries);
    return entries;
  }

  private static void refuseUnlessExpected(ZipEntry entry, Map<String, byte[]> before) {
    String name = entry.getName();
    String shown = name.length() > 80 ? name.substring(0, 80) + "..." : name;
    if (name.startsWith("/") || name.startsWith("\\") || name.matches("(?s)[A-Za-z]:.*")) {
      throw new InvalidInputException(
          "An entry of an artifact must have a plain name, but '%s' is an absolute path"
              .formatted(shown));
    }
    if (name.contains("..") || name.contains("/") || name.contains("\\")) {
      throw new InvalidInputException(
          "An entry of an artifact must have a plain name, but '%s' leads out of its folder"
              .formatted(shown));
    }
    if (!ENTRIES.contains(name)) {
      throw new InvalidInputException(
          "An artifact may hold only %s, but holds '%s'".formatted(ENTRIES, shown));
    }
    if (before.containsKey(name)) {
      throw new InvalidInputException(
          "An artifact must hold each entry once, but holds '%s' twice".formatted(name));
    }
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new InvalidInputException(
          "Entries of an artifact must be stored uncompressed, but '%s' is compressed and could"
                  .formatted(name)
              + " expand without limit");
    }
  }

  private static byte[] content(ZipInputStream in, ZipEntry entry) throws IOException {
    int limit = entry.getName().equals(WEIGHTS) ? MAX_WEIGHT_BYTES : MAX_JSON_BYTES;
    if (entry.getSize() < 0 || entry.getSize() > limit) {
      throw new InvalidInputException(
          "Entry '%s' may have at most %d bytes, but claims %d"
              .formatted(entry.getName(), limit, entry.getSize()));
    }
    byte[] content = in.readNBytes(limit + 1);
    if (content.length != entry.getSize()) {
      throw truncated(null);
    }
    return content;
  }

  private static void refuseUnlessComplete(byte[] zip, Map<String, byte[]> entries) {
    int end = zip.length - END_RECORD_BYTES;
    if (end < 0 || !Arrays.equals(zip, end, end + 4, END_RECORD, 0, 4)) {
      throw truncated(null);
    }
    if (!List.copyOf(entries.keySet()).equals(ENTRIES)) {
      throw new InvalidInputException(
          "An artifact must hold %s in this order, but holds %s"
              .formatted(ENTRIES, entries.keySet()));
    }
    if (!Arrays.equals(zip, write(entries))) {
      throw new InvalidInputException(
          "An artifact must have the one form that its entries give, but this zip has other bytes:"
              + " another time, order, comment, extra field, or a directory that contradicts it");
    }
  }

  private static InvalidInputException truncated(@org.jspecify.annotations.Nullable Throwable e) {
    String message =
        "The artifact must be a whole zip that ends with its directory, but it is truncated, has"
            + " bytes behind its end, or is no zip";
    return e == null ? new InvalidInputException(message) : new InvalidInputException(message, e);
  }
}
