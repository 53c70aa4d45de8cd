// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.concordat.registry.job.JobLeases;
import net.concordat.registry.job.JobStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What goes on with jobs when nobody asks: silent workers lose theirs, and waiting ones are
 * counted.
 */
@Configuration
class JobUpkeep {
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  RecurringTask<Void> leaseExpiry(ObjectProvider<JobLeases> leases) {
    return Tasks.recurring("finetune-lease-expiry", FixedDelay.of(EVERY))
        .execute((task, context) -> leases.getObject().expire());
  }

  @Autowired
  void count(FineTuneJobRows jobs, MeterRegistry metrics) {
    for (JobStatus status : List.of(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.CANCELLING)) {
      Gauge.builder("concordat.jobs", jobs, rows -> rows.countByStatus(status))
          .description("Fine-tune jobs that have not ended")
          .tag("status", status.name().toLowerCase(Locale.ROOT))
          .register(metrics);
    }
  }
}
