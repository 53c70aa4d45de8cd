// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import net.concordat.ui.api.JobProgress;
import net.concordat.ui.api.JobsApi;
import net.concordat.ui.live.Feed;
import net.concordat.ui.security.TokenSource;
import org.springframework.stereotype.Component;

/** Follows the jobs that somebody looks at. */
@Component
class JobFeed extends Feed<JobProgress> {
  private final JobsApi jobs;

  JobFeed(JobsApi jobs, TokenSource tokens) {
    super(tokens);
    this.jobs = jobs;
  }

  @Override
  protected JobProgress read(String token, String id) {
    return jobs.progressAs(token, id);
  }
}
