// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.concordat.registry.ledger.internal.DatabaseTest;
import net.concordat.registry.ledger.internal.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who has a job, and until when. */
@RecordApplicationEvents
@Timeout(120)
class JobLeasesTest extends DatabaseTest {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
  private static final String DIGEST = "ab".repeat(32);

  @Autowired private Jobs jobs;
  @Autowired private JobLeases leases;
  @Autowired private JobProperties properties;
  @Autowired private TestTime.Standing clock;
  @Autowired private JdbcTemplate tables;
  @Autowired private ApplicationEvents events;

  private String model = "";

  @BeforeEach
  void empty() {
    tables.execute("delete from finetune_job_log");
    tables.execute("delete from finetune_job");
    model = publishVersion("card-fraud");
  }

  private UUID submit(int priority, int maxAttempts) {
    UUID id =
        jobs.submit(new JobRequest(model, 1, NOTHING, priority, maxAttempts), "somebody", null)
            .job()
            .id();
    clock.advance(Duration.ofMillis(1));
    return id;
  }

  private Lease take() {
    return leases.take("worker").orElseThrow();
  }

  private static WorkerReport says(String... lines) {
    return new WorkerReport(50, "epoch 3", List.of(lines), List.of());
  }

  private static WorkerReport draws(int... steps) {
    return new WorkerReport(
        50,
        null,
        List.of(),
        Arrays.stream(steps)
            .mapToObj(
                step -> new WorkerReport.Point("training", step, 9, Map.of("loss", 1.0 / step)))
            .toList());
  }

  private JobStatus status(UUID id) {
    return jobs.job(id).orElseThrow().status();
  }

  private List<JobEnded> ended() {
    return events.stream(JobEnded.class).toList();
  }

  @Test
  void eightWorkersGetEachOfTwoHundredJobsOnce() throws Exception {
    List<UUID> asked = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      asked.add(submit(i % 3, 1));
    }
    ExecutorService workers = Executors.newFixedThreadPool(8);
    try {
      List<UUID> taken = new ArrayList<>();
      for (Future<List<UUID>> worker :
          workers.invokeAll(Collections.nCopies(8, (Callable<List<UUID>>) this::takeAll))) {
        taken.addAll(worker.get());
      }
      assertThat(taken).containsExactlyInAnyOrderElementsOf(asked);
    } finally {
      workers.shutdownNow();
    }
  }

  private List<UUID> takeAll() {
    List<UUID> taken = new ArrayList<>();
    for (Optional<Lease> next = leases.take("one of eight");
        next.isPresent();
        next = leases.take("one of eight")) {
      taken.add(next.get().job().id());
    }
    return taken;
  }

  @Test
  void givesTheHighestPriorityFirstAndAmongTheseTheOldest() {
    UUID low = submit(0, 1);
    UUID first = submit(5, 1);
    UUID second = submit(5, 1);
    UUID high = submit(9, 1);

    assertThat(List.of(take().job().id(), take().job().id(), take().job().id(), take().job().id()))
        .containsExactly(high, first, second, low);
    assertThat(leases.take("worker")).isEmpty();
  }

  @Test
  void aDeadWorkersJobIsTakenOverAndNothingItSaysLaterCounts() {
    UUID id = submit(0, 3);
    Lease dead = take();
    leases.renew(id, dead.token(), says("begun"));
    clock.advance(properties.lease());

    assertThatThrownBy(() -> leases.renew(id, dead.token(), says("late")))
        .isInstanceOf(LeaseLostException.class);
    assertThat(leases.take("another")).isEmpty();

    leases.expire();
    Lease next = take();

    assertThat(next.job().id()).isEqualTo(id);
    assertThat(next.job().attempt()).isEqualTo(2);
    for (Runnable late :
        List.<Runnable>of(
            () -> leases.renew(id, dead.token(), says("later")),
            () -> leases.complete(id, dead.token(), DIGEST, NOTHING),
            () -> leases.fail(id, dead.token(), "later", false))) {
      assertThatThrownBy(late::run).isInstanceOf(LeaseLostException.class);
    }
    assertThat(leases.complete(id, next.token(), DIGEST, NOTHING).status())
        .isEqualTo(JobStatus.DONE);
    assertThat(jobs.log(id, 0, 10)).extracting(LogLine::text).containsExactly("begun");
    assertThat(ended()).extracting(JobEnded::artifactDigest).containsExactly(DIGEST);
  }

  @Test
  void aLaterAttemptReplacesThePointsThatItTellsAgain() {
    UUID id = submit(0, 3);
    leases.renew(id, take().token(), draws(1, 2, 3));
    clock.advance(properties.lease());
    leases.expire();
    leases.renew(id, take().token(), draws(3, 4));

    List<CurvePoint> curve = jobs.curve(id, "training", 0, 10);
    assertThat(curve).extracting(CurvePoint::step).containsExactly(1, 2, 3, 4);
    assertThat(curve).extracting(CurvePoint::attempt).containsExactly(1, 1, 2, 2);
    assertThat(curve.get(3).values().get("loss").asDouble()).isEqualTo(0.25);
    assertThat(jobs.curve(id, "training", 2, 1)).extracting(CurvePoint::step).containsExactly(3);
    assertThat(jobs.curve(id, "search", 0, 10)).isEmpty();
  }

  @Test
  void keepsNoMorePointsOfAJobThanItsBound() {
    UUID id = submit(0, 1);
    Lease lease = take();
    int[] all = IntStream.rangeClosed(1, JobLeases.CURVE_POINTS + 5).toArray();
    leases.renew(id, lease.token(), draws(all));
    leases.renew(id, lease.token(), draws(1, JobLeases.CURVE_POINTS + 6));

    assertThat(jobs.curve(id, "training", 0, 5_000)).hasSize(JobLeases.CURVE_POINTS);
  }

  @Test
  void aWorkerThatReportsKeepsItsJob() {
    UUID id = submit(0, 1);
    Lease lease = take();
    for (int i = 0; i < 5; i++) {
      clock.advance(properties.lease().minusSeconds(1));
      leases.expire();
      assertThat(leases.renew(id, lease.token(), says()).cancelled()).isFalse();
    }
    assertThat(status(id)).isEqualTo(JobStatus.RUNNING);
    FineTuneJob.Run run = jobs.job(id).orElseThrow().run();
    assertThat(run).isNotNull();
    assertThat(run.progress()).isEqualTo(50);
    assertThat(run.step()).isEqualTo("epoch 3");
  }

  @Test
  void aJobWhoseWorkersAllFallSilentFails() {
    UUID id = submit(0, 2);
    for (int i = 0; i < 2; i++) {
      take();
      clock.advance(properties.lease());
      leases.expire();
    }
    assertThat(status(id)).isEqualTo(JobStatus.FAILED);
    assertThat(ended()).extracting(JobEnded::status).containsExactly(JobStatus.FAILED);
  }

  @Test
  void aFailedJobIsTriedAgainAfterAWaitThatDoubles() {
    UUID id = submit(0, 3);
    for (int seconds : List.of(30, 60)) {
      assertThat(leases.fail(id, take().token(), "out of memory", true).status())
          .isEqualTo(JobStatus.QUEUED);
      clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(leases.take("worker")).isEmpty();
      clock.advance(Duration.ofMillis(1));
    }
    FineTuneJob last = leases.fail(id, take().token(), "out of memory", true);
    assertThat(last.status()).isEqualTo(JobStatus.FAILED);
    assertThat(last.failure()).isEqualTo("out of memory");
    assertThat(last.attempt()).isEqualTo(3);
    assertThat(ended()).hasSize(1);
  }

  @Test
  void aJobThatCannotSucceedIsNotTriedAgain() {
    UUID id = submit(0, 10);
    assertThat(leases.fail(id, take().token(), "no such layer", false).status())
        .isEqualTo(JobStatus.FAILED);
  }

  @Test
  void aWaitingJobIsCalledOffAtOnce() {
    UUID id = submit(0, 3);
    jobs.cancel(id);
    jobs.cancel(id);
    assertThat(status(id)).isEqualTo(JobStatus.CANCELLED);
    assertThat(leases.take("worker")).isEmpty();
    assertThat(ended()).hasSize(1);
  }

  @Test
  void aRunningJobsWorkerIsToldToStopAndNothingItMakesIsTaken() {
    UUID id = submit(0, 3);
    Lease lease = take();
    jobs.cancel(id);
    assertThat(status(id)).isEqualTo(JobStatus.CANCELLING);
    assertThat(leases.renew(id, lease.token(), says()).cancelled()).isTrue();

    FineTuneJob ended = leases.complete(id, lease.token(), DIGEST, NOTHING);

    assertThat(ended.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(ended.artifactDigest()).isNull();
  }

  @Test
  void aJobThatWasCalledOffIsNotTriedAgainWhenItsWorkerFailsOrDies() {
    UUID failing = submit(0, 3);
    Lease lease = take();
    jobs.cancel(failing);
    assertThat(leases.fail(failing, lease.token(), "stopped", true).status())
        .isEqualTo(JobStatus.CANCELLED);

    UUID dying = submit(0, 3);
    take();
    jobs.cancel(dying);
    clock.advance(properties.lease());
    leases.expire();
    assertThat(status(dying)).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void aJobThatHasEndedIsNotCalledOff() {
    UUID id = submit(0, 1);
    leases.complete(id, take().token(), DIGEST, NOTHING);
    assertThatThrownBy(() -> jobs.cancel(id))
        .isInstanceOf(JobEndedException.class)
        .hasMessageContaining("has ended as DONE");
    assertThat(jobs.cancel(UUID.randomUUID())).isEmpty();
  }

  @Test
  void noOtherTokenReports() {
    UUID id = submit(0, 1);
    UUID other = submit(0, 1);
    Lease lease = take();
    Lease others = take();
    for (String token : List.of("", "x".repeat(43), others.token())) {
      assertThatThrownBy(() -> leases.renew(id, token, says()))
          .isInstanceOf(LeaseLostException.class);
    }
    assertThatThrownBy(() -> leases.renew(other, lease.token(), says()))
        .isInstanceOf(LeaseLostException.class);
    assertThat(tables.queryForList("select lease_hash from finetune_job", String.class))
        .doesNotContain(lease.token())
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    assertThat(List.of(lease, others).stream().map(Lease::token).collect(toSet())).hasSize(2);
  }

  @Test
  void keepsTenThousandLinesOfAJobsLogAndSaysHowManyItKept() {
    UUID id = submit(0, 1);
    Lease lease = take();
    tables.update("update finetune_job set log_lines = ?", JobLeases.LOG_LINES - 2);

    assertThat(leases.renew(id, lease.token(), says("a", "b", "c")).linesKept()).isEqualTo(2);
    assertThat(leases.renew(id, lease.token(), says("d")).linesKept()).isZero();

    assertThat(jobs.log(id, 0, 10)).extracting(LogLine::text).containsExactly("a", "b");
  }

  @Test
  void beginsFromAVersionThatTheRegistryKnows() {
    assertThatThrownBy(() -> jobs.submit(new JobRequest(model, 2, NOTHING, 0, 1), "somebody", null))
        .isInstanceOf(UnknownBaseException.class)
        .hasMessageContaining("there is no version 2 of model " + model);
  }
}
