// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.concordat.evidence.EvidenceVerifier;

/** Zips that look like evidence packs. */
final class PackForgery {
  private PackForgery() {}

  /** The entries of a zip, read without any check. */
  static Map<String, byte[]> entries(byte[] zip) {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** A zip in the form of a pack, of any entries. */
  static byte[] zipped(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        CRC32 checksum = new CRC32();
        checksum.update(each.getValue());
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(each.getValue().length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(each.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void names(String entry, byte[] zip) {
    assertThat(EvidenceVerifier.verify(zip).problems())
        .as("problems of a pack with something wrong in %s", entry)
        .anyMatch(problem -> problem.contains(entry));
  }

  /** Where the first record of the directory begins: where the last entry's bytes end. */
  static int directoryAt(byte[] pack) {
    for (int i = 0; i + 3 < pack.length; i++) {
      boolean found = pack[i] == 'P' && pack[i + 1] == 'K' && pack[i + 2] == 1 && pack[i + 3] == 2;
      if (found) {
        return i;
      }
    }
    throw new AssertionError("no directory");
  }
}
