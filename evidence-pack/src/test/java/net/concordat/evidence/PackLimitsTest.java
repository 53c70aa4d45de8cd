// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However much somebody puts into a pack, what is read of it is bounded. */
@Timeout(60)
class PackLimitsTest {
  private static TreeMap<String, byte[]> many(String folder, String ending, int count) {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      entries.put(folder + "n" + i + ending, new byte[0]);
    }
    return entries;
  }

  private static PackLimitException refusal(TreeMap<String, byte[]> entries) {
    PackLimitException refusal =
        catchThrowableOfType(PackLimitException.class, () -> PackLimits.require(entries));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  @Test
  void takesAsMuchAsThereMayBe() {
    TreeMap<String, byte[]> entries = many("transactions/", ".bin", PackLimits.TRANSACTIONS);
    entries.putAll(many("others/", ".json", PackLimits.DOCUMENTS));
    entries.put("documents/large.json", new byte[PackLimits.DOCUMENT]);
    entries.remove("others/n0.json");
    entries.put("transactions/n0.bin", new byte[PackLimits.TRANSACTION]);
    assertThatCode(() -> PackLimits.require(entries)).doesNotThrowAnyException();
  }

  @Test
  void refusesMoreTransactionsOrDocuments() {
    assertThat(refusal(many("transactions/", ".bin", PackLimits.TRANSACTIONS + 1)))
        .hasMessage("a pack has at most 5000 transactions here; given 5001");
    TreeMap<String, byte[]> documents = many("others/", ".json", PackLimits.DOCUMENTS);
    documents.put("documents/one.json", new byte[0]);
    assertThat(refusal(documents)).hasMessageContaining("at most 10000 documents");
  }

  @Test
  void namesWhatIsTooLarge() {
    PackLimitException document =
        refusal(new TreeMap<>(Map.of("others/large.json", new byte[PackLimits.DOCUMENT + 1])));
    assertThat(document.entry()).isEqualTo("others/large.json");
    assertThat(document).hasMessage("a pack has at most 1048576 bytes here; given 1048577");
    PackLimitException transaction =
        refusal(new TreeMap<>(Map.of("transactions/a.bin", new byte[PackLimits.TRANSACTION + 1])));
    assertThat(transaction.entry()).isEqualTo("transactions/a.bin");
  }

  /** A pack of anybody's, right in form, is not read further than its count. */
  @Test
  void aPackOfTooMuchIsSoonRefused() throws Exception {
    TreeMap<String, byte[]> entries = many("transactions/", ".bin", PackLimits.TRANSACTIONS + 1);
    PackIndex index =
        new PackIndex(
            "0".repeat(64),
            "O=BankA, L=London, C=GB",
            "1".repeat(64),
            1,
            "2".repeat(64),
            "1970-01-01T00:00:00Z",
            List.of(),
            List.of());
    entries.put(PackIndex.NAME, index.withEntries(entries).toJson());
    entries.put(PackIndex.SEAL, EvidencePack.sealed("O=BankA, L=London, C=GB", new byte[] {1}));
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    PackForm.write(entries, pack);
    assertThat(EvidenceVerifier.verify(pack.toByteArray()).problems())
        .containsExactly("transactions/: a pack has at most 5000 transactions here; given 5001");
  }

  @Test
  void aRevisionIsNamedOnce() {
    Revisions.Revision said = new Revisions.Revision("a", 1, "model-card", 1, "b", "c", "d");
    byte[] once = new Revisions(List.of(said)).toJson();
    byte[] twice = new Revisions(List.of(said, said)).toJson();
    assertThatCode(() -> Revisions.read(new TreeMap<>(Map.of(Revisions.NAME, once))))
        .doesNotThrowAnyException();
    EvidenceException refusal =
        catchThrowableOfType(
            EvidenceException.class,
            () -> Revisions.read(new TreeMap<>(Map.of(Revisions.NAME, twice))));
    assertThat(refusal).hasMessage("names model-card-1-b.json twice");
  }
}
