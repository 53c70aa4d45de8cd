// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.federation.AggregationTerms;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/**
 * A node's part in a masked round: who may say what when, that each client says it once and is
 * shown one list. Of keys it reads whether they are some, and no share.
 */
final class MaskDesk {
  private final ServiceHub services;
  private final MaskedAttempt attempt;
  private final FederationState federation;
  private final RoundState standing;
  private final RoundState last;
  private final MaskBox box;

  MaskDesk(ServiceHub services, MaskedAttempt attempt) throws RefusedException {
    this.services = services;
    this.attempt = attempt;
    this.box = new MaskBox(services, attempt);
    Federations known = new Federations(services);
    this.federation = known.federation(attempt.getFederationId()).getState().getData();
    this.standing = known.opened(attempt.getFederationId(), attempt.getRound());
    this.last = known.round(attempt.getFederationId()).getState().getData();
    FlowRule.MASK_ORDER.require(terms().getMode().isMasked(), "given " + terms().getMode());
    FlowRule.MASK_ORDER.require(
        federation.getOrder().contains(attempt.getGatherer()),
        "seat " + attempt.getGatherer() + " is none of the aggregators");
  }

  private AggregationTerms terms() {
    return federation.getPlan().getAggregation();
  }

  MaskBox box() {
    return box;
  }

  Party gatherer() {
    return federation.getSeats().get(attempt.getGatherer()).getMember();
  }

  /** How many a list has at the least. */
  int least(MaskStep step) {
    FederationMode mode = terms().getMode();
    return step == MaskStep.KEYS && mode == FederationMode.CONFIDENTIAL
        ? mode.leastClients()
        : Math.max(terms().getShareThreshold(), mode.leastQuorum());
  }

  /** Says something for this member: what it said before, if it did. */
  MaskMail say(Party own, MaskStep step, byte[] said) throws RefusedException {
    int seat = Federations.seatOf(federation, own);
    requireDue(step, seat);
    FlowRule.MASK_ORDER.require(
        !step.isBeforeCommitments()
            || new Mailbox(services, attempt.getFederationId(), attempt.getRound()).from(seat)
                == null,
        "this member has committed to its update");
    if (step == MaskStep.KEYS) {
      ArtifactStoreService.of(services).requireUpdate(standing.getGlobalDigest());
    }
    MaskMail kept = kept(step, seat);
    if (kept != null) {
      FlowRule.MASK_ONCE.require(
          kept.getSaid().equals(new OpaqueBytes(said)), "said something else in " + step);
      return kept;
    }
    byte[] signedBytes =
        MaskMail.signedBytes(attempt, standing.getGlobalDigest(), step, before(step), said);
    byte[] signature =
        services.getKeyManagementService().sign(signedBytes, own.getOwningKey()).getBytes();
    MaskMail mail =
        new MaskMail(step, seat, new OpaqueBytes(said), before(step), new OpaqueBytes(signature));
    box.keep(mail);
    return mail;
  }

  /** Survivors are one list in a round, whoever gathers; all else in each attempt. */
  private @Nullable MaskMail kept(MaskStep step, int seat) {
    List<MaskMail> kept = box.ofRound(step, seat);
    return step == MaskStep.SURVIVORS && !kept.isEmpty() ? kept.get(0) : box.from(step, seat);
  }

  /** The digest of the list of the step before; of nothing for the first. */
  private SecureHash before(MaskStep step) {
    MaskStep earlier = step.before();
    return earlier == null ? SecureHash.zeroHash : box.digest(box.listed(earlier));
  }

  private void requireDue(MaskStep step, int seat) throws RefusedException {
    boolean committed = last.getStatus() == RoundStatus.COMMITTED;
    FlowRule.ROUND_OPEN.require(
        Rounds.isOpen(last, attempt.getRound()) && committed != step.isBeforeCommitments(),
        step
            + " of round "
            + attempt.getRound()
            + " while "
            + last.getNumber()
            + " is "
            + last.getStatus());
    MaskStep earlier = step.before();
    FlowRule.MASK_ORDER.require(
        earlier == null || names(box.listed(earlier), seat), "seat " + seat + " before " + step);
  }

  static boolean names(List<MaskMail> list, int seat) {
    return list.stream().anyMatch(mail -> mail.getSeat() == seat);
  }

  /** Takes what another client says to this node. */
  void take(Party client, MaskMail mail) throws RefusedException {
    int seat = Federations.seatOf(federation, client);
    requireDue(mail.getStep(), seat);
    requireSound(mail);
    FlowRule.MASK_SIGNED.require(mail.getSeat() == seat, "seat " + mail.getSeat());
    requireSameBefore(mail);
    requireKeys(mail, box.all(MaskStep.KEYS));
    FlowRule.MASK_SURVIVORS.require(
        mail.getStep() != MaskStep.SURVIVORS
            || Arrays.equals(mail.getSaid().getBytes(), ownSurvivors()),
        client.getName() + " has signed others");
    List<MaskMail> listed = box.listed(mail.getStep());
    FlowRule.MASK_ORDER.require(
        listed.isEmpty() || names(listed, seat), mail.getStep() + " is over");
    MaskMail kept = box.from(mail.getStep(), seat);
    FlowRule.MASK_ONCE.require(
        kept == null || kept.saysAs(mail), client.getName() + " in " + mail.getStep());
    box.keep(mail);
  }

  private void requireSound(MaskMail mail) throws RefusedException {
    int seat = mail.getSeat();
    FlowRule.MASK_SIGNED.require(
        seat >= 0
            && seat < federation.getSeats().size()
            && mail.getSaid().getSize() <= MaskMail.MOST_BYTES
            && mail.isSignedBy(member(seat), attempt, standing.getGlobalDigest()),
        "not by seat " + seat + " in " + mail.getStep() + " of this round");
  }

  private void requireKeys(MaskMail mail, List<MaskMail> beside) throws RefusedException {
    FlowRule.MASK_KEYS.require(
        mail.getStep() != MaskStep.KEYS || MaskKeys.areSound(mail, beside),
        member(mail.getSeat()).getName() + " gave " + mail.getSaid().getSize() + " bytes");
  }

  private void requireSameBefore(MaskMail mail) throws RefusedException {
    FlowRule.MASK_LIST.require(
        mail.getBefore().equals(before(mail.getStep())),
        member(mail.getSeat()).getName() + " was shown another list before " + mail.getStep());
  }

  private Party member(int seat) {
    return federation.getSeats().get(seat).getMember();
  }

  /** Whether all have spoken that are expected in a step. */
  boolean isComplete(MaskStep step) {
    MaskStep earlier = step.before();
    MaskMail own = box.from(MaskStep.SURVIVORS, ownSeat());
    int expected = earlier == null ? federation.clients() : box.listed(earlier).size();
    if (step == MaskStep.SURVIVORS && own != null) {
      expected = Survivors.seats(own.getSaid().getBytes()).size();
    }
    return box.all(step).size() >= expected;
  }

  /** Makes the list of a step of what has come. */
  List<MaskMail> close(MaskStep step) throws RefusedException {
    List<MaskMail> listed = box.listed(step);
    if (!listed.isEmpty()) {
      return listed;
    }
    List<MaskMail> all = box.all(step);
    FlowRule.MASK_LIST.require(
        all.size() >= least(step), all.size() + " of " + least(step) + " have sent " + step);
    box.list(all);
    return all;
  }

  /** Takes over a list that another shows this member. */
  void adopt(Party from, MaskStep step, List<MaskMail> shown) throws RefusedException {
    List<MaskMail> known = box.listed(step);
    FlowRule.MASK_LIST.require(
        known.isEmpty() || box.digest(known).equals(box.digest(shown)),
        from.getName() + " shows another list of " + step + " than before");
    FlowRule.MASK_LIST.require(
        shown.size() >= least(step), from.getName() + " shows " + shown.size() + " in " + step);
    int previous = -1;
    for (MaskMail mail : shown) {
      FlowRule.MASK_LIST.require(
          mail.getStep() == step && mail.getSeat() > previous,
          from.getName() + " shows seat " + mail.getSeat() + " after " + previous);
      previous = mail.getSeat();
      requireSound(mail);
      requireSameBefore(mail);
      requireKeys(mail, shown);
      MaskStep earlier = step.before();
      FlowRule.MASK_ORDER.require(
          earlier == null || names(box.listed(earlier), previous),
          from.getName() + " shows seat " + previous + " in " + step);
    }
    keepShown(from, step, shown);
  }

  private void keepShown(Party from, MaskStep step, List<MaskMail> shown) throws RefusedException {
    if (step == MaskStep.SURVIVORS) {
      requireOneList(from, shown);
    }
    for (MaskMail mail : shown) {
      MaskMail kept = box.from(step, mail.getSeat());
      FlowRule.MASK_ONCE.require(
          kept == null || kept.saysAs(mail),
          from.getName() + " shows another " + step + " of seat " + mail.getSeat());
      box.keep(mail);
    }
    box.list(shown);
  }

  private void requireOneList(Party from, List<MaskMail> shown) throws RefusedException {
    MaskMail own = kept(MaskStep.SURVIVORS, ownSeat());
    MaskMail first = own == null ? shown.get(0) : own;
    for (MaskMail mail : shown) {
      FlowRule.MASK_SURVIVORS.require(
          mail.getSaid().equals(first.getSaid()),
          from.getName() + " has had seat " + mail.getSeat() + " sign other survivors");
    }
  }

  /** This member's seat; -1 of an observer. */
  private int ownSeat() {
    return federation.seatOf(services.getMyInfo().getLegalIdentities().get(0));
  }

  /** The survivors that this member has signed; nothing if it has not. */
  byte[] ownSurvivors() {
    MaskMail own = kept(MaskStep.SURVIVORS, ownSeat());
    return own == null ? new byte[0] : own.getSaid().getBytes();
  }

  /** The round with its commitments. */
  RoundState round() {
    return standing;
  }

  /** Whether a client may be told what was said, or an observer. */
  void requireReader(Party reader) throws RefusedException {
    FlowRule.FEDERATION_CLIENT.require(
        federation.isClient(reader) || federation.getHeader().getObservers().contains(reader),
        "given " + reader.getName());
  }

  /** Requires that this member has a list from which it could mask its update. */
  static void requireMasked(ServiceHub services, FederationState federation, int round, int seat)
      throws RefusedException {
    FederationMode mode = federation.getPlan().getAggregation().getMode();
    MaskStep needed = mode == FederationMode.GROUPED ? MaskStep.KEYS : MaskStep.SHARES;
    MaskedAttempt any = new MaskedAttempt(federation.getFederationId(), round, 0);
    FlowRule.MASK_ORDER.require(
        !mode.isMasked() || !new MaskBox(services, any).listedInRound(needed, seat).isEmpty(),
        "no list of " + needed + " names this member");
  }
}
