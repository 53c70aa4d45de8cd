// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A round of which everything travels as bytes, and whose members start again at each step. */
class MaskWireTest {
  private static final List<String> MEMBERS = List.of("A", "B", "C", "D", "E");
  private static final MaskedRound ROUND = new MaskedRound("F1", 2, MEMBERS, 4);

  private final Map<String, byte[]> kept = new TreeMap<>();
  private final Map<String, byte[]> keys = new TreeMap<>();
  private final Map<String, byte[]> shares = new TreeMap<>();

  MaskWireTest() {
    for (String member : MEMBERS) {
      kept.put(member, MaskingSecrets.fresh(new SecureRandom()).toBytes());
      keys.put(member, MaskWire.keys(started(member).openKeys()));
    }
    for (String member : MEMBERS) {
      shares.put(member, MaskWire.shares(started(member).shareSecrets(keys())));
    }
  }

  private MaskingClient started(String member) {
    return new MaskingClient(
        ROUND, member, MaskingSecrets.of(Objects.requireNonNull(kept.get(member))));
  }

  private List<OpenKeys> keys() {
    List<OpenKeys> open = new ArrayList<>();
    keys.forEach((member, sent) -> open.add(MaskWire.keys(member, sent)));
    return open;
  }

  private MaskingClient masking(String member, int[] values, List<int[]> masked) {
    MaskingClient client = started(member);
    client.shareSecrets(keys());
    masked.add(client.mask(values, MaskWire.letters(ROUND, member, shares)));
    return client;
  }

  @Test
  void saysTheSameAfterEachRestart() {
    for (String member : MEMBERS) {
      assertThat(MaskWire.keys(started(member).openKeys())).isEqualTo(keys.get(member));
      assertThat(MaskWire.shares(started(member).shareSecrets(keys())))
          .isEqualTo(shares.get(member));
      List<int[]> masked = new ArrayList<>();
      masking(member, new int[] {1, -2, 3}, masked);
      masking(member, new int[] {1, -2, 3}, masked);
      assertThat(masked.get(1)).isEqualTo(masked.get(0)).isNotEqualTo(new int[] {1, -2, 3});
    }
  }

  @Test
  void givesTheSumWithoutTheOneThatWasLost() {
    Set<String> survivors = new TreeSet<>(Set.of("A", "B", "D", "E"));
    Map<String, int[]> vectors = new TreeMap<>();
    List<Unmasking> unmaskings = new ArrayList<>();
    for (String member : survivors) {
      List<int[]> masked = new ArrayList<>();
      MaskingClient client = masking(member, new int[] {7, -1}, masked);
      byte[] sent = MaskWire.vector(masked.get(0));
      vectors.put(member, MaskWire.vector(member, 2, sent));
      byte[] given = MaskWire.unmasking(ROUND, shares.keySet(), client.unmask(survivors));
      unmaskings.add(MaskWire.unmasking(ROUND, member, shares.keySet(), survivors, given));
    }

    assertThat(new MaskedSum(ROUND, keys(), shares.keySet()).open(vectors, unmaskings))
        .containsExactly(28, -4);
  }

  @Test
  void sharesOutAnewAmongOthers() {
    List<String> six = List.of("A", "B", "C", "D", "E", "F");
    MaskingSecrets own = MaskingSecrets.of(Objects.requireNonNull(kept.get("A")));
    MaskedRound wider = new MaskedRound("F1", 2, six, 5);
    List<OpenKeys> all = new ArrayList<>(keys());
    all.add(new MaskingClient(wider, "F", new SecureRandom()).openKeys());

    assertThat(MaskWire.shares(new MaskingClient(wider, "A", own).shareSecrets(all)))
        .hasSize(5 * 80);
    assertThat(RoundKey.derived(own.sharing(), "one"))
        .isNotEqualTo(RoundKey.derived(own.sharing(), "other"));
  }

  @Test
  void refusesAShareOfTheSecretThatMustStayOne() {
    Set<String> all = new TreeSet<>(MEMBERS);
    List<int[]> masked = new ArrayList<>();
    byte[] given = MaskWire.unmasking(ROUND, all, masking("A", new int[1], masked).unmask(all));

    assertThatThrownBy(() -> MaskWire.unmasking(ROUND, "A", all, Set.of("A", "B", "C", "D"), given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A gave the wrong one of E's secrets: of a survivor the own seed is opened, of another the mask key");
  }

  @Test
  void refusesAnotherLength() {
    assertThatThrownBy(() -> MaskWire.keys("A", new byte[95]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The open keys of A are 96 bytes in this round, not 95");
    assertThatThrownBy(() -> MaskWire.share(ROUND, "B", "A", new byte[400]))
        .hasMessage("The shares of B are 320 bytes in this round, not 400");
    assertThatThrownBy(() -> MaskWire.vector("C", 3, new byte[8]))
        .hasMessage("The vector of C are 12 bytes in this round, not 8");
    assertThatThrownBy(() -> MaskingSecrets.of(new byte[127]))
        .hasMessage("A member's secrets of a round are 128 bytes, not 127");
  }

  @Test
  void followsFromItsSecretsAsTheVectorSays() {
    // HMAC with SHA-256, RFC 4231's second test case.
    assertThat(
            RoundKey.derived(
                "Jefe".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "what do ya want for nothing?"))
        .isEqualTo(
            HexFormat.of()
                .parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    assertThat(MaskingSecrets.fresh(new SecureRandom())).hasToString("MaskingSecrets");
  }
}
