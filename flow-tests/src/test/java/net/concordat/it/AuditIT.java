// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.workflows.audit.ReadTransactionsFlow;
import net.concordat.workflows.audit.TransactionView;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node tells what its transactions did, and nothing of those it does not hold. */
@Order(4)
@Timeout(180)
@ExtendWith(SharedConsortium.class)
class AuditIT {
  private final TestConsortium c;

  AuditIT(TestConsortium c) {
    this.c = c;
  }

  @Test
  void tellsCommandSignersAndStatesOfItsTransactionsAlone() {
    StateAndRef<RegisteredModelState> model = c.register(c.bankA);
    StateAndRef<ModelVersionState> version =
        c.publish(
            c.bankA,
            model.getState().getData().getModelId(),
            "read for the audit trail".getBytes(UTF_8));
    SecureHash publish = version.getRef().getTxhash();

    List<TransactionView> told =
        run(c.bankA, new ReadTransactionsFlow(List.of(publish, SecureHash.randomSHA256())));

    assertThat(told).hasSize(1);
    TransactionView view = told.get(0);
    assertThat(view.getId()).isEqualTo(publish);
    assertThat(view.getCommand()).isEqualTo("ModelVersionContract.Publish");
    assertThat(view.getSigners()).containsExactly(party(c.bankA).getName().toString());
    assertThat(view.getConsumed()).contains(model.getRef());
    assertThat(view.getReferenced()).isNotEmpty();
    assertThat(view.getProduced()).contains("RegisteredModelState", "ModelVersionState");
    assertThat(view.getAt()).isEqualTo(version.getState().getData().getHeader().getAt());
    assertThat(run(c.bankC, new ReadTransactionsFlow(List.of(publish)))).isEmpty();
  }
}
