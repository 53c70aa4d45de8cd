// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The web pages of one party; see application.yaml for what they must be told. What browsers send
 * goes over plain requests, which pass the security filters, and only news goes over the socket.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Push(transport = Transport.WEBSOCKET_XHR)
public class UiApplication implements AppShellConfigurator {
  /** Starts the pages. */
  public static void main(String[] args) {
    SpringApplication.run(UiApplication.class, args);
  }

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.addLink("stylesheet", "concordat/concordat.css");
    settings.addFavIcon("icon", "concordat/concordat.svg", "any");
    settings.addMetaTag("color-scheme", "light dark");
    settings.setViewport("width=device-width, initial-scale=1");
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
