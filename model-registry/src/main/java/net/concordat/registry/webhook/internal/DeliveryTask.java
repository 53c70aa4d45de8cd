// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.UUID;
import net.concordat.registry.webhook.WebhookProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has deliveries tried, again and again, and at last no more. */
@Configuration
public class DeliveryTask {
  private static final TaskDescriptor<Void> DELIVERY = TaskDescriptor.of("webhook-delivery");
  private static final double BACKOFF = 4;

  /** The trying of a delivery. */
  public static TaskInstance<Void> of(UUID delivery) {
    return DELIVERY.instance(delivery.toString()).build();
  }

  @Bean
  OneTimeTask<Void> webhookDelivery(
      ObjectProvider<Deliverer> deliverer, WebhookProperties properties) {
    return Tasks.oneTime(DELIVERY)
        .onFailure(
            new MaxRetriesFailureHandler<>(
                properties.attempts() - 1,
                new ExponentialBackoffFailureHandler<>(properties.firstRetry(), BACKOFF),
                (failed, operations) ->
                    deliverer
                        .getObject()
                        .giveUp(UUID.fromString(failed.getExecution().taskInstance.getId()))))
        .execute((task, context) -> deliverer.getObject().tryOnce(UUID.fromString(task.getId())));
  }
}
