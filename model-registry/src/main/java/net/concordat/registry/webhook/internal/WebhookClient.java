// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook.internal;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import net.concordat.registry.webhook.WebhookProperties;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Sends messages to receivers, which may mean no good: it follows no redirection, reads nothing of
 * an answer but its head, keeps no cookie, and waits no longer than it may.
 */
@Component
class WebhookClient {
  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;

  private final WebhookProperties properties;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "webhook-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  WebhookClient(Targets targets, WebhookProperties properties) {
    this.properties = properties;
    Timeout timeout = Timeout.of(properties.timeout());
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(targets)
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                            .http1Config(
                                Http1Config.custom()
                                    .setMaxLineLength(LONGEST_LINE)
                                    .setMaxHeaderCount(MOST_HEADERS)
                                    .build())
                            .build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .setUserAgent("Concordat")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /**
   * @param url where to
   * @param id which, the same at each attempt
   * @param second when it is sent, in seconds since 1970
   * @param signature over both and the body
   * @param body JSON
   */
  record Message(URI url, String id, String second, String signature, String body) {}

  /** Sends one, and says what came of it. */
  Answer send(Message message) {
    HttpPost post = new HttpPost(message.url());
    post.setHeader("webhook-id", message.id());
    post.setHeader("webhook-timestamp", message.second());
    post.setHeader("webhook-signature", message.signature());
    post.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
    Runnable stop = post::cancel;
    ScheduledFuture<?> deadline =
        deadlines.schedule(stop, properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
    // Closed without its body read, an answer costs no more than its head.
    try (ClassicHttpResponse response =
        http.executeOpen(target(message.url()), post, HttpClientContext.create())) {
      return Answer.of(response.getCode());
    } catch (IOException e) {
      return Answer.none(
          post.isCancelled()
              ? "No answer within %d seconds.".formatted(properties.timeout().toSeconds())
              : e.getClass().getSimpleName() + ": " + e.getMessage());
    } finally {
      deadline.cancel(false);
    }
  }

  private static HttpHost target(URI url) {
    return new HttpHost(url.getScheme(), url.getHost(), url.getPort());
  }

  @PreDestroy
  void close() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }
}
