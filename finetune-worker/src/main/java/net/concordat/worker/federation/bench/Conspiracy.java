// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.worker.federation.Client;

/** Clients of whom some are dishonest and know what all honest ones trained. For one thread. */
final class Conspiracy {
  private final List<Client> clients;
  private final Set<Integer> dishonest;
  private final Attack attack;
  private int round;
  private final List<float[]> updates = new ArrayList<>();

  private Conspiracy(List<Client> clients, Set<Integer> dishonest, Attack attack) {
    this.clients = clients;
    this.dishonest = dishonest;
    this.attack = attack;
  }

  /** Puts dishonest clients at these places. */
  static List<Client> among(List<Client> clients, Set<Integer> dishonest, Attack attack) {
    Conspiracy conspiracy = new Conspiracy(clients, dishonest, attack);
    List<Client> cast = new ArrayList<>();
    for (int place = 0; place < clients.size(); place++) {
      cast.add(conspiracy.new Member(place));
    }
    return cast;
  }

  private float[] update(int place, int asked, GlobalModel model) {
    if (asked != round) {
      round = asked;
      updates.clear();
      clients.forEach(client -> updates.add(client.update(asked, model)));
    }
    if (!dishonest.contains(place)) {
      return updates.get(place);
    }
    List<float[]> honest = new ArrayList<>();
    for (int other = 0; other < updates.size(); other++) {
      if (!dishonest.contains(other)) {
        honest.add(updates.get(other));
      }
    }
    return attack.forge(updates.get(place), honest);
  }

  private final class Member implements Client {
    private final int place;

    Member(int place) {
      this.place = place;
    }

    @Override
    public String member() {
      return clients.get(place).member();
    }

    @Override
    public long numExamples() {
      return clients.get(place).numExamples();
    }

    @Override
    public float[] update(int asked, GlobalModel model) {
      return Conspiracy.this.update(place, asked, model);
    }

    @Override
    public void settle(boolean counted) {
      clients.get(place).settle(counted);
    }
  }
}
