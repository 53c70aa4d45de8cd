// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.workflows.support.History;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.testing.core.TestIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What something was at a time is told by its states' own times and what each stands in place of.
 */
class HistoryTest {
  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final Party BANK =
      new TestIdentity(new CordaX500Name("Bank", "London", "GB")).getParty();
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  private final List<StateAndRef<AliasRegisterState>> states = new ArrayList<>();

  /** Adds the next state, with a champion or none, so many seconds after the start. */
  private StateAndRef<AliasRegisterState> then(long seconds, @Nullable UUID champion) {
    StateRef before = states.isEmpty() ? null : states.get(states.size() - 1).getRef();
    AliasRegisterState register =
        new AliasRegisterState(
            new StateHeader(
                SecureHash.sha256("consortium"),
                Collections.emptyList(),
                START.plusSeconds(seconds),
                UUID.randomUUID().toString(),
                before),
            BANK,
            champion == null
                ? Collections.emptyList()
                : List.of(new Alias("fraud", champion, Collections.emptyList())));
    StateAndRef<AliasRegisterState> state =
        new StateAndRef<>(
            new TransactionState<>(register, BANK), new StateRef(SecureHash.randomSHA256(), 0));
    states.add(state);
    return state;
  }

  private History<AliasRegisterState> history() {
    List<StateAndRef<AliasRegisterState>> shuffled = new ArrayList<>(states);
    Collections.reverse(shuffled);
    return new History<>(shuffled);
  }

  @Test
  void isNothingBeforeItBegan() {
    then(0, null);
    assertThat(history().asOf(START.minusMillis(1))).isEmpty();
    assertThat(new History<AliasRegisterState>(List.of()).asOf(START)).isEmpty();
  }

  @Test
  void isWhatItBecameLastUntilThen() {
    StateAndRef<AliasRegisterState> first = then(0, null);
    StateAndRef<AliasRegisterState> second = then(10, FIRST);
    StateAndRef<AliasRegisterState> third = then(20, SECOND);
    assertThat(history().asOf(START)).contains(first);
    assertThat(history().asOf(START.plusSeconds(9))).contains(first);
    assertThat(history().asOf(START.plusSeconds(10))).contains(second);
    assertThat(history().asOf(START.plusSeconds(19))).contains(second);
    assertThat(history().asOf(START.plusSeconds(1_000))).contains(third);
  }

  @Test
  void isTheLaterOfTwoThatSayTheSameTime() {
    then(0, null);
    StateAndRef<AliasRegisterState> later = then(0, FIRST);
    assertThat(history().asOf(START)).contains(later);
  }

  @Test
  void doesNotGoBackWhereAClockDid() {
    then(10, null);
    then(20, FIRST);
    StateAndRef<AliasRegisterState> behind = then(15, SECOND);
    assertThat(history().asOf(START.plusSeconds(16))).contains(behind);
    assertThat(history().asOf(START.plusSeconds(30))).contains(behind);
  }

  @Test
  void staysWithTheLastThoughAnEarlierOneSaysALaterTime() {
    then(5, null);
    then(15, FIRST);
    StateAndRef<AliasRegisterState> last = then(3, SECOND);
    assertThat(history().asOf(START.plusSeconds(4))).contains(last);
    assertThat(history().asOf(START.plusSeconds(10))).contains(last);
    assertThat(history().asOf(START.plusSeconds(20))).contains(last);
  }

  @Test
  void knowsSinceWhenSomethingHeldWithoutABreak() {
    StateAndRef<AliasRegisterState> first = then(0, FIRST);
    then(10, null);
    StateAndRef<AliasRegisterState> again = then(20, FIRST);
    StateAndRef<AliasRegisterState> still = then(30, FIRST);
    assertThat(history().since(still, HistoryTest::isFirst)).isEqualTo(again);
    assertThat(history().first(still)).isEqualTo(first);
  }

  private static boolean isFirst(AliasRegisterState register) {
    return register.of("fraud").map(alias -> FIRST.equals(alias.getChampion())).orElse(false);
  }
}
