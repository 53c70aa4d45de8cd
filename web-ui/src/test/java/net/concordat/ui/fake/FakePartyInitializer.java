// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a fake party with the pages and tells them of it. */
final class FakePartyInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    FakeParty party = new FakeParty();
    context.getBeanFactory().registerSingleton("fakeParty", party);
    TestPropertyValues.of(
            "concordat.ui.party=BankA",
            "concordat.ui.observer=false",
            "concordat.ui.registry=" + party.address(),
            "concordat.ui.scoring=" + party.address() + "/scoring",
            "concordat.ui.issuer=" + party.issuer(),
            "concordat.ui.client-secret-file=" + party.secretFile(),
            "concordat.ui.news-every=300ms",
            "concordat.ui.answer-timeout=30s",
            // All tests share the pages, and nobody of theirs signs out.
            "concordat.ui.most-sessions=5000",
            "concordat.ui.most-pages-of-all=5000",
            // Tests of Spring Boot switch it off.
            "management.prometheus.metrics.export.enabled=true",
            "server.address=localhost")
        .applyTo(context);
    context.getBeanFactory().addBeanPostProcessor(new OftenBeating());
  }

  /** What is about to be sent as a heartbeat holds a session, usually for up to a minute. */
  private static final class OftenBeating implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
      if (bean instanceof ServletRegistrationBean<?> pages) {
        pages.addInitParameter(
            "org.atmosphere.interceptor.HeartbeatInterceptor.heartbeatFrequencyInSeconds", "5");
      }
      return bean;
    }
  }
}
