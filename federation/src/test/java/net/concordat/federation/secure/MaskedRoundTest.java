// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MaskedRoundTest {
  @Property(tries = 40)
  void givesTheSumOfThoseWhoAreLeftWhereverOthersDropOut(
      @ForAll @IntRange(min = 5, max = 12) int members, @ForAll Random random) {
    int threshold = MaskedRound.leastThreshold(members);
    List<String> names =
        new ArrayList<>(IntStream.range(0, members).mapToObj(i -> "Bank" + i).toList());
    java.util.Collections.shuffle(names, random);
    int gone = random.nextInt(members - threshold + 1);
    int goneAtFirst = random.nextInt(gone + 1);
    MaskedPlay play =
        new MaskedPlay(members, threshold)
            .share(Set.copyOf(names.subList(0, goneAtFirst)))
            .mask(Set.copyOf(names.subList(goneAtFirst, gone)));

    // As many as needed give their shares; the others drop out last.
    assertThat(play.open(play.unmaskings(threshold))).isEqualTo(play.plainSum());
    play.vectors()
        .forEach((member, vector) -> assertThat(vector).isNotEqualTo(play.values(member)));
  }

  @Test
  void opensTheSameSumForWhoeverHasTheVectors() {
    MaskedPlay play = new MaskedPlay(5, 4).share(Set.of()).mask(Set.of("Bank2"));
    MaskedSum one = play.aggregator();

    assertThat(one.masked(play.vectors())).isEqualTo(play.aggregator().masked(play.vectors()));
  }

  @Test
  void isNotOpenedByTooFew() {
    MaskedPlay play = new MaskedPlay(6, 5).share(Set.of()).mask(Set.of());

    assertThatThrownBy(() -> play.open(play.unmaskings(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 members have to give their shares of Bank0's secret, but 4 did");
  }

  @Test
  void endsWhereTooFewAreLeft() {
    MaskedPlay play = new MaskedPlay(6, 5).share(Set.of()).mask(Set.of("Bank0", "Bank1"));

    assertThatThrownBy(() -> play.client("Bank2").unmask(play.vectors().keySet()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A masked round needs the vectors of 5 members, but has those of [Bank2, Bank3, Bank4, Bank5]");
    MaskedPlay fewer = new MaskedPlay(6, 5).share(Set.of("Bank0", "Bank1"));
    assertThatThrownBy(() -> fewer.mask(Set.of()))
        .hasMessageStartingWith("A masked round needs the vectors of 5 members");
  }

  @Test
  void neverGivesBothSharesOfAClient() {
    MaskedPlay play = new MaskedPlay(6, 5).share(Set.of()).mask(Set.of());
    Set<String> all = play.vectors().keySet();
    Set<String> without = new TreeSet<>(all);
    without.remove("Bank3");
    MaskingClient client = play.client("Bank0");
    Unmasking given = client.unmask(all);

    assertThat(given.ownSeeds()).containsOnlyKeys(all);
    assertThat(given.maskKeys()).isEmpty();
    assertThatThrownBy(() -> client.unmask(without))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it would show a member's update");
    assertThat(client.unmask(all).ownSeeds()).containsOnlyKeys(all);
  }

  @Test
  void findsOutAShareThatIsWrong() {
    MaskedPlay play = new MaskedPlay(5, 4).share(Set.of()).mask(Set.of("Bank4"));
    List<Unmasking> honest = play.unmaskings(4);
    byte[] ofKey = share(honest.get(1).maskKeys(), "Bank4");
    ofKey[0] ^= 1;
    assertThatThrownBy(() -> play.open(honest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The shares of Bank4's secret that members [1, 2, 3, 4] gave");
    ofKey[0] ^= 1;
    share(honest.get(1).ownSeeds(), "Bank0")[5] ^= 1;
    assertThatThrownBy(() -> play.open(honest))
        .hasMessageStartingWith("The shares of Bank0's secret");
  }

  @Property(tries = 20)
  void isOpenedWithoutWhoeverGivesAWrongShareWhereTheOthersAreEnough(
      @ForAll @IntRange(min = 5, max = 9) int members, @ForAll Random random) {
    int threshold = MaskedRound.leastThreshold(members);
    MaskedPlay play = new MaskedPlay(members, threshold).share(Set.of()).mask(Set.of());
    List<Unmasking> given = play.unmaskings(threshold + 1);
    given
        .get(random.nextInt(given.size()))
        .ownSeeds()
        .values()
        .forEach(share -> share[random.nextInt(share.length)] ^= 1);

    assertThat(play.open(given)).isEqualTo(play.plainSum());
  }

  @Test
  void isOpenedWithoutTheSharesThatOneCouldNotRead() {
    MaskedPlay play = new MaskedPlay(5, 4).share(Set.of());
    play.letters("Bank0").get(0).sealed()[3] ^= 1;
    play.mask(Set.of());

    assertThat(play.client("Bank0").unmask(play.vectors().keySet()).ownSeeds())
        .containsOnlyKeys("Bank0", "Bank2", "Bank3", "Bank4");
    assertThat(play.open(play.unmaskings(5))).isEqualTo(play.plainSum());
  }

  private static byte[] share(Map<String, byte[]> shares, String of) {
    return Objects.requireNonNull(shares.get(of));
  }

  @Test
  void refusesSharesThatAreNotForIt() {
    MaskedPlay play = new MaskedPlay(5, 4).share(Set.of());
    assertThatThrownBy(() -> play.client("Bank2").mask(new int[1], play.letters("Bank3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Bank2 needs one share from each other member, but got one from Bank0 to Bank3");
  }

  @Test
  void refusesKeysThatAreNotEverybodys() {
    MaskedPlay play = new MaskedPlay(5, 4);
    MaskingClient client = play.client("Bank0");
    List<OpenKeys> replaced = new ArrayList<>(play.keys());
    OpenKeys one = replaced.get(1);
    replaced.set(2, new OpenKeys("Bank2", one.mask(), one.letter(), one.ownSeed()));

    assertThatThrownBy(() -> client.shareSecrets(replaced))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "A masked round needs two keys of each of its 5 members, all different, but there are 8");
    assertThatThrownBy(() -> client.shareSecrets(play.keys().subList(0, 4)))
        .hasMessageContaining("but there are 8 of [Bank0, Bank1, Bank2, Bank3]");
  }

  @Test
  void takesEachStepOnceInItsOrder() {
    MaskedPlay play = new MaskedPlay(5, 4);
    MaskingClient client = play.client("Bank0");

    assertThatThrownBy(() -> client.mask(new int[1], List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("In a masked round a member masks one vector, after it shared its secrets out");
    assertThatThrownBy(() -> client.unmask(Set.of()))
        .hasMessage("In a masked round a member unmasks after it masked");
    play.share(Set.of()).mask(Set.of());
    assertThatThrownBy(() -> client.shareSecrets(play.keys()))
        .hasMessage("In a masked round a member shares its secrets out once");
  }

  @Test
  void isNotMadeForTooFewOrWithALowThreshold() {
    assertThatThrownBy(() -> new MaskedRound("F1", 1, List.of("A", "B", "C", "D"), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A masked round needs 5 to 255 members, each once, but has [A, B, C, D]");
    assertThatThrownBy(() -> new MaskedPlay(6, 4 - 1))
        .hasMessage(
            "The threshold must be more than two thirds of the 6 members, 4 or more, and at most all, but is 3");
    assertThatThrownBy(() -> new MaskedPlay(9, 6))
        .hasMessageContaining("more than two thirds of the 9 members");
    assertThat(MaskedRound.leastThreshold(5)).isEqualTo(4);
    assertThat(MaskedRound.leastThreshold(9)).isEqualTo(7);
  }
}
