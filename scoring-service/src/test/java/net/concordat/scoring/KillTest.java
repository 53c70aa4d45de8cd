// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static net.concordat.scoring.Running.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import net.concordat.decisions.Hash;
import net.concordat.decisions.log.LogAudit;
import net.concordat.decisions.log.Receipt;
import net.concordat.scoring.Running.Answer;
import net.concordat.scoring.bench.StandInBank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed with SIGKILL while programs ask them. */
@Timeout(180)
class KillTest {
  private static final int KILLS = 2;
  private static final int CALLERS = 4;

  @TempDir private Path folder;

  /** What was acknowledged: receipts by the decision's id. */
  private final Map<UUID, JsonNode> acknowledged = new ConcurrentHashMap<>();

  /** What was asked for and never answered. */
  private final ConcurrentLinkedQueue<UUID> unanswered = new ConcurrentLinkedQueue<>();

  @Test
  void losesAndDoublesNothingThatWasAcknowledged() throws Exception {
    long seed = System.nanoTime();
    System.out.println("KillTest: seed " + seed);
    Random random = new Random(seed);
    try (StandInBank bank = new StandInBank()) {
      bank.serve(List.of(StandInBank.champion()));
      Running.settings(folder, bank, null);
      String token = bank.token(Running.AUDIENCE, "gateway", "scoring-caller");
      for (int kill = 0; kill < KILLS; kill++) {
        killInTheMidst(KilledService.start(folder, bank), token, random);
      }
    }
    requireAllAreThereOnce();
  }

  private void killInTheMidst(Process service, String token, Random random) throws Exception {
    int port = KilledService.port(service.inputReader(StandardCharsets.UTF_8));
    awaitDeciding(token, port);
    int before = acknowledged.size();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(new Thread(() -> askUntilItDies(token, port)));
    }
    callers.forEach(Thread::start);
    await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > before + 40);
    TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
    assertThat(service.toHandle().destroyForcibly()).isTrue();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(service.waitFor()).isEqualTo(128 + 9);
  }

  private static void awaitDeciding(String token, int port) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask(token, port, List.of(UUID.randomUUID())).status() == 200);
  }

  private static Answer ask(String token, int port, List<UUID> ids)
      throws IOException, InterruptedException {
    String[] cases = ids.stream().map(id -> amount(id, 600)).toArray(String[]::new);
    return Running.send("/decisions", token, Running.request(cases), port);
  }

  private void askUntilItDies(String token, int port) {
    while (true) {
      List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
      try {
        note(ids, ask(token, port, ids));
      } catch (IOException e) {
        unanswered.addAll(ids);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void note(List<UUID> ids, Answer answer) {
    for (int i = 0; i < ids.size() && answer.status() == 200; i++) {
      acknowledged.put(ids.get(i), answer.body().at("/decisions/" + i + "/receipt"));
    }
  }

  private void requireAllAreThereOnce() throws Exception {
    assertThat(unanswered).isNotEmpty();
    List<Receipt> receipts = new ArrayList<>();
    try (Running service = Running.in(folder)) {
      // Asked again, what was acknowledged has its place, and what was not gets one.
      List<UUID> all = new ArrayList<>(unanswered);
      all.addAll(acknowledged.keySet());
      for (UUID id : all) {
        Answer answer = service.decide(amount(id, 600));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode receipt = answer.body().at("/decisions/0/receipt");
        @Nullable JsonNode before = acknowledged.get(id);
        if (before != null) {
          assertThat(receipt.path("sequence")).isEqualTo(before.path("sequence"));
          assertThat(receipt.path("leafHash")).isEqualTo(before.path("leafHash"));
        }
        receipts.add(receipt(receipt));
      }
    }
    assertThat(receipts).doesNotHaveDuplicates();
    assertThat(LogAudit.of(ReceiptKey.log(folder.resolve("kept")), List.of(), receipts)).isEmpty();
  }

  private static Receipt receipt(JsonNode json) {
    return new Receipt(
        UUID.fromString(json.path("logId").asText()),
        json.path("sequence").asLong(),
        Hash.of(HexFormat.of().parseHex(json.path("leafHash").asText())),
        Hash.of(HexFormat.of().parseHex(json.path("previousHead").asText())));
  }
}
