// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * Whose masked updates are in a sum: seats in their order, each with the digest that the ledger
 * holds. What is signed is the bytes: four of each seat, 32 of each digest.
 */
public final class Survivors {
  private static final int DIGEST_BYTES = 32;

  private Survivors() {}

  static byte[] bytes(List<UpdateCommitment> survivors) {
    ByteBuffer bytes = ByteBuffer.allocate(survivors.size() * (Integer.BYTES + DIGEST_BYTES));
    for (UpdateCommitment one : survivors) {
      bytes.putInt(one.getSeat()).put(one.getDigest().getBytes());
    }
    return bytes.array();
  }

  /** The seats that a statement names. */
  public static List<Integer> seats(byte[] survivors) {
    List<Integer> seats = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(survivors);
    while (bytes.remaining() >= Integer.BYTES + DIGEST_BYTES) {
      seats.add(bytes.getInt());
      bytes.position(bytes.position() + DIGEST_BYTES);
    }
    return seats;
  }

  /** Those whose updates have come to this node as committed to, and who shared their secrets. */
  static byte[] arrived(MaskDesk desk, Mailbox mailbox) {
    List<UpdateCommitment> arrived = new ArrayList<>();
    for (UpdateCommitment committed : desk.round().getCommitments()) {
      UpdateMail mail = mailbox.from(committed.getSeat());
      if (isAsCommitted(mail, committed)
          && MaskDesk.names(desk.box().listed(MaskStep.SHARES), committed.getSeat())) {
        arrived.add(committed);
      }
    }
    return bytes(arrived);
  }

  private static boolean isAsCommitted(@Nullable UpdateMail mail, UpdateCommitment committed) {
    return mail != null
        && mail.isArrived()
        && mail.getSecond() == null
        && mail.getCommitment().getDigest().equals(committed.getDigest());
  }

  /**
   * Refuses survivors of whom one shared no secrets or committed to another update, that are too
   * few, or do not have this member among them.
   */
  static void require(MaskDesk desk, Party from, int own, byte[] stated) throws RefusedException {
    List<UpdateCommitment> known = new ArrayList<>();
    for (int seat : seats(stated)) {
      UpdateCommitment committed = desk.round().commitmentOf(seat);
      if (committed == null || !MaskDesk.names(desk.box().listed(MaskStep.SHARES), seat)) {
        throw FlowRule.MASK_SURVIVORS.refusal(from.getName() + " names seat " + seat);
      }
      boolean inOrder = known.isEmpty() || known.get(known.size() - 1).getSeat() < seat;
      FlowRule.MASK_SURVIVORS.require(inOrder, from.getName() + " names seat " + seat + " late");
      known.add(committed);
    }
    FlowRule.MASK_SURVIVORS.require(
        known.size() >= desk.least(MaskStep.SURVIVORS)
            && Arrays.equals(bytes(known), stated)
            && seats(stated).contains(own),
        from.getName() + " names " + seats(stated));
  }
}
