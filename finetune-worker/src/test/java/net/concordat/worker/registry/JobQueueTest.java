// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.concordat.inference.support.InvalidInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JobQueueTest {
  @TempDir private Path folder;
  private RegistryFake registry;
  private JobQueue queue;

  @BeforeEach
  void start() throws IOException {
    registry = new RegistryFake();
    queue = new JobQueue(registry.address(), registry.account(folder), "worker-1");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private LeasedJob leased() throws Exception {
    registry.submit(Map.of("x", 1));
    return queue.take().orElseThrow();
  }

  @Test
  void takesAJobWithItsRecipeForAsLongAsTheRegistrySays() throws Exception {
    assertThat(queue.take()).isEmpty();

    LeasedJob job = leased();

    assertThat(job.recipe().path("x").asInt()).isOne();
    assertThat(job.attempt()).isOne();
    assertThat(job.lasts()).isBetween(Duration.ofSeconds(115), Duration.ofSeconds(125));
    assertThat(job.toString()).doesNotContain(job.token());
  }

  @Test
  void signsInOnceForManyRequestsAndAnewWhenTheTokenIsNotTaken() throws Exception {
    queue.take();
    queue.take();
    assertThat(registry.signIns()).isOne();

    RegistryFake again = restart();
    assertThat(queue.take()).isEmpty();
    assertThat(again.signIns()).isOne();
  }

  private RegistryFake restart() {
    registry.close();
    registry = registry.restarted();
    return registry;
  }

  @Test
  void renewsATokenBeforeItEnds() throws Exception {
    registry.tokenSeconds = 0;
    queue.take();
    queue.take();
    assertThat(registry.signIns()).isEqualTo(2);
  }

  @Test
  void saysThatTheRegistryIsAwayWhereNobodyAnswersOrItFails() throws Exception {
    registry.status = 503;
    assertThatThrownBy(queue::take)
        .isInstanceOf(RegistryAwayException.class)
        .hasMessageContaining("503");
    registry.close();
    assertThatThrownBy(queue::take)
        .isInstanceOf(RegistryAwayException.class)
        .hasMessageContaining("Nobody answers at");
    registry = registry.restarted();
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void givesTheRegistrysOwnSentenceWhereItRefuses() {
    registry.status = 403;
    assertThatThrownBy(queue::take)
        .isInstanceOf(RegistryRefusalException.class)
        .hasMessage("The registry answers with 403: No worker of ours.");
  }

  @Test
  void saysWhatToCheckWhereTheRealmDoesNotSignItIn() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong"), "guessed");
    JobQueue stranger =
        new JobQueue(
            registry.address(),
            new ServiceAccount(registry.issuer(), "concordat-worker", wrong),
            "w");
    assertThatThrownBy(stranger::take)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("answers with 401: check --issuer, --client and the secret")
        .hasMessageNotContaining("guessed");
  }

  @Test
  void dropsAJobThatAnotherWorkerHas() throws Exception {
    LeasedJob job = leased();
    registry.expire(job(job));

    assertThatThrownBy(() -> queue.report(job, new Report(1, "x", List.of(), List.of())))
        .isInstanceOf(LeaseLostException.class)
        .hasMessageContaining("Drop the work");
    assertThatThrownBy(() -> queue.fetchBase(job, folder.resolve("base")))
        .isInstanceOf(LeaseLostException.class);
  }

  private RegistryFake.Job job(LeasedJob leased) {
    return registry.known(leased.id());
  }

  @Test
  void fetchesTheBaseAndStoresWhatWasMade() throws Exception {
    registry.base = new byte[] {1, 2, 3};
    LeasedJob job = leased();
    Path base = folder.resolve("base");
    queue.fetchBase(job, base);
    assertThat(base).hasBinaryContent(new byte[] {1, 2, 3});

    queue.store(job, "0".repeat(64), base);
    assertThat(job(job).artifact).containsExactly(1, 2, 3);
  }

  @Test
  void saysWhetherAFailedJobIsTriedAgain() throws Exception {
    assertThat(queue.fail(leased(), "the disk is full", true)).isTrue();
    LeasedJob other = leased();
    assertThat(queue.fail(other, "no such column\u001b[2J", false)).isFalse();
    assertThat(job(other).failure).isEqualTo("no such column?[2J");
  }

  @Test
  void sendsNoSecretOverAnOpenNetwork() {
    assertThatThrownBy(
            () ->
                new JobQueue(URI.create("http://registry.example"), registry.account(folder), "w"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--registry must be an address with https");
    assertThatThrownBy(
            () -> new ServiceAccount(URI.create("http://idp.example/realms/x"), "c", folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--issuer must be an address with https");
  }
}
