// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.evidence.PackForgery.entries;
import static net.concordat.evidence.PackForgery.headerLength;
import static net.concordat.evidence.PackForgery.names;
import static net.concordat.evidence.PackForgery.zipped;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.concordat.evidence.EvidenceVerifier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever changes a pack on its way is found out, and where. */
@Order(4)
@Timeout(600)
@ExtendWith(SharedConsortium.class)
class PackTamperIT {
  private static final byte[] NOTE = "Not on the ledger.".getBytes(StandardCharsets.UTF_8);

  private final byte[] pack;

  PackTamperIT(TestConsortium c) {
    this.pack = PackSample.of(c).pack;
  }

  @Nested
  class Bytes {
    @Test
    void areNamedWhereOneOfEachEntryIsChanged() {
      long seed = System.nanoTime();
      System.out.println("seed of the bytes changed: " + seed);
      Random random = new Random(seed);
      Map<String, byte[]> whole = entries(pack);
      for (String name : whole.keySet()) {
        Map<String, byte[]> changed = new TreeMap<>(whole);
        byte[] content = Objects.requireNonNull(whole.get(name)).clone();
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        changed.put(name, content);
        names(name, zipped(changed));
      }
    }

    @Test
    void areNamedWhereverInTheFileOneIsChanged() {
      long seed = System.nanoTime();
      System.out.println("seed of the places changed: " + seed);
      Random random = new Random(seed);
      int from = 0;
      for (Map.Entry<String, byte[]> entry : entries(pack).entrySet()) {
        int header = headerLength(entry.getKey());
        int until = from + header + entry.getValue().length;
        names(entry.getKey(), flipped(from + random.nextInt(header), random));
        names(entry.getKey(), flipped(from + random.nextInt(until - from), random));
        from = until;
      }
      for (int i = 0; i < 500; i++) {
        int at = from + random.nextInt(pack.length - from);
        names("the zip's own directory", flipped(at, random));
      }
    }

    private byte[] flipped(int at, Random random) {
      byte[] changed = pack.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      return changed;
    }

    @Test
    void beforeAfterOrInsteadOfAPackAreRefused() {
      byte[] longer = Arrays.copyOf(pack, pack.length + 1);
      assertThat(EvidenceVerifier.verify(longer).isVerified()).isFalse();
      assertThat(EvidenceVerifier.verify(Arrays.copyOf(pack, pack.length / 2)).isVerified())
          .isFalse();
      assertThat(EvidenceVerifier.verify(new byte[0]).isVerified()).isFalse();
      assertThat(EvidenceVerifier.verify(NOTE).isVerified()).isFalse();
    }
  }

  @Nested
  class Entries {
    @Test
    void areNamedWhereOneIsMissing() {
      for (String name : entries(pack).keySet()) {
        Map<String, byte[]> changed = entries(pack);
        changed.remove(name);
        names(name, zipped(changed));
      }
    }

    @Test
    void areNamedWhereOneIsAdded() {
      for (String name : List.of("added.json", "transactions/added.bin", "documents/a-b.json")) {
        Map<String, byte[]> changed = entries(pack);
        changed.put(name, NOTE);
        names(name, zipped(changed));
      }
    }

    @Test
    void areNamedWhereTwoAreSwapped() {
      Map<String, byte[]> changed = entries(pack);
      List<String> binaries =
          changed.keySet().stream().filter(name -> name.endsWith(".bin")).limit(2).toList();
      byte[] first = changed.get(binaries.get(0));
      changed.put(binaries.get(0), changed.get(binaries.get(1)));
      changed.put(binaries.get(1), first);
      names(binaries.get(0), zipped(changed));
      names(binaries.get(1), zipped(changed));
    }

    @Test
    void thatLeaveTheirFolderOrComeOutOfOrderAreRefused() {
      for (String name : List.of("../evil.json", "/etc/passwd", "a\\b.json", "a/../b.json", "A/")) {
        Map<String, byte[]> changed = entries(pack);
        changed.put(name, NOTE);
        names(name, zipped(changed));
      }
      Map<String, byte[]> turned = new TreeMap<>(Comparator.reverseOrder());
      turned.putAll(entries(pack));
      assertThat(EvidenceVerifier.verify(zipped(turned)).isVerified()).isFalse();
    }
  }
}
