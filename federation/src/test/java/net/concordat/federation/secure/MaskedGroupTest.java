// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskedGroupTest {
  private final MaskedGroup group = new MaskedGroup("F1", 2, List.of("BankA", "BankB", "BankC"));
  private final Map<String, GroupClient> clients = new HashMap<>();
  private final Map<String, byte[]> keys = new HashMap<>();
  private final Map<String, int[]> vectors = new HashMap<>();

  MaskedGroupTest() {
    for (String member : group.members()) {
      GroupClient client = new GroupClient(group, member, MaskingSecrets.fresh(new SecureRandom()));
      clients.put(member, client);
      keys.put(member, client.openKey());
    }
    clients.forEach((member, client) -> vectors.put(member, client.mask(new int[] {1, 20}, keys)));
  }

  @Test
  void theSumHasNoMasks() {
    assertThat(group.sum(vectors)).containsExactly(3, 60);
  }

  @Test
  void oneVectorByItselfIsMasked() {
    vectors.values().forEach(vector -> assertThat(vector).isNotEqualTo(new int[] {1, 20}));
  }

  @Test
  void withoutAMemberThereIsNoSum() {
    vectors.remove("BankB");
    assertThatThrownBy(() -> group.sum(vectors))
        .hasMessageStartingWith("A masked group needs the vectors of all of [BankA, BankB, BankC]");
  }

  @Test
  void refusesASecondVectorAndAMissingKey() {
    GroupClient again = new GroupClient(group, "BankA", MaskingSecrets.fresh(new SecureRandom()));
    keys.remove("BankC");
    assertThatThrownBy(() -> again.mask(new int[2], keys))
        .hasMessage("The open key of BankC is missing");
    assertThatThrownBy(() -> again.mask(new int[2], keys))
        .hasMessage("In a masked group a member masks one vector");
  }

  @Test
  void refusesTwoMembersAndAStranger() {
    assertThatThrownBy(() -> new MaskedGroup("F1", 1, List.of("BankA", "BankB")))
        .hasMessageContaining("needs 3 members or more");
    assertThatThrownBy(
            () -> new GroupClient(group, "BankD", MaskingSecrets.fresh(new SecureRandom())))
        .hasMessageContaining("BankD is not in the group");
  }
}
