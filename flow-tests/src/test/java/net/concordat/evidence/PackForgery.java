// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Zips that look like evidence packs. */
public final class PackForgery {
  private PackForgery() {}

  /** The entries of a zip, read without any check. */
  public static Map<String, byte[]> entries(byte[] zip) {
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

  /** A zip in the form of a pack, of any entries in their order. */
  public static byte[] zipped(Map<String, byte[]> entries) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    entries.forEach(
        (name, content) -> {
          ZipLayout.Entry entry = ZipLayout.Entry.of(name, content);
          directory.writeBytes(entry.record(zip.size()));
          zip.writeBytes(entry.header());
          zip.writeBytes(content);
        });
    int end = zip.size();
    zip.writeBytes(directory.toByteArray());
    zip.writeBytes(ZipLayout.end(entries.size(), directory.size(), end));
    return zip.toByteArray();
  }

  /** How many bytes stand before those of an entry. */
  public static int headerLength(String name) {
    return ZipLayout.HEADER + name.length();
  }

  /** Requires that the verifier says that something is wrong in an entry. */
  public static void names(String entry, byte[] zip) {
    assertThat(EvidenceVerifier.verify(zip).problems())
        .as("problems of a pack with something wrong in %s", entry)
        .anyMatch(problem -> problem.contains(entry));
  }
}
