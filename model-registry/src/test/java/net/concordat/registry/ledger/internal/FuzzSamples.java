// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;
import static net.concordat.registry.ledger.internal.LedgerSamples.model;
import static net.concordat.registry.ledger.internal.LedgerSamples.recorded;
import static net.concordat.registry.ledger.internal.LedgerSamples.ref;
import static net.concordat.registry.ledger.internal.LedgerSamples.version;

import java.util.List;
import java.util.Map;
import net.corda.core.crypto.SecureHash;

/** A registry that knows a model with a version, for tests that only need something to be there. */
public abstract class FuzzSamples extends DatabaseTest {
  private static final String MODEL = "card-fraud";

  /** Projects them. */
  protected final void record() {
    project(
        List.of(
            recorded(model(header(OURS, START, null), MODEL, 1), ref(), START),
            recorded(model(header(OURS, START, null), "credit", 0), ref(), START),
            recorded(version(header(OURS, START, null), MODEL, 1, null), ref(), START)));
  }

  /** What is there, by the names of the parameters that ask for it. */
  protected final Map<String, String> known() {
    return Map.of(
        "modelId",
        Facts.hex(SecureHash.sha256(MODEL)),
        "version",
        "1",
        "member",
        LedgerSamples.BANK.getName().toString(),
        "asOf",
        START.toString());
  }
}
