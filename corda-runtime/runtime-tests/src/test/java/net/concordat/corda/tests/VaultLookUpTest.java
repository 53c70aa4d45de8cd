// SPDX-License-Identifier: Apache-2.0
package net.concordat.corda.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.services.Vault;
import net.corda.core.node.services.Vault.StateStatus;
import net.corda.core.node.services.vault.QueryCriteria.VaultQueryCriteria;
import net.corda.node.services.vault.NodeVaultService;
import org.junit.jupiter.api.Test;

/** A vault finds each state that a transaction names by its key, however many others it holds. */
class VaultLookUpTest {
  private final NodeVaultService vault = mock(NodeVaultService.class, CALLS_REAL_METHODS);
  private final List<StateRef> asked = new ArrayList<>();

  @Test
  void asksForOneStateAtATime() throws Exception {
    doAnswer(
            query -> {
              VaultQueryCriteria criteria = query.getArgument(0);
              List<StateRef> refs = Objects.requireNonNull(criteria.getStateRefs());
              assertThat(refs).hasSize(1);
              asked.addAll(refs);
              return new Vault.Page<>(List.of(), List.of(), 0L, StateStatus.ALL, List.of());
            })
        .when(vault)
        ._queryBy(any(), any(), any(), any());
    List<StateRef> named =
        IntStream.range(0, 5)
            .mapToObj(i -> new StateRef(SecureHash.sha256("transaction " + i), i))
            .toList();

    Method look = NodeVaultService.class.getDeclaredMethod("loadStates", Collection.class);
    look.setAccessible(true);
    look.invoke(vault, named);

    assertThat(asked).isEqualTo(named);
  }
}
