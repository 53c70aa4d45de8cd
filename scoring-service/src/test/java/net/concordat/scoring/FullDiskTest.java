// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static net.concordat.scoring.Running.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.concordat.decisions.log.LogAudit;
import net.concordat.scoring.Running.Answer;
import net.concordat.scoring.bench.StandInBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process, asked by many, whose files may not grow any more for a while, in the midst of
 * whatever the log does then. To do so with a file system of its own takes the right to mount one:
 * that is run when it is asked for, {@code -Dconcordat.mounts=all}.
 */
@Timeout(120)
class FullDiskTest {
  private static final int CALLERS = 4;

  @TempDir private Path folder;

  /** Sequences of what was acknowledged, by the decision's id. */
  private final Map<UUID, JsonNode> acknowledged = new ConcurrentHashMap<>();

  private final List<UUID> refused = new ArrayList<>();
  private final AtomicInteger strange = new AtomicInteger();
  private volatile boolean isOver;

  /** Where the service writes. */
  private interface Disk {
    void fill(Process service) throws Exception;

    void makeRoom(Process service) throws Exception;
  }

  @Test
  void stopsDecidingWhileNothingCanBeWrittenAndGoesOnAfterwards() throws Exception {
    stopsAndGoesOn(new LimitedFiles());
  }

  @Test
  @EnabledIfSystemProperty(named = "concordat.mounts", matches = "all")
  void doesSoOnAFileSystemThatIsFull() throws Exception {
    run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder.toString());
    try {
      stopsAndGoesOn(new FullFileSystem(folder.resolve("filler")));
    } finally {
      run("umount", folder.toString());
    }
  }

  private void stopsAndGoesOn(Disk disk) throws Exception {
    try (StandInBank bank = new StandInBank()) {
      bank.serve(List.of(StandInBank.champion()));
      Running.settings(folder, bank, null);
      String token = bank.token(Running.AUDIENCE, "gateway", "scoring-caller");
      Process service = KilledService.start(folder, bank);
      try (BufferedReader lines = service.inputReader(StandardCharsets.UTF_8)) {
        int port = KilledService.port(lines);
        fillAndMakeRoom(disk, service, token, port);
        requireAllAreThereOnce(token, port);
      } finally {
        service.destroy();
        service.waitFor();
      }
    }
    assertThat(LogAudit.of(ReceiptKey.log(folder.resolve("kept")), List.of(), List.of())).isEmpty();
  }

  private void fillAndMakeRoom(Disk disk, Process service, String token, int port)
      throws Exception {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask(token, port, UUID.randomUUID()).status() == 200);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(new Thread(() -> askUntilItIsOver(token, port)));
    }
    callers.forEach(Thread::start);
    try {
      awaitSome(acknowledged::size, 50);
      disk.fill(service);
      awaitSome(() -> countRefused(), 20);
      int before = acknowledged.size();
      awaitSome(() -> countRefused(), countRefused() + 20);
      // No more than what was on its way to whoever asked.
      assertThat(acknowledged.size() - before).isLessThanOrEqualTo(CALLERS);
      disk.makeRoom(service);
      awaitSome(acknowledged::size, before + 50);
    } finally {
      isOver = true;
      for (Thread caller : callers) {
        caller.join();
      }
    }
    assertThat(strange.get()).isZero();
  }

  private interface Count {
    int get();
  }

  private static void awaitSome(Count count, int most) {
    await().atMost(Duration.ofSeconds(60)).until(() -> count.get() >= most);
  }

  private int countRefused() {
    synchronized (refused) {
      return refused.size();
    }
  }

  /** Of the process that runs; its hard limit stays, so that it can be taken back. */
  private static final class LimitedFiles implements Disk {
    /** So small that the next commit fails. */
    @Override
    public void fill(Process service) throws Exception {
      limit(service, "4096");
    }

    @Override
    public void makeRoom(Process service) throws Exception {
      limit(service, "unlimited");
    }

    private static void limit(Process service, String bytes) throws Exception {
      run("prlimit", "--pid", Long.toString(service.pid()), "--fsize=" + bytes + ":");
    }
  }

  /** Another file takes all the room that there is. */
  private record FullFileSystem(Path filler) implements Disk {
    @Override
    public void fill(Process service) throws IOException {
      try (OutputStream out = Files.newOutputStream(filler)) {
        byte[] page = new byte[4096];
        for (int i = 0; i < 16 << 20; i += page.length) {
          out.write(page);
        }
        throw new AssertionError("16 MB had room");
      } catch (IOException full) {
        assertThat(full).hasMessageContaining("No space left");
      }
    }

    @Override
    public void makeRoom(Process service) throws IOException {
      Files.delete(filler);
    }
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static Answer ask(String token, int port, UUID id)
      throws IOException, InterruptedException {
    return Running.send("/decisions", token, Running.request(amount(id, 600)), port);
  }

  private void askUntilItIsOver(String token, int port) {
    while (!isOver) {
      UUID id = UUID.randomUUID();
      try {
        Answer answer = ask(token, port, id);
        if (answer.status() == 200) {
          acknowledged.put(id, answer.body().at("/decisions/0/receipt/sequence"));
        } else if (answer.status() == 503
            && answer.body().path("reason").asText().equals("LOG_UNAVAILABLE")) {
          synchronized (refused) {
            refused.add(id);
          }
        } else {
          strange.incrementAndGet();
        }
      } catch (IOException e) {
        strange.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** What was refused may be there; asked again, it has one place, too. */
  private void requireAllAreThereOnce(String token, int port) throws Exception {
    List<JsonNode> places = new ArrayList<>();
    for (UUID id : refused.subList(0, 20)) {
      acknowledged.putIfAbsent(id, Running.JSON.nullNode());
    }
    for (Map.Entry<UUID, JsonNode> before : acknowledged.entrySet()) {
      Answer answer = ask(token, port, before.getKey());
      assertThat(answer.status()).isEqualTo(200);
      JsonNode place = answer.body().at("/decisions/0/receipt/sequence");
      if (!before.getValue().isNull()) {
        assertThat(place).isEqualTo(before.getValue());
      }
      places.add(place);
    }
    assertThat(places).doesNotHaveDuplicates();
  }
}
