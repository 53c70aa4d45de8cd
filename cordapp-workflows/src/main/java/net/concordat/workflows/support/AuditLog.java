// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each act on the ledger: who, what, and how it ended. */
public final class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger("concordat.audit");

  private AuditLog() {}

  /** An act of this node is on the ledger. */
  public static void recorded(Party party, String command, SecureHash txId) {
    LOG.info("recorded party={} command={} txId={}", party.getName(), command, txId);
  }

  /** A transaction from another node was taken. */
  public static void taken(Party sender, String command, SecureHash txId) {
    LOG.info("taken from={} command={} txId={}", sender.getName(), command, txId);
  }

  /** Bytes of an artifact leave this node. */
  public static void sent(Party grantee, SecureHash artifact, long offset, int bytes) {
    LOG.info(
        "sent to={} artifact={} offset={} bytes={}", grantee.getName(), artifact, offset, bytes);
  }

  /** An observer says nothing about whose transactions it misses, and so cannot be asked. */
  public static void unobserved(Party observer) {
    LOG.warn("unobserved observer={}", observer.getName());
  }

  /** Something was refused, whoever asked for it. */
  public static void refused(Party party, String what, String reason) {
    LOG.warn("refused party={} what={} reason={}", party.getName(), what, reason);
  }
}
