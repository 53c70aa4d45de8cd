// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.regulator;

import net.concordat.ui.api.Reconciliation;
import net.concordat.ui.api.ReconciliationApi;
import net.concordat.ui.live.Feed;
import net.concordat.ui.security.TokenSource;
import org.springframework.stereotype.Component;

/** Follows what the node was given, which changes without news of the ledger. */
@Component
class GivenFeed extends Feed<Reconciliation> {
  /** There is one. */
  static final String ID = "given";

  private final ReconciliationApi reconciliations;

  GivenFeed(ReconciliationApi reconciliations, TokenSource tokens) {
    super(tokens);
    this.reconciliations = reconciliations;
  }

  @Override
  protected Reconciliation read(String token, String id) {
    return reconciliations.lastAs(token);
  }
}
