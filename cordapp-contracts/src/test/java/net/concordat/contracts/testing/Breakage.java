// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.model.ModelSeedState;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.HashAttachmentConstraint;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.contracts.TransactionState;
import net.corda.core.contracts.TransactionVerificationException.ContractRejection;
import net.corda.testing.core.TestIdentity;
import org.jspecify.annotations.Nullable;

/** A valid transaction that was changed in one place, drawn at random. */
public final class Breakage {
  private static final Pattern RULE = Pattern.compile("^([a-z][a-z0-9-]*): ");
  private static final List<TestIdentity> BANKS =
      List.of(Parties.BANK_A, Parties.BANK_B, Parties.BANK_C, Parties.BANK_D, Parties.OUTSIDER);

  /** One of each kind, copied at each draw: to make one signs more than verifying it checks. */
  private static final List<TransactionDraft> KINDS =
      Valid.kinds().stream().map(Supplier::get).toList();

  private final TransactionDraft draft;
  private final String kind;
  private final Random random;
  private String place = "";
  private String detail = "";

  private Breakage(TransactionDraft draft, Random random) {
    this.draft = draft;
    this.kind = draft.toString();
    this.random = random;
  }

  /** Draws a kind of transaction, a place in it, and a change. */
  public static Breakage draw(long seed) {
    // Near seeds would give a Random near first draws, so the same few kinds.
    Random random = new Random(new SplittableRandom(seed).nextLong());
    Breakage breakage = new Breakage(KINDS.get(random.nextInt(KINDS.size())).copy(), random);
    breakage.change();
    return breakage;
  }

  /** The command, where the change was made, and its kind: {@code Publish header.at later}. */
  public String name() {
    return kind + " " + place;
  }

  @Override
  public String toString() {
    return name() + " (" + detail + ")";
  }

  /**
   * Why the transaction is refused, as the name of the rule.
   *
   * @return null if it is accepted; {@code corda} where Corda itself refuses it before any contract
   */
  public @Nullable String refusal() throws Exception {
    try {
      TestLedger.verify(draft.wire());
      return null;
    } catch (ContractRejection rejection) {
      String message = String.valueOf(Objects.requireNonNull(rejection.getCause()).getMessage());
      Matcher rule = RULE.matcher(message);
      if (!rule.find()) {
        throw new AssertionError(this + " is refused without a rule: " + message, rejection);
      }
      return rule.group(1);
    } catch (net.corda.core.CordaException | net.corda.core.CordaRuntimeException refusal) {
      return "corda";
    } catch (IllegalArgumentException | IllegalStateException unbuildable) {
      return "corda";
    }
  }

  private void change() {
    switch (random.nextInt(12)) {
      case 0:
        changeSigners();
        return;
      case 1:
        changeConsumed();
        return;
      case 2:
        changeReferenced();
        return;
      case 3:
        changeProduced();
        return;
      case 4:
        changeWindow();
        return;
      case 5:
        changeAround();
        return;
      default:
        changeField();
    }
  }

  private void changeSigners() {
    List<TestIdentity> given = draft.signerIdentities(BANKS);
    List<TestIdentity> others = new ArrayList<>(BANKS);
    others.removeAll(given);
    List<TestIdentity> changed = new ArrayList<>(given);
    int which = random.nextInt(given.size());
    switch (others.isEmpty() ? 0 : random.nextInt(3)) {
      case 0:
        note("signers", "dropped", given.get(which).getName().getOrganisation());
        changed.remove(which);
        break;
      case 1:
        note("signers", "added", "one more");
        changed.add(others.get(random.nextInt(others.size())));
        break;
      default:
        note("signers", "swapped", given.get(which).getName().getOrganisation());
        changed.set(which, others.get(random.nextInt(others.size())));
    }
    draft.signedBy(changed.toArray(new TestIdentity[0]));
  }

  private void changeConsumed() {
    changeRefs(draft.consumed(), "inputs");
  }

  private void changeReferenced() {
    changeRefs(draft.referenced(), "references");
  }

  /** One fewer, one more of a kind that is there, or one of a kind that is not. */
  private void changeRefs(List<StateAndRef<ContractState>> states, String what) {
    int choice = states.isEmpty() ? 2 : random.nextInt(3);
    if (choice == 0) {
      StateAndRef<ContractState> dropped = states.remove(random.nextInt(states.size()));
      note(what, "dropped", type(dropped));
    } else if (choice == 1) {
      StateAndRef<ContractState> twin =
          TestLedger.given(states.get(random.nextInt(states.size())).getState());
      states.add(twin);
      note(what, "doubled", type(twin));
    } else {
      states.add(States.any(TestLedger.given(stranger())));
      note(what, "added", "a seed");
    }
  }

  private static ModelSeedState stranger() {
    return new ModelSeedState(Samples.header(null), Parties.BANK_C.getParty());
  }

  private void changeProduced() {
    List<TransactionState<ContractState>> produced = draft.produced();
    int which = random.nextInt(produced.size());
    String type = produced.get(which).getData().getClass().getSimpleName();
    switch (random.nextInt(3)) {
      case 0:
        note("outputs", "dropped", type);
        produced.remove(which);
        return;
      case 1:
        note("outputs", "doubled", type);
        produced.add(produced.get(which));
        return;
      default:
        note("outputs", "added", "a seed");
        draft.producing(stranger());
    }
  }

  private void changeWindow() {
    Duration wide = Duration.ofSeconds(151 + random.nextInt(100_000));
    Duration away = Duration.ofSeconds(121 + random.nextInt(100_000));
    switch (random.nextInt(5)) {
      case 0:
        window("removed", null);
        return;
      case 1:
        window("open-start", TimeWindow.untilOnly(Samples.NOW.plusSeconds(120)));
        return;
      case 2:
        window("open-end", TimeWindow.fromOnly(Samples.NOW.minusSeconds(120)));
        return;
      case 3:
        window("wide", TimeWindow.withTolerance(Samples.NOW, wide));
        return;
      default:
        window(
            "elsewhere",
            TimeWindow.withTolerance(
                random.nextBoolean() ? Samples.NOW.plus(away) : Samples.NOW.minus(away),
                Duration.ofMinutes(2)));
    }
  }

  private void window(String change, @Nullable TimeWindow window) {
    note("window", change, String.valueOf(window));
    draft.within(window);
  }

  /** What is around the states: jars, constraints, notary, encumbrance, command. */
  private void changeAround() {
    Class<? extends ContractState> type = draft.produced().get(0).getData().getClass();
    switch (random.nextInt(6)) {
      case 0:
        note("attachments", "other-jar", "");
        draft.attaching(TestLedger.OTHER_JAR);
        return;
      case 1:
        note("attachments", "added", "");
        draft.attaching(TestLedger.JAR, TestLedger.STRANGE_JAR);
        return;
      case 2:
        note("constraint", "pinned", type.getSimpleName());
        draft.wrapping(
            type, TestLedger.constrainedBy(new HashAttachmentConstraint(TestLedger.JAR)));
        return;
      case 3:
        note("constraint", "other-key", type.getSimpleName());
        draft.wrapping(
            type,
            TestLedger.constrainedBy(TestLedger.signedBy(Parties.OTHER_SIGNER.getPublicKey())));
        return;
      case 4:
        note("notary", "other", "");
        draft.withOtherNotary();
        return;
      default:
        ConcordatCommand other = KINDS.get(random.nextInt(KINDS.size())).command();
        if (other.getClass().equals(draft.command().getClass()) || random.nextBoolean()) {
          note("command", "doubled", other.getClass().getSimpleName());
          draft.commanding(other);
        } else {
          note("command", "other", other.getClass().getSimpleName());
          draft.commandingOnly(other);
        }
    }
  }

  private void changeField() {
    List<TransactionState<ContractState>> produced = draft.produced();
    List<Class<?>> types =
        produced.stream().<Class<?>>map(each -> each.getData().getClass()).distinct().toList();
    Class<?> type = types.get(random.nextInt(types.size()));
    List<Integer> ofType =
        IntStream.range(0, produced.size())
            .filter(index -> type.isInstance(produced.get(index).getData()))
            .boxed()
            .toList();
    int which = ofType.get(random.nextInt(ofType.size()));
    ContractState state = produced.get(which).getData();
    Leaves.Leaf leaf = Leaves.draw(state, random);
    Change.Made made = Change.of(leaf, random);
    note(
        state.getClass().getSimpleName() + "." + leaf.name(),
        made.kind(),
        leaf.path() + ": " + leaf.value() + " -> " + abbreviated(String.valueOf(made.value())));
    produced.set(
        which, States.withData(produced.get(which), Leaves.with(state, leaf.path(), made.value())));
  }

  private static String abbreviated(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  private static String type(StateAndRef<ContractState> state) {
    return state.getState().getData().getClass().getSimpleName();
  }

  private void note(String where, String change, String with) {
    place = where + " " + change;
    detail = with;
  }
}
